import type { BankSummary } from '../../domain/bank/bank-tally.ts';
import type { Field, FileKind } from '../../domain/mapping/field.ts';
import type { MappingDoubt } from '../../domain/mapping/mapping-doubt.ts';

/** What would be read from a file; samples are values of it, three a column at most. */
export interface FileMapping {
  readonly file: string;
  /** The sheet that would be read, of a workbook. */
  readonly sheet: string | null;
  /** What was read of a bank's file, which is shown as the copy that is taken in. */
  readonly bank?: BankSummary;
  readonly kind: FileKind;
  readonly encoding: string;
  readonly delimiter: string;
  readonly decimal: string | null;
  readonly dateOrder: string | null;
  readonly headerLine: number;
  readonly columns: readonly ShownColumn[];
  /** Headings that are no known field: kept as extra facts. */
  readonly unmapped: readonly string[];
  readonly ambiguous: readonly MappingDoubt[];
  /** Fields the file cannot do without and lacks; of each group one is enough. */
  readonly missing: readonly (readonly Field[])[];
  /** The saved mapping it is read by. */
  readonly mapping: string | null;
  readonly written: string | null;
  readonly warnings: readonly string[];
}

interface ShownColumn {
  readonly source: string;
  readonly field: Field | null;
  /** The name of the extra fact where there is no field; null too for a column that is left out. */
  readonly extra: string | null;
  readonly confidence: number;
  readonly samples: readonly string[];
}
