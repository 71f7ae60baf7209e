import { contactColumns } from './contact-columns.ts';
import { currencyIn } from './currency-cell.ts';
import { dayWatch } from './day-watch.ts';
import { meansColumns } from './means-columns.ts';
import { columnOf, type PortfolioTerms, type RowColumn, type RowSource, rowBefore } from './row-column.ts';
import { type ToldCells, type ToldRowReader, toldRowReader } from './told-row.ts';

/** What a customers row is read under. */
export type CustomerFileTerms = Omit<PortfolioTerms, 'balanceStated' | 'days'>;

/** A reader of what a file says of customers: contact data, consent with its evidence, means and preferences. */
export const customerFileReader = (cells: ToldCells, terms: CustomerFileTerms): ToldRowReader => {
  const source: RowSource = {
    ...cells,
    extra: [],
    terms: { ...terms, balanceStated: 'as-of', days: dayWatch(terms.asOf) },
    at: (field) => cells.of(field)[0] ?? -1,
  };
  const read = rowColumns(source);
  const own = ownColumns(cells);
  const row = rowBefore(terms);
  return toldRowReader(
    cells,
    [...read, ...own].map(({ column }) => column),
    (line, values) => {
      row.line = line;
      row.cells = values;
      row.currency = currencyIn(cells.reader, source.at('currency'), terms.currency);
      return [...read, ...own].map(({ value }) => value(row));
    },
  );
};

const rowColumns = (source: RowSource): RowColumn[] => [
  ...meansColumns(source),
  ...contactColumns(source),
  ...(source.at('customer_id') < 0 ? [] : nationalIdColumn(source)),
  ...texts.flatMap((field) => columnOf(source, field, field, (index) => source.reader.text(index))),
];

/** Beside a customer_id it is something told of the customer; alone it says who the row is of. */
const nationalIdColumn = (source: RowSource): RowColumn[] =>
  columnOf(source, 'national_id', 'national_id', (index) => source.reader.text(index));

const texts = [
  'full_name',
  'first_name',
  'company',
  'address',
  'city',
  'region',
  'postal_code',
  'time_zone',
  'preferred_hours',
  'form_of_address',
  'payday',
] as const;

interface OwnColumn {
  readonly column: 'means_on' | 'consent_evidence';
  readonly value: () => string | null;
}

const ownColumns = ({ reader, of }: ToldCells): OwnColumn[] => {
  const columns: OwnColumn[] = [
    { column: 'means_on', value: () => reader.day(of('means_on')[0] ?? -1) },
    { column: 'consent_evidence', value: () => reader.text(of('consent_evidence')[0] ?? -1) },
  ];
  return columns.filter(({ column }) => of(column).length > 0);
};
