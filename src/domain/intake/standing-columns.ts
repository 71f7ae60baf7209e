import { addDays } from '../day.ts';
import { formatAmount } from '../money.ts';
import { componentColumns } from './component-columns.ts';
import { currencyIn } from './currency-cell.ts';
import { always } from './placement.ts';
import { columnOf, optionalDay, type RowColumn, type RowSource } from './row-column.ts';

/** What is owed on the account, in what currency and since when. */
export const standingColumnsOf = (source: RowSource): RowColumn[] => {
  const { reader, terms } = source;
  return [
    currencyColumn(source),
    ...columnOf(source, 'opened_on', 'opened_on', (index, row) => {
      row.opened = optionalDay(source, 'opened_on', index, row.line);
      return row.opened;
    }),
    dueColumn(source),
    balanceColumn(source),
    {
      column: 'balance_on',
      value: terms.balanceStated === 'as-of' ? () => terms.asOf : ({ opened }) => opened ?? always,
    },
    ...columnOf(source, 'original_amount', 'original_minor', (index, row) => reader.amount(index, row.currency)),
    ...columnOf(source, 'last_payment_amount', 'last_payment_minor', (index, row) =>
      reader.amount(index, row.currency),
    ),
    ...settledColumns(source),
    ...columnOf(source, 'last_payment_on', 'last_payment_on', (index, { line }) =>
      optionalDay(source, 'last_payment_on', index, line),
    ),
    ...componentColumns(source),
  ];
};

const currencyColumn = ({ reader, terms, at }: RowSource): RowColumn => {
  const index = at('currency');
  return {
    column: 'currency',
    value: (row) => {
      row.currency = currencyIn(reader, index, terms.currency);
      return row.currency;
    },
  };
};

const dueColumn = ({ reader, terms, at }: RowSource): RowColumn => {
  const dueDate = at('due_date');
  const daysPastDue = at('days_past_due');
  const refuseMissing = (): void => {
    if (reader.refusals.some(({ code }) => code === 'bad-day')) return;
    const index = Math.max(dueDate, daysPastDue);
    reader.refuse(index, 'missing-value', 'the row has no due date', 'give it a due date or its days past due');
  };
  return {
    column: 'due_on',
    value: (row) => {
      row.due = reader.day(dueDate);
      if (row.due !== null) {
        terms.days.seen('due_date', row.due, row.line);
        return row.due;
      }
      const dpd = reader.text(daysPastDue);
      if (dpd !== null && /^-?\d{1,5}(?:[.,]0+)?$/.test(dpd)) return addDays(terms.asOf, -Number.parseInt(dpd, 10));
      if (dpd === null) refuseMissing();
      else reader.refuse(daysPastDue, 'bad-number', `"${dpd}" is not a number of days`, 'write whole days such as 45');
      return null;
    },
  };
};

const balanceColumn = ({ reader, at }: RowSource): RowColumn => {
  const index = at('balance');
  return {
    column: 'balance_minor',
    value: (row) => {
      const balance = reader.amount(index, row.currency);
      row.balance = balance;
      if (balance === null && reader.text(index) === null) {
        reader.refuse(index, 'missing-value', 'balance is empty', 'give the row its balance');
      }
      if (balance !== null && balance < 0) {
        const problem = `${formatAmount(balance, row.currency)} is below zero`;
        const suggestion =
          'take a credit note in by trato import payments: the account it belongs to, its day, the amount and the kind "nota de crédito"; leave out other credit';
        reader.refuse(index, 'negative-balance', problem, suggestion);
      }
      return balance;
    },
  };
};

/** A settled account is closed on the day of its settlement. */
const settledColumns = (source: RowSource): RowColumn[] => [
  ...columnOf(source, 'settled_on', 'closed_on', (index, row) => {
    row.settled = optionalDay(source, 'settled_on', index, row.line);
    return row.settled;
  }),
  ...columnOf(source, 'settled_on', 'closed_reason', (_, { settled }) => (settled === null ? null : 'settled')),
];
