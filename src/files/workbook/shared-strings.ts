import { readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { unescapedText } from '../../domain/workbook/cell-text.ts';
import type { UnpackingLimit } from '../zip/unpacking-limit.ts';
import type { ZipArchive } from '../zip/zip-archive.ts';
import { stringText } from './string-text.ts';
import { readXmlPart } from './xml-parts.ts';

/** The texts that a workbook's cells refer to by number. */
export interface SharedStrings {
  readonly at: (index: number) => string | undefined;
}

interface Page {
  readonly offset: number;
  readonly bytes: number;
}

const stringsAPage = 256;
const mostPagesKept = 512;
const between = '\0';

/** Lends a workbook's shared texts out of a passing file, so that memory does not grow with them; beside the target, and gone after. */
export const withSharedStrings = async <T>(
  archive: ZipArchive,
  part: string | undefined,
  { target, limit }: { readonly target: string; readonly limit: UnpackingLimit },
  work: (strings: SharedStrings) => Promise<T>,
): Promise<T> => {
  if (part === undefined) return work({ at: () => undefined });
  const file = await open(`${target}.strings`, 'w+', 0o600);
  try {
    return await work(pagedStrings(file, await storedPages(archive, part, file, limit)));
  } finally {
    await file.close();
  }
};

/** Writes the texts page by page, and tells where each page lies. */
const storedPages = async (
  archive: ZipArchive,
  part: string,
  file: FileHandle,
  limit: UnpackingLimit,
): Promise<Page[]> => {
  const pages: Page[] = [];
  const full: Buffer[] = [];
  let texts: string[] = [];
  let offset = 0;
  const turn = (): void => {
    const page = Buffer.from(texts.join(between));
    pages.push({ offset, bytes: page.length });
    offset += page.length;
    full.push(page);
    texts = [];
  };
  const string = stringText('si', (text) => {
    texts.push(unescapedText(text).replaceAll(between, ''));
    if (texts.length === stringsAPage) turn();
  });
  const pause = async (): Promise<void> => {
    limit.check(offset);
    if (full.length > 0) await file.appendFile(Buffer.concat(full.splice(0)));
  };
  await readXmlPart(archive, part, { ...string, pause });
  turn();
  await pause();
  return pages;
};

/** The pages used last stay at hand: a sheet mostly goes through the texts in their order. */
const pagedStrings = ({ fd }: FileHandle, pages: readonly Page[]): SharedStrings => {
  const kept = new Map<number, readonly string[]>();
  const load = (number: number): readonly string[] | undefined => {
    const page = pages[number];
    if (!page) return undefined;
    const bytes = Buffer.alloc(page.bytes);
    readSync(fd, bytes, 0, page.bytes, page.offset);
    if (kept.size >= mostPagesKept)
      for (const oldest of [...kept.keys()].slice(0, mostPagesKept / 2)) kept.delete(oldest);
    const texts = bytes.toString('utf8').split(between);
    kept.set(number, texts);
    return texts;
  };
  return {
    at: (index) => {
      const number = Math.floor(index / stringsAPage);
      return (kept.get(number) ?? load(number))?.[index % stringsAPage];
    },
  };
};
