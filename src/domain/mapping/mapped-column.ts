import type { Field } from './field.ts';

/** What a column of a file means. */
export interface MappedColumn {
  /** Place in the row, from 0. */
  readonly index: number;
  /** The heading, made unique within the file. */
  readonly source: string;
  readonly field: Field | undefined;
  /** The name of the extra fact where there is no field; undefined where the column is left out. */
  readonly extra: string | undefined;
  /** From 0, unknown, to 1, the field's own name or what a mapping file says. */
  readonly confidence: number;
}
