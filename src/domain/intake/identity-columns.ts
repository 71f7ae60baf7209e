import { nationalIdKey } from './national-id.ts';
import type { RowColumn, RowSource } from './row-column.ts';
import { writtenId } from './written-id.ts';

/** Which account a row is about and whose it is. */
export const identityColumns = (source: RowSource): RowColumn[] => [
  { column: 'line', value: ({ line }) => line },
  accountColumn(source),
  customerColumn(source),
];

const accountColumn = ({ reader, at }: RowSource): RowColumn => {
  const index = at('account_id');
  return {
    column: 'account_id',
    value: (row) => {
      const written = writtenId(reader, index, 'account_id');
      if (written === null) {
        reader.refuse(index, 'missing-value', 'account_id is empty', 'give the row its account_id');
      }
      row.accountId = written ?? '';
      return row.accountId;
    },
  };
};

/** A row with nothing but a name is of a customer of its own, who has the account's id. */
const customerColumn = ({ reader, at }: RowSource): RowColumn => {
  const id = at('customer_id');
  const nationalId = at('national_id');
  const name = at('full_name');
  const first = [id, nationalId, name].find((index) => index >= 0) ?? -1;
  return {
    column: 'customer_id',
    value: ({ accountId }) => {
      const own = writtenId(reader, id, 'customer_id');
      const national = writtenId(reader, nationalId, 'national_id');
      if (own !== null) return own;
      if (national !== null) return nationalIdKey(national);
      if (reader.text(name) === null) {
        reader.refuse(
          first,
          'no-customer',
          'the row names nobody',
          'give it a customer_id, a national_id or a full_name',
        );
      }
      return accountId;
    },
  };
};
