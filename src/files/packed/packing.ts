import { open, stat } from 'node:fs/promises';

/** How a file is packed, by its first bytes. */
export type Packing = 'gzip' | 'zip';

/** How a file is packed; undefined for everything else, also for what cannot be read. */
export const packingOf = async (path: string): Promise<Packing | undefined> => {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  const file = await open(path).catch(() => undefined);
  if (!file) return undefined;
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    if (buffer[0] === 0x1f && buffer[1] === 0x8b) return 'gzip';
    return buffer.toString('latin1') === 'PK\u0003\u0004' ? 'zip' : undefined;
  } finally {
    await file.close();
  }
};
