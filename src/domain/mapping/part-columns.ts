import { tellApart } from './distinct-rows.ts';
import type { Field } from './field.ts';
import { headingKey } from './heading-key.ts';
import type { MappedColumn } from './mapped-column.ts';

/**
 * The columns less the parts that nothing is put together from: a check digit without its id, an area code without a
 * telephone, an instalment where the account's id is enough or would not be told apart by it. They are extra facts
 * then, unless they were told.
 */
export const withoutIdleParts = (
  columns: readonly MappedColumn[],
  samples: readonly (readonly string[])[],
  told: ReadonlySet<string> = new Set(),
): MappedColumn[] => {
  const indexOf = (field: Field): number => columns.find((column) => column.field === field)?.index ?? -1;
  const account = indexOf('account_id');
  const instalment = indexOf('instalment_number');
  const idle: Readonly<Partial<Record<Field, boolean>>> = {
    check_digit: indexOf('national_id') < 0,
    area_code: indexOf('phone') < 0,
    instalment_number: account < 0 || tellApart(samples, [account]) || !tellApart(samples, [account, instalment]),
  };
  const isIdle = (column: MappedColumn): boolean =>
    column.field !== undefined && (idle[column.field] === true || isOtherPrefix(column, columns, samples));
  return columns.map((column) =>
    isIdle(column) && !told.has(column.source) ? { ...column, field: undefined, confidence: 0 } : column,
  );
};

/** A plain `Prefijo` may be that of anything, such as the series of a bill, unless it has figures and the next column is a telephone. */
const isOtherPrefix = (
  { field, source, index }: MappedColumn,
  columns: readonly MappedColumn[],
  samples: readonly (readonly string[])[],
): boolean => {
  if (field !== 'area_code' || !plainPrefixes.has(headingKey(source))) return false;
  const written = samples.map((row) => row[index]?.trim() ?? '').filter((value) => value !== '');
  const isBeforePhone = columns.some((column) => column.field === 'phone' && column.index === index + 1);
  return !isBeforePhone || !written.every((value) => /^[(+]*\d+\)?(?:\.0)?$/.test(value));
};

const plainPrefixes = new Set(['prefijo', 'prefixo', 'indicativo']);

/** The id columns in which every value is a number with the decimal of a spreadsheet: `12345.0`. */
export const decimalIdsAmong = (
  columns: readonly MappedColumn[],
  samples: readonly (readonly string[])[],
): readonly number[] =>
  columns
    .filter(({ field }) => field !== undefined && idFields.includes(field))
    .map(({ index }) => index)
    .filter((index) => isDecimalThroughout(samples.map((row) => row[index]?.trim() ?? '')));

const idFields: readonly Field[] = ['account_id', 'customer_id', 'national_id', 'payment_id', 'reference'];

const isDecimalThroughout = (values: readonly string[]): boolean => {
  const written = values.filter((value) => value !== '');
  return written.length > 0 && written.every((value) => /^\d+\.0$/.test(value));
};
