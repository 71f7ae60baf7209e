import type { Field } from '../mapping/field.ts';
import type { CellReader } from './cell-reader.ts';
import { nationalIdKey } from './national-id.ts';
import { writtenId } from './written-id.ts';

/** Whom a row of a file about known customers is of, and where it stands. */
export const referenceColumns = ['line', 'customer_ref', 'customer_key', 'national_ref', 'account_ref'] as const;

export type ToldValue = string | number | null;

/** A reader of rows that tell something of customers who are known already. */
export interface ToldRowReader {
  /** What is read beside whom the row is of. */
  readonly columns: readonly string[];
  /** The reference and then the values in the order of the columns, or undefined and the reader's refusals. */
  readonly read: (line: number, cells: readonly string[]) => ToldValue[] | undefined;
}

/** The cells of a file by their fields. */
export interface ToldCells {
  readonly reader: CellReader;
  /** The places of the field's columns, none where the file does not have it. */
  readonly of: (field: Field) => readonly number[];
}

/**
 * A reader that puts before a row's own values whom it is of: a customer, a person by their number, or an account's owner; or
 * nobody by name where the row tells it `otherwise`.
 */
export const toldRowReader = (
  { reader, of }: ToldCells,
  columns: readonly string[],
  valuesOf: (line: number, cells: readonly string[]) => readonly ToldValue[],
  otherwise?: Field,
): ToldRowReader => {
  const at = (field: Field): number => of(field)[0] ?? -1;
  const [customer, national, account] = [at('customer_id'), at('national_id'), at('account_id')];
  const first = [customer, national, account].find((index) => index >= 0) ?? -1;
  return {
    columns,
    read: (line, cells) => {
      reader.start(line, cells);
      const id = writtenId(reader, customer, 'customer_id');
      const number = writtenId(reader, national, 'national_id');
      const accountId = writtenId(reader, account, 'account_id');
      const other = otherwise === undefined ? null : reader.text(at(otherwise));
      if (id === null && number === null && accountId === null && other === null) {
        reader.refuse(
          first,
          'no-customer',
          'the row names nobody',
          'give it a customer_id, a national_id or an account_id',
        );
      }
      const values = valuesOf(line, cells);
      if (reader.refusals.length > 0) return undefined;
      return [line, id, id && nationalIdKey(id), number && nationalIdKey(number), accountId, ...values];
    },
  };
};
