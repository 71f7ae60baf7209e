import type { DateOrder } from '../day.ts';
import { guardError, UserError } from '../errors.ts';
import type { Delimiter } from '../written/delimiter.ts';
import type { Encoding } from '../written/encoding.ts';
import type { DecimalMark } from '../written/written-amount.ts';
import { columnNames, extraNames } from './column-name.ts';
import { type Field, type FileKind, isRepeatable } from './field.ts';
import type { MappedColumn } from './mapped-column.ts';
import { type BalanceStated, type MappingFound, mappingWith, recognisedColumns } from './mapping.ts';
import { withoutIdleParts } from './part-columns.ts';

/** What a mapping file says a column is: a field, an extra fact by a name of one's own, or nothing that is kept. */
export type Meaning = { readonly field: Field } | { readonly extra: string | undefined } | { readonly leftOut: true };

/** What a mapping says of one column of a file. */
export interface ToldColumn {
  readonly source: string;
  readonly meanings: readonly Meaning[];
}

/** A mapping as it is kept in a file: what the columns mean, and how the file is written where that was told. */
export interface SavedMapping {
  readonly name: string;
  readonly kind: FileKind;
  readonly columns: readonly ToldColumn[];
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  readonly decimal?: DecimalMark | undefined;
  readonly dateOrder?: DateOrder | undefined;
  readonly headerLine?: number | undefined;
  /** Whether letters that were encoded twice are mended. */
  readonly repairEncoding?: boolean | undefined;
  readonly balanceStated?: BalanceStated | undefined;
}

/** Whether the mapping was made for a file of just these headings, in any order; those a rejects file adds do not count. */
const isFor = (saved: SavedMapping, headings: readonly string[]): boolean => {
  const names = new Set(columnNames(headings).filter((name) => !name.startsWith('_')));
  return (
    names.size === saved.columns.filter(({ source }) => !source.startsWith('_')).length &&
    saved.columns.every(({ source }) => source.startsWith('_') || names.has(source))
  );
};

/** Whether a file has every column that the mapping names. */
export const hasColumns = ({ columns }: SavedMapping, headings: readonly string[]): boolean => {
  const names = new Set(columnNames(headings));
  return columns.every(({ source }) => source.startsWith('_') || names.has(source));
};

/**
 * The mapping that was made for a file of just these headings; several that read it alike are as one, and several that
 * do not stop it, for nobody said which is meant.
 */
export const mappingFor = (
  mappings: readonly SavedMapping[],
  headings: readonly string[],
): SavedMapping | undefined => {
  const [first, ...others] = mappings.filter((mapping) => isFor(mapping, headings));
  const rival = first && others.find((other) => readingOf(other) !== readingOf(first));
  if (!first || !rival) return first;
  throw guardError(
    `mappings/${first.name}.yaml and mappings/${rival.name}.yaml are both for files with these headings, and read them differently`,
    'ambiguous-mapping',
    `say which with --mapping ${first.name} or --mapping ${rival.name}, or delete the one that is wrong`,
  );
};

/** All that a mapping says of the rows, whatever the order of its columns; where the headings stand says nothing of them. */
const readingOf = ({ columns, decimal, dateOrder, balanceStated }: SavedMapping): string => {
  const told = columns.map(({ source, meanings }) => JSON.stringify([source, meanings])).sort();
  return JSON.stringify([told, decimal ?? null, dateOrder ?? null, balanceStated ?? null]);
};

/** The columns of a file by a saved mapping; those it does not name are found by their headings. */
export const applyMapping = (
  saved: SavedMapping,
  headings: readonly string[],
  samples: readonly (readonly string[])[],
  headerLine = 1,
): MappingFound => {
  const told = new Map(saved.columns.map(({ source, meanings }) => [source, meanings]));
  const names = columnNames(headings);
  refuseUnknownColumns(saved, names);
  const own = new Set(
    saved.columns.flatMap(({ meanings }) => meanings.flatMap((it) => ('field' in it ? [it.field] : []))),
  );
  const rest = names.map((name) => (told.has(name) ? '' : name));
  const { columns: recognised, ambiguous } = recognisedColumns(rest, samples, saved.kind);
  const extras = extraNames(headings);
  const columns = recognised.flatMap((found, index) => {
    const source = names[index] ?? found.source;
    return columnsBy(told.get(source), { ...found, source, extra: extras[index] ?? found.extra }, own);
  });
  const complete = withoutIdleParts(columns, samples, new Set(told.keys()));
  const mapping = mappingWith(complete, { headings: names, samples, kind: saved.kind, headerLine });
  return { mapping: { ...mapping, balanceStated: saved.balanceStated ?? mapping.balanceStated }, ambiguous };
};

const columnsBy = (
  meanings: readonly Meaning[] | undefined,
  found: MappedColumn,
  own: ReadonlySet<Field>,
): MappedColumn[] => {
  if (!meanings) return [isTaken(found.field, own) ? { ...found, field: undefined, confidence: 0 } : found];
  return meanings.map((meaning) => {
    if ('field' in meaning) return { ...found, field: meaning.field, confidence: 1 };
    const extra = 'leftOut' in meaning ? undefined : (meaning.extra ?? found.extra);
    return { ...found, field: undefined, extra, confidence: 1 };
  });
};

const isTaken = (field: Field | undefined, own: ReadonlySet<Field>): boolean =>
  field !== undefined && own.has(field) && !isRepeatable(field);

const refuseUnknownColumns = ({ name, columns }: SavedMapping, names: readonly string[]): void => {
  const known = new Set(names);
  const lacking = columns.map(({ source }) => source).filter((source) => !known.has(source));
  if (lacking.length === 0) return;
  throw new UserError(
    `the mapping ${name} names ${listed(lacking)}, which the file does not have. Headings found: ${listed(names)}`,
    {
      code: 'mapping-column-missing',
      hint: `correct mappings/${name}.yaml, or leave out --mapping to have the headings recognised`,
    },
  );
};

const mostListed = 100;

const listed = (names: readonly string[]): string => {
  const shown = names.slice(0, mostListed).map((name) => `"${name}"`);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
};
