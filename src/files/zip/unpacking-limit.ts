import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../../domain/errors.ts';

/** How much text a packed file may hold. */
export interface UnpackingLimit {
  /** Stops when there is more than that. */
  check(bytes: number): void;
}

const megabyte = 1 << 20;
const alwaysAllowed = 256 * megabyte;
/** Real files come out ten to fifty times as large; only what was made to fill a disk comes out larger still. */
const largestRatio = 250;

/** At most 250 times its own size or 256 MB, and never more than half of what the disk has left. */
export const unpackingLimit = async (path: string, target: string): Promise<UnpackingLimit> => {
  const [{ size }, disk] = await Promise.all([stat(path), statfs(dirname(target))]);
  const allowed = Math.max(alwaysAllowed, size * largestRatio);
  const room = (disk.bavail * disk.bsize) / 2;
  return {
    check: (bytes) => {
      if (bytes > allowed) throw tooLarge(path, allowed, 'which no honest file of its size does');
      if (bytes > room) throw tooLarge(path, room, 'half of what the disk has left');
    },
  };
};

const tooLarge = (path: string, allowed: number, why: string): UserError =>
  new UserError(`${path} unpacks to more than ${Math.floor(allowed / megabyte)} MB, ${why}`, {
    code: 'unpacks-too-large',
    hint: 'make room on the disk, or unpack it yourself and import the text file; nothing was taken in',
  });
