import { posix } from 'node:path';
import { mostMembers, type ZipArchive } from '../zip/zip-archive.ts';
import { readXmlPart } from './xml-parts.ts';

/** What a part of a workbook refers to. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type: `worksheet`, `sharedStrings`. */
  readonly type: string;
  /** The name of the member it leads to. */
  readonly target: string;
}

/** What a part refers to; the archive itself is the part with no name. */
export const relationshipsOf = async (archive: ZipArchive, part: string): Promise<Relationship[]> => {
  const found: Relationship[] = [];
  const { dir, base } = posix.parse(part);
  await readXmlPart(archive, posix.join(dir, '_rels', `${base}.rels`), {
    open: (name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) => {
      if (name !== 'Relationship' || mode === 'External') return;
      const path = target.startsWith('/') ? target.slice(1) : posix.join(dir, target);
      found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: path });
      if (found.length > mostMembers) throw new Error('more relations than any workbook has');
    },
  });
  return found;
};
