import { join } from 'node:path';
import { UserError } from '../../domain/errors.ts';
import type { FileKind } from '../../domain/mapping/field.ts';
import type { MappingDraft } from '../../domain/mapping/mapping-draft.ts';
import type { FileFormat } from '../../files/csv/file-format.ts';
import type { FormatOptions } from '../../files/csv/format-options.ts';
import { delimiterTold, encodingTold, type ReadingOptions } from '../options/reading-options.ts';
import type { FileSource } from '../source/named-file.ts';

/** What was answered where the file leaves something open, and said of its columns. */
export type Answers = Partial<MappingDraft>;

/** How a file is read by itself, by the options and by the workspace's mappings; what stays open is in its problems. */
export const foundFormat = async (
  { path, unpacked }: FileSource,
  kind: FileKind,
  options: ReadingOptions,
  folder: string | undefined,
): Promise<(answers?: Answers) => Promise<FileFormat>> => {
  const { inspectFile } = await import('../../files/text/text-file.ts');
  const { formatOf } = await import('../../files/csv/file-format.ts');
  const isBank = unpacked?.bank !== undefined;
  const mappings = isBank ? {} : await mappingsFor(options.mapping, kind, folder);
  const isOurs = isBank || unpacked?.sheet !== undefined;
  const encoding = isOurs ? 'utf-8' : (encodingTold(options) ?? mappings.mapping?.encoding);
  const file = { ...(await inspectFile(path, encoding)), ...(unpacked ? { unpacked } : {}) };
  const told: FormatOptions = {
    kind,
    delimiter: isOurs ? ',' : delimiterTold(options),
    repairEncoding: options.repairEncoding,
    decimal: isBank ? '.' : options.decimal,
    dateOrder: isBank ? 'ymd' : options.dateOrder,
    ...mappings,
  };
  return (answers = {}) => formatOf(file, { ...told, ...answers });
};

const mappingsFor = async (
  named: string | undefined,
  kind: FileKind,
  folder: string | undefined,
): Promise<Pick<FormatOptions, 'mapping' | 'saved'>> => {
  if (folder === undefined) return {};
  const { readMapping, readMappings } = await import('../../files/mappings/mappings.ts');
  const mappings = join(folder, 'mappings');
  if (named === undefined) return { saved: await readMappings(mappings) };
  const mapping = await readMapping(mappings, named);
  if (mapping.kind === kind) return { mapping };
  throw new UserError(`The mapping ${named} is for ${mapping.kind}, not for ${kind}.`, {
    code: 'wrong-mapping',
    hint: 'Name another mapping, or none.',
  });
};
