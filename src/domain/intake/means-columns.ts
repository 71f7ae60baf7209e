import { columnOf, type RowColumn, type RowSource } from './row-column.ts';

/** What the customer earns and spends, and what the contract asks for a month. */
export const meansColumns = (source: RowSource): RowColumn[] => {
  const { reader } = source;
  const means = [
    ...columnOf(source, 'monthly_income', 'monthly_income_minor', (index, row) => {
      row.income = reader.amount(index, row.currency);
      return row.income;
    }),
    ...columnOf(source, 'monthly_expenses', 'monthly_expenses_minor', (index, row) => {
      row.expenses = reader.amount(index, row.currency);
      return row.expenses;
    }),
  ];
  return [
    ...means,
    ...(means.length > 0 ? [currencyOfMeans] : []),
    ...columnOf(source, 'contract_instalment', 'contract_instalment_minor', (index, { currency }) =>
      reader.amount(index, currency),
    ),
  ];
};

const currencyOfMeans: RowColumn = {
  column: 'income_currency',
  value: ({ income, expenses, currency }) => (income === null && expenses === null ? null : currency),
};
