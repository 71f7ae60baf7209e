import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { UnpackingLimit } from './unpacking-limit.ts';

/** Writes what a stream gives to a private file, as long as it keeps to the limit. */
export const copyWithin = async (
  source: NodeJS.ReadableStream,
  target: string,
  limit: UnpackingLimit,
): Promise<void> => {
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      try {
        limit.check(bytes);
        done(null, chunk);
      } catch (error) {
        done(error as Error);
      }
    },
  });
  await pipeline(source, counted, createWriteStream(target, { mode: 0o600 }));
};
