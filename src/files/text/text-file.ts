import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { guardError, UserError } from '../../domain/errors.ts';
import type { Encoding } from '../../domain/written/encoding.ts';
import type { TwiceEncoded } from '../../domain/written/twice-encoded.ts';
import type { Unpacked } from '../packed/plain-copy.ts';
import { signatureOf } from './file-signature.ts';
import { twiceEncodedTrace } from './twice-encoded-trace.ts';
import { isByChance, utf8Evidence } from './utf8-evidence.ts';

/** A text file as it was found. */
export interface TextFile {
  readonly path: string;
  /** Of its text. */
  readonly sha256: string;
  readonly bytes: number;
  readonly encoding: Encoding;
  /** Whether it begins with a byte order mark. */
  readonly marked: boolean;
  /** Whether the encoding was told rather than found. */
  readonly told: boolean;
  /** Whether bytes in it are none of its encoding; the rows with such bytes cannot be read. */
  readonly damaged?: true;
  /** Where letters in it were encoded twice. */
  readonly twiceEncoded?: TwiceEncoded;
  /** What it was unpacked from, if anything. */
  readonly unpacked?: Unpacked;
}

/**
 * Reads the whole file once for its hash and its encoding: a byte order mark decides, else what is valid UTF-8 is UTF-8,
 * else Windows-1252, unless told. What is missing, empty or no text is an error, and so is UTF-8 with other bytes in it.
 */
export const inspectFile = async (path: string, told?: Encoding): Promise<TextFile> => {
  await refuseUnreadable(path);
  const hash = createHash('sha256');
  const scan = textScan(path, told);
  const trace = twiceEncodedTrace();
  let bytes = 0;
  for await (const chunk of chunksOf(path)) {
    hash.update(chunk);
    scan.take(chunk, bytes);
    trace.take(chunk);
    bytes += chunk.length;
  }
  if (bytes === 0) throw emptyFile(path);
  const { encoding: found, marked, valid } = scan.end();
  if (found === undefined && !valid) await refuseMixed(path);
  const encoding = found ?? (valid ? 'utf-8' : 'windows-1252');
  const twiceEncoded = await trace.evidence(path, encoding);
  return {
    path,
    sha256: hash.digest('hex'),
    bytes,
    encoding,
    marked,
    told: told !== undefined,
    ...(encoding === 'utf-8' && !valid ? { damaged: true } : {}),
    ...(twiceEncoded ? { twiceEncoded } : {}),
  };
};

/** Stops at a file that holds both UTF-8 and bytes that are none: read as either, some names would come out wrong. */
const refuseMixed = async (path: string): Promise<void> => {
  const evidence = await utf8Evidence(path);
  if (isByChance(evidence)) return;
  throw guardError(
    `${path}:${evidence.line}: a letter that is not in UTF-8, which other letters of the file are in`,
    'ambiguous-encoding',
    'put that line right; or say --encoding utf-8 to have such rows refused and the others taken, or --encoding windows-1252 if the whole file is in that',
  );
};

const refuseUnreadable = async (path: string): Promise<void> => {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error);
  });
  if (!found.isDirectory()) return;
  throw new UserError(`${path} is a folder, expected a text file`, {
    code: 'not-a-file',
    hint: 'name the file inside it',
  });
};

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) yield chunk;
  } catch (error) {
    throw isSystemError(error) ? unreadable(path, error) : error;
  }
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'errno' in error;

/** Why the system did not give the file, as an error for the reader. */
const unreadable = (path: string, { code }: NodeJS.ErrnoException): UserError => {
  if (code === 'ENOENT') {
    return new UserError(`there is no file ${path}`, {
      code: 'no-such-file',
      hint: `check the spelling, or list the folder: ls "${path.slice(0, -basename(path).length) || '.'}"`,
    });
  }
  const reason = code === 'EACCES' ? 'you may not read it' : `the system says ${code}`;
  return new UserError(`${path} cannot be read: ${reason}`, { code: 'unreadable-file', hint: 'check its permissions' });
};

const emptyFile = (path: string): UserError =>
  new UserError(`${path} is empty`, { code: 'empty-file', hint: 'ask for it again; the export may have failed' });

interface TextScan {
  take(chunk: Buffer, offset: number): void;
  end(): {
    /** As it was told or shows itself; undefined where only its letters can say. */
    readonly encoding: Encoding | undefined;
    readonly marked: boolean;
    /** Whether all of it is valid UTF-8. */
    readonly valid: boolean;
  };
}

const textScan = (path: string, told: Encoding | undefined): TextScan => {
  let mark: Encoding | undefined;
  let encoding = told;
  let valid = true;
  let rest: Buffer = Buffer.alloc(0);
  return {
    take(chunk, offset) {
      if (offset === 0) {
        mark = markedEncoding(chunk);
        encoding = told ?? mark ?? bareUtf16(chunk);
        refuseSignature(path, chunk);
      }
      if (!encoding?.startsWith('utf-16')) refuseNul(path, chunk, offset);
      if (!valid || (encoding ?? 'utf-8') !== 'utf-8') return;
      const whole = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      const cut = characterBoundary(whole);
      valid = isUtf8(whole.subarray(0, cut));
      rest = whole.subarray(cut);
    },
    end: () => ({
      encoding,
      marked: mark !== undefined && mark === encoding,
      valid: valid && rest.length === 0,
    }),
  };
};

/** The encoding that a byte order mark tells. */
const markedEncoding = (start: Buffer): Encoding | undefined => {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return undefined;
};

/** UTF-16 without a mark shows itself by the zero byte beside its first two letters. */
const bareUtf16 = ([first = 0, second = 0, third = 0, fourth = 0]: Buffer): Encoding | undefined => {
  if (first > 0 && second === 0 && third > 0 && fourth === 0) return 'utf-16le';
  return first === 0 && second > 0 && third === 0 && fourth > 0 ? 'utf-16be' : undefined;
};

const refuseSignature = (path: string, start: Buffer): void => {
  const signature = signatureOf(start);
  if (!signature) return;
  throw new UserError(`${path} is ${signature.what}, expected a text file`, {
    code: 'not-text',
    hint: signature.remedy,
  });
};

const refuseNul = (path: string, chunk: Buffer, offset: number): void => {
  const at = chunk.indexOf(0);
  if (at < 0) return;
  throw new UserError(`${path} is no text file: byte ${offset + at + 1} is zero`, {
    code: 'not-text',
    hint: 'export it as CSV; if it is UTF-16 without a byte order mark, say --encoding utf-16le or utf-16be',
  });
};

/** Where the last whole UTF-8 character of the chunk ends; its first byte is at most three before the end. */
const characterBoundary = (chunk: Buffer): number => {
  for (let back = 1; back <= Math.min(3, chunk.length); back += 1) {
    const byte = chunk[chunk.length - back] ?? 0;
    if (byte >= 0xc0)
      return byte >= (back === 1 ? 0xc0 : back === 2 ? 0xe0 : 0xf0) ? chunk.length - back : chunk.length;
    if (byte < 0x80) break;
  }
  return chunk.length;
};
