import type { DateOrder } from '../day.ts';
import { UserError } from '../errors.ts';
import type { Delimiter } from '../written/delimiter.ts';
import type { Encoding } from '../written/encoding.ts';
import type { DecimalMark } from '../written/written-amount.ts';
import { columnNames, extraNames } from './column-name.ts';
import { type Field, type FileKind, requiredFields } from './field.ts';
import { isOpeningAmount } from './heading.ts';
import { type AmbiguousColumn, assignFields } from './heading-assignment.ts';
import type { MappedColumn } from './mapped-column.ts';
import { decimalIdsAmong, withoutIdleParts } from './part-columns.ts';

/** Whether the balance column states what is owed now, or what was owed when the account was opened. */
export type BalanceStated = 'as-of' | 'on-opening';

/** How a creditor's file is read. */
export interface Mapping {
  readonly kind: FileKind;
  /** The headings, made unique within the file. */
  readonly headings: readonly string[];
  readonly columns: readonly MappedColumn[];
  /** The line of the headings, from 1. */
  readonly headerLine: number;
  readonly balanceStated: BalanceStated;
  /** Places of the ids that a spreadsheet wrote with a decimal in every row, as `12345.0`. */
  readonly decimalIds?: readonly number[];
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  /** Whether letters that were encoded twice are mended. */
  readonly repairEncoding?: boolean;
  readonly decimal?: DecimalMark;
  readonly dateOrder?: DateOrder;
}

export interface MappingFound {
  readonly mapping: Mapping;
  /** Columns that could be a field which a better column has; they stay extra facts. */
  readonly ambiguous: readonly AmbiguousColumn[];
}

/** What the columns mean by their headings, confirmed by some rows of values. */
export const mappingOf = (
  headings: readonly string[],
  samples: readonly (readonly string[])[],
  kind: FileKind,
  headerLine = 1,
): MappingFound => {
  const { columns, ambiguous } = recognisedColumns(headings, samples, kind);
  return {
    mapping: mappingWith(withoutIdleParts(columns, samples), {
      headings: columnNames(headings),
      samples,
      kind,
      headerLine,
    }),
    ambiguous,
  };
};

/** Every column with the field that its heading names, if any. */
export const recognisedColumns = (
  headings: readonly string[],
  samples: readonly (readonly string[])[],
  kind: FileKind,
): { readonly columns: readonly MappedColumn[]; readonly ambiguous: readonly AmbiguousColumn[] } => {
  const { fields, ambiguous } = assignFields(headings, samples, kind);
  const names = columnNames(headings);
  const extras = extraNames(headings);
  const columns = headings.map((_, index): MappedColumn => {
    const found = fields.get(index);
    const source = names[index] ?? '';
    return { index, source, field: found?.field, extra: extras[index] ?? source, confidence: found?.confidence ?? 0 };
  });
  return {
    columns,
    ambiguous: ambiguous.map((column) => ({ ...column, source: names[column.index] ?? column.source })),
  };
};

/** A mapping with these columns, and what their headings and values say beside. */
export const mappingWith = (
  columns: readonly MappedColumn[],
  found: Pick<Mapping, 'headings' | 'kind' | 'headerLine'> & { readonly samples: readonly (readonly string[])[] },
): Mapping => {
  const { samples, ...rest } = found;
  const decimalIds = decimalIdsAmong(columns, samples);
  return {
    ...rest,
    columns,
    balanceStated: balanceStatedBy(columns),
    ...(decimalIds.length > 0 ? { decimalIds } : {}),
  };
};

/** What the heading of the balance says about the day it is of. */
const balanceStatedBy = (columns: readonly MappedColumn[]): BalanceStated =>
  columns.some(({ field, source }) => field === 'balance' && isOpeningAmount(source)) ? 'on-opening' : 'as-of';

/** The column of a field that one column at most may hold. */
export const columnOf = (mapping: Mapping, field: Field): MappedColumn | undefined =>
  mapping.columns.find((column) => column.field === field);

/** The columns of a field that several may hold, in order. */
export const columnsOf = (mapping: Mapping, field: Field): MappedColumn[] =>
  mapping.columns.filter((column) => column.field === field);

/** The columns that are kept as extra facts. */
export const extraColumns = (
  mapping: Mapping,
): { readonly index: number; readonly source: string; readonly name: string }[] =>
  mapping.columns.flatMap(({ index, source, field, extra }) =>
    field === undefined && extra !== undefined ? [{ index, source, name: extra }] : [],
  );

/** The fields the file cannot do without and lacks, each with those that would do instead. */
export const missingFields = (mapping: Mapping): readonly (readonly Field[])[] =>
  requiredFields(mapping.kind).filter((group) => !group.some((field) => columnOf(mapping, field)));

/** Says which required columns were not found among which headings, and how a mapping file would tell them. */
export const missingFieldsError = (mapping: Mapping, file: string): UserError | undefined => {
  const missing = missingFields(mapping);
  const [first] = missing;
  if (!first) return undefined;
  const wanted = missing.map((group) => group.join(' or ')).join(', and none as ');
  const found = mapping.headings.map((heading) => `"${heading}"`).join(', ');
  const kind = mapping.kind === 'portfolio' ? '' : ` --kind ${mapping.kind}`;
  return new UserError(
    `${file}:${mapping.headerLine}: no column was recognised as ${wanted}. Headings found: ${found}`,
    {
      code: 'missing-columns',
      hint: `on a terminal, trato mapping ${file}${kind} asks which column is which; elsewhere write a mapping file: trato mapping ${file}${kind} --write NAME, then under "columns" in mappings/NAME.yaml put the heading of that column: "YOUR HEADING: ${first[0]}", and import with --mapping NAME`,
    },
  );
};
