import type { FileFormat } from '../../files/csv/file-format.ts';
import type { LongTask } from '../../terminal/progress.ts';

/** The reading of files as it is told while it lasts. */
export const readingOf = (formats: readonly FileFormat[]): LongTask => ({
  text: 'reading',
  bytes: formats.reduce((sum, { file }) => sum + file.bytes, 0),
});
