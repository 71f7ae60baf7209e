import { checks } from '../../domain/compliance/finding.ts';
import { counted } from '../../domain/counted.ts';
import type { Table } from '../../domain/table.ts';
import { textTable } from '../../terminal/table.ts';
import type { ComplianceSummary } from './compliance-report.ts';

/** The report for a terminal: each check with its figure, what was not in order, and every rule with where it was read. */
export const complianceInWords = ({ period, contacts, notInOrder, tables, limits }: ComplianceSummary): string => {
  const [checked, rules, doubts, found] = tables;
  return [
    `Contact compliance from ${period.from} to ${period.to}, proven from the ledger`,
    `${counted(contacts.us + contacts.elsewhere, 'contact')}: ${counted(contacts.us, 'message')} of ours, ${contacts.elsewhere} made elsewhere`,
    '',
    ...tableLines(narrow(without(checked, 'meaning'))),
    ...meaningLines(),
    '',
    ...breachLines(found, notInOrder),
    '',
    'WHAT IS NOT KNOWN',
    ...(doubts?.rows.length ? tableLines(doubts) : ['Nothing: the ledger could tell everything.']),
    '',
    'RULES',
    ...(rules?.rows.flatMap((row) => ruleLines(rules.columns, row)) ?? []),
    '',
    'WHAT THIS CANNOT PROVE',
    ...limits.map((limit) => `  ${limit}`),
  ].join('\n');
};

const tableLines = (table: Table | undefined): string[] => (table ? textTable(table).split('\n') : []);

const without = (table: Table | undefined, column: string): Table | undefined => {
  if (table === undefined) return undefined;
  const at = table.columns.indexOf(column);
  const left = <Cell>(row: readonly Cell[]): Cell[] => row.filter((_, index) => index !== at);
  return { name: table.name, columns: left(table.columns), rows: table.rows.map(left) };
};

/** The same in words that leave the table within 80 columns. */
const narrow = (table: Table | undefined): Table | undefined =>
  table && { ...table, columns: table.columns.map((column) => shortWords[column] ?? column) };

const shortWords: Readonly<Record<string, string>> = {
  warnings: 'warned',
  'learned later': 'later',
  'not known': 'unknown',
};

const meaningLines = (): string[] => [
  '',
  'Breaches must be 0. Warned: by rules that only warn. Later: learned after the contact. Unknown: the ledger does not tell.',
  ...Object.entries(checks).map(([check, meaning]) => `  ${check}: ${meaning}`),
];

const breachLines = (found: Table | undefined, notInOrder: number): string[] => {
  if (found === undefined || notInOrder === 0) return ['BREACHES', 'None.'];
  const shown = found.rows.slice(0, mostLines);
  const rest = notInOrder - shown.length;
  return [
    'BREACHES',
    ...textTable({ columns: found.columns, rows: shown }).split('\n'),
    ...(rest > 0 ? [`… and ${rest} more: --format csv --output FILE has them all`] : []),
  ];
};

const mostLines = 25;

const ruleLines = (columns: readonly string[], row: readonly (string | number)[]): string[] => {
  const cell = (column: string): string => String(row[columns.indexOf(column)] ?? '');
  const figures =
    cell('checked') === ''
      ? 'not to be proven from a ledger'
      : `${cell('checked')} checked, ${counted(Number(cell('breaches')), 'breach', 'breaches')}, ${cell('not known')} not known`;
  return [
    `${cell('rule')} (${cell('severity')}, confidence ${cell('confidence')}): ${figures}`,
    `  ${cell('summary')}${cell('place') === '' ? '' : ` In ${cell('place')}.`}`,
    `  ${cell('article')}. Read in: ${cell('source')}.`,
    ...(cell('doubt') === '' ? [] : [`  In doubt: ${cell('doubt')}`]),
  ];
};
