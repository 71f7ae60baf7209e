import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { asDamage } from '../zip/damage.ts';
import { copyWithin } from '../zip/limited-copy.ts';
import { unpackingLimit } from '../zip/unpacking-limit.ts';

/** Unpacks a gzip file; one that is cut short or whose check sum differs is an error. */
export const unpackGzip = async (path: string, target: string): Promise<void> => {
  const limit = await unpackingLimit(path, target);
  const packed = createReadStream(path, { highWaterMark: 1 << 18 });
  const plain = createGunzip({ chunkSize: 1 << 18 });
  packed.on('error', (error) => plain.destroy(error));
  try {
    await copyWithin(packed.pipe(plain), target, limit);
  } catch (error) {
    throw asDamage(error, path, 'a gzip archive');
  } finally {
    packed.destroy();
  }
};
