import { type Readable, Transform } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise } from 'yauzl';
import { UserError } from '../../domain/errors.ts';

/** A zip archive whose members are read one by one. */
export interface ZipArchive {
  readonly path: string;
  /** The names of its files in order, folders and what a Mac adds left out. */
  readonly names: readonly string[];
  /** How large a member says it is; what turns out otherwise is damage. */
  sizeOf(name: string): number;
  /** A member's bytes, checked against its sum; undefined when there is none of that name. */
  open(name: string): Promise<Readable | undefined>;
}

/** No workbook has more parts. */
export const mostMembers = 10_000;

/** Lends an archive, and closes it. */
export const withZipArchive = async <T>(path: string, work: (archive: ZipArchive) => Promise<T>): Promise<T> => {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true });
  try {
    const members = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      if (isFile(entry.fileName)) members.set(entry.fileName, entry);
      if (members.size > mostMembers) throw new Error('more members than any workbook has');
    }
    return await work({
      path,
      names: [...members.keys()],
      sizeOf: (name) => members.get(name)?.uncompressedSize ?? 0,
      open: async (name) => {
        const entry = members.get(name);
        if (!entry) return undefined;
        refuseLocked(path, entry);
        return checked(await zip.openReadStreamPromise(entry), entry);
      },
    });
  } finally {
    zip.close();
  }
};

const isFile = (name: string): boolean => !/\/$|^__MACOSX\/|(?:^|\/)\.DS_Store$/.test(name);

const refuseLocked = (path: string, entry: Entry): void => {
  if (!entry.isEncrypted()) return;
  throw new UserError(`${path} is a zip archive with a password`, {
    code: 'locked-file',
    hint: 'unpack it with its password and import the file inside',
  });
};

/** The reader of archives checks the sizes only. */
const checked = (source: Readable, entry: Entry): Readable => {
  let sum = 0;
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum);
      done(null, chunk);
    },
    flush(done) {
      done(sum === entry.crc32 ? null : new Error('its sum differs'));
    },
  });
  source.on('error', (error) => check.destroy(error));
  check.on('close', () => source.destroy());
  return source.pipe(check);
};
