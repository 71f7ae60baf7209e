import { join } from 'node:path';
import type { FileFormat } from '../files/file-format.ts';
import type { Workspace } from '../workspace.ts';

/** Saves how a file was read, so that the next one with the same headings is read alike; one that was read so is left. */
export const rememberMapping = async ({ folder }: Workspace, format: FileFormat, wished: string): Promise<void> => {
  if (format.mappingName !== undefined) return;
  const { readMappings, writeMapping } = await import('../files/mappings.ts');
  const mappings = join(folder, 'mappings');
  const taken = new Set((await readMappings(mappings)).map(({ name }) => name));
  const base = wished.replace(/[^\p{L}\p{N} _.-]/gu, '-').replace(/^[^\p{L}\p{N}]+/u, '') || 'file';
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}-${number}`;
  await writeMapping(mappings, name, format.mapping);
};
