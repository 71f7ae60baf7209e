import { parseYesNo } from '../written/yes-no.ts';
import { columnOf, type RowColumn, type RowSource, understood } from './row-column.ts';

/** What is kept of customer and account as it is written. */
export const descriptionColumns = (source: RowSource): RowColumn[] => {
  const { reader, at } = source;
  const disputed = at('disputed');
  return [
    ...plainTexts.flatMap((field) => columnOf(source, field, field, (index) => reader.text(index))),
    ...longTexts.flatMap((field) => columnOf(source, field, field, (index) => reader.text(index, 5000))),
    {
      column: 'disputed',
      value: ({ line }) => (understood(source, 'disputed', disputed, line, parseYesNo) === true ? 1 : 0),
    },
    ...extraColumn(source),
  ];
};

const plainTexts = [
  'national_id',
  'full_name',
  'first_name',
  'company',
  'city',
  'region',
  'postal_code',
  'time_zone',
  'preferred_hours',
  'form_of_address',
  'payday',
  'product',
  'creditor',
  'external_status',
] as const;

const longTexts = ['address', 'notes'] as const;

const extraColumn = ({ extra }: RowSource): RowColumn[] =>
  extra.length === 0
    ? []
    : [
        {
          column: 'extra',
          value: ({ cells }) => {
            const facts: [string, string][] = [];
            for (const { index, name } of extra) {
              const value = cells[index]?.trim();
              if (value) facts.push([name, value]);
            }
            return facts.length === 0 ? null : JSON.stringify(Object.fromEntries(facts));
          },
        },
      ];
