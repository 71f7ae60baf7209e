import type { ToldDialect } from '../../domain/mapping/dialect.ts';
import type { FileKind } from '../../domain/mapping/field.ts';
import type { SavedMapping, ToldColumn } from '../../domain/mapping/saved-mapping.ts';
import type { Delimiter } from '../../domain/written/delimiter.ts';

/** What was told about a file; the rest is found out. */
export interface FormatOptions extends ToldDialect {
  readonly kind: FileKind;
  readonly delimiter?: Delimiter | undefined;
  /** Whether letters that were encoded twice are to be mended. */
  readonly repairEncoding?: boolean | undefined;
  /** The mapping that was named. */
  readonly mapping?: SavedMapping | undefined;
  /** The mappings to look among for one made for these headings. */
  readonly saved?: readonly SavedMapping[] | undefined;
  /** What was said of single columns, over what a mapping says or the headings tell. */
  readonly corrections?: readonly ToldColumn[] | undefined;
}
