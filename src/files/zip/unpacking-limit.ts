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
  const [{ size }, room] = await Promise.all([stat(path), halfOfWhatIsFree(target)]);
  const allowed = Math.max(alwaysAllowed, size * largestRatio);
  return {
    check: (bytes) => {
      if (bytes > allowed) throw tooLarge(path, allowed, 'which no honest file of its size does');
      if (bytes > room) throw tooLarge(path, room, 'half of what the disk has left');
    },
  };
};

/** What comes without an end, such as from a pipe, never takes more than half of what the disk has left. */
export const copyLimit = async (what: string, target: string): Promise<UnpackingLimit> => {
  const room = await halfOfWhatIsFree(target);
  return {
    check: (bytes) => {
      if (bytes > room) throw inputTooLarge(what, room);
    },
  };
};

const halfOfWhatIsFree = async (target: string): Promise<number> => {
  const { bavail, bsize } = await statfs(dirname(target));
  return (bavail * bsize) / 2;
};

const inputTooLarge = (what: string, room: number): UserError =>
  new UserError(`${what} gives more than ${Math.floor(room / megabyte)} MB, half of what the disk has left`, {
    code: 'input-too-large',
    hint: 'look whether what is piped in ever ends, or make room on the disk; nothing was taken in',
  });

const tooLarge = (path: string, allowed: number, why: string): UserError =>
  new UserError(`${path} unpacks to more than ${Math.floor(allowed / megabyte)} MB, ${why}`, {
    code: 'unpacks-too-large',
    hint: 'make room on the disk, or unpack it yourself and import the text file; nothing was taken in',
  });
