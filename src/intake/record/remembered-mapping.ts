import { join } from 'node:path';
import { isRejectsFile } from '../../domain/intake/reject-columns.ts';
import type { FileFormat } from '../../files/csv/file-format.ts';
import type { Workspace } from '../../workspace.ts';

/**
 * Saves how a file was read, so that the next one with the same headings is read alike; one that was read so is left.
 * The rows are in by then: where the mapping cannot be written, that is all there is to warn of.
 */
export const rememberMapping = async ({ folder }: Workspace, format: FileFormat, wished: string): Promise<string[]> => {
  if (format.mappingName !== undefined || format.file.unpacked?.bank) return [];
  if (isRejectsFile(format.mapping.headings)) return [];
  const { readMappings, writeMapping } = await import('../../files/mappings/mappings.ts');
  const mappings = join(folder, 'mappings');
  try {
    const taken = new Set((await readMappings(mappings)).map(({ name }) => name));
    await writeMapping(mappings, unusedName(wished, taken), format.mapping);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [`the rows are in, but how the file was read could not be kept for the next: ${reason}`];
  }
};

/** The same for several files; those with the same headings are one format. */
export const rememberMappings = async (
  workspace: Workspace,
  files: readonly { readonly format: FileFormat }[],
  wished: string,
): Promise<string[]> => {
  const formats = new Map(files.map(({ format }) => [JSON.stringify(format.mapping.headings), format]));
  const warnings: string[] = [];
  for (const format of formats.values()) warnings.push(...(await rememberMapping(workspace, format, wished)));
  return warnings;
};

const unusedName = (wished: string, taken: ReadonlySet<string>): string => {
  const base = wished.replace(/[^\p{L}\p{N} _.-]/gu, '-').replace(/^[^\p{L}\p{N}]+/u, '') || 'file';
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}-${number}`;
  return name;
};
