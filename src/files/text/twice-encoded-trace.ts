import type { Encoding } from '../../domain/written/encoding.ts';
import { type TwiceEncoded, twiceEncodedCount } from '../../domain/written/twice-encoded.ts';
import { decodedText } from './decoded-text.ts';

/** Watches a file's bytes for what text that was encoded twice cannot do without; nearly no other text has it. */
export interface TwiceEncodedTrace {
  take(chunk: Buffer): void;
  /** What the file holds of it, from a second look where there is a trace. */
  evidence(path: string, encoding: Encoding): Promise<TwiceEncoded | undefined>;
}

/** A letter `Ã`, `Â`, `â` or `ï` in UTF-8 with the first byte of what follows it when it was encoded twice. */
const inUtf8 = ['c383c2', 'c383c5', 'c383c6', 'c383cb', 'c383e2', 'c382c2', 'c3a2e282', 'c3a2c280', 'c3afc2bb'];
/** The same in an encoding of one byte a letter. */
const inOneByte = ['c3', 'c2', 'e280', 'e282', 'e284', 'efbbbf'];

/** A trace over one reading of a file. */
export const twiceEncodedTrace = (): TwiceEncodedTrace => {
  const utf8 = traceOf(inUtf8);
  const oneByte = traceOf(inOneByte);
  return {
    take: (chunk) => {
      utf8.take(chunk);
      oneByte.take(chunk);
    },
    evidence: async (path, encoding) => {
      if (encoding === 'utf-8' && !utf8.found()) return undefined;
      if (/^(?:windows|iso)/.test(encoding) && !oneByte.found()) return undefined;
      const count = twiceEncodedCount();
      for await (const piece of decodedText(path, encoding)) count.take(piece);
      return count.end();
    },
  };
};

/** Looks for a few runs of bytes, also where one chunk ends and the next begins; after the first it looks no more. */
const traceOf = (written: readonly string[]) => {
  const runs = written.map((hex) => Buffer.from(hex, 'hex'));
  const isIn = (bytes: Buffer): boolean => runs.some((run) => bytes.includes(run));
  let last = Buffer.alloc(0);
  let found = false;
  return {
    take: (chunk: Buffer): void => {
      if (found) return;
      found = isIn(Buffer.concat([last, chunk.subarray(0, 3)])) || isIn(chunk);
      last = Buffer.from(chunk.subarray(-3));
    },
    found: (): boolean => found,
  };
};
