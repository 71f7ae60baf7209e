import type { Field } from './field.ts';
import type { MappedColumn } from './mapped-column.ts';
import { columnOf, type Mapping } from './mapping.ts';

/** What a reader of the figures should know of how the columns were understood; nothing of what a mapping file says. */
export const mappingWarnings = (mapping: Mapping): string[] => [
  ...guessedWarnings(mapping),
  ...instalmentWarning(mapping),
  ...decimalWarning(mapping),
];

/** Below it a heading was recognised by its likeness to a name only. */
const sure = 0.9;

const decisive: readonly Field[] = [
  'account_id',
  'instalment_number',
  'customer_id',
  'national_id',
  'balance',
  'due_date',
  'days_past_due',
  'amount',
  'paid_on',
];

const guessedWarnings = ({ columns }: Mapping): string[] => {
  const guessed = columns.filter(({ field, confidence }) => field !== undefined && confidence < sure);
  const grave = guessed.filter(({ field }) => field !== undefined && decisive.includes(field));
  const others = guessed.filter((column) => !grave.includes(column));
  return [
    ...grave.map(
      ({ source, field, confidence }) =>
        `the column "${source}" was read as ${field} by a heading that is only like one (${Math.round(confidence * 100)} % sure), and much hangs on it: see trato mapping FILE`,
    ),
    ...(others.length > 0 ? [`read by headings that are only like a known one: ${others.map(asRead).join(', ')}`] : []),
  ];
};

const asRead = ({ source, field }: MappedColumn): string => `"${source}" as ${field}`;

const instalmentWarning = (mapping: Mapping): string[] => {
  const account = columnOf(mapping, 'account_id');
  const instalment = columnOf(mapping, 'instalment_number');
  if (!account || !instalment || instalment.confidence === 1) return [];
  return [
    `the ids in "${account.source}" repeat, so that each instalment is an account of its own: "${account.source}" and "${instalment.source}" are read together, such as F-100/2`,
  ];
};

const decimalWarning = ({ headings, decimalIds = [] }: Mapping): string[] =>
  decimalIds.length === 0
    ? []
    : [
        `a spreadsheet wrote every value of ${decimalIds.map((index) => `"${headings[index]}"`).join(', ')} as a number such as 12345.0, which is read as 12345`,
      ];
