import type { DaySystem } from '../../domain/workbook/serial-day.ts';
import { mostMembers, type ZipArchive } from '../zip/zip-archive.ts';
import { type Relationship, relationshipsOf } from './relationships.ts';
import { attributeOf, readXmlPart } from './xml-parts.ts';

/** A sheet with cells, in the order of its tabs. */
export interface Sheet {
  readonly name: string;
  readonly visible: boolean;
  /** The member of the archive that holds its cells. */
  readonly part: string;
}

/** What a workbook is made of. */
export interface WorkbookParts {
  readonly sheets: readonly Sheet[];
  readonly system: DaySystem;
  readonly styles: string | undefined;
  readonly sharedStrings: string | undefined;
}

/** The member that an office document begins with: of a workbook `xl/workbook.xml`; undefined when it is no such document. */
export const documentPart = async (archive: ZipArchive): Promise<string | undefined> => {
  if (!archive.names.includes('_rels/.rels')) return undefined;
  return (await relationshipsOf(archive, '')).find(({ type }) => type === 'officeDocument')?.target;
};

/** What the workbook whose first part is named is made of. */
export const workbookParts = async (archive: ZipArchive, part: string): Promise<WorkbookParts> => {
  const related = await relationshipsOf(archive, part);
  const byId = new Map(related.map((relationship) => [relationship.id, relationship]));
  const sheets: Sheet[] = [];
  let system: DaySystem = 1900;
  await readXmlPart(archive, part, {
    open: (name, attributes) => {
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attributes.date1904 ?? '')) system = 1904;
      const sheet = name === 'sheet' ? sheetOf(attributes, byId) : undefined;
      if (sheet) sheets.push(sheet);
      if (sheets.length > mostMembers) throw new Error('more sheets than an archive has members');
    },
  });
  const partOf = (type: string) => related.find((other) => other.type === type)?.target;
  return { sheets, system, styles: partOf('styles'), sharedStrings: partOf('sharedStrings') };
};

/** A sheet that holds cells, which one with a chart does not. */
const sheetOf = (
  attributes: Readonly<Record<string, string>>,
  related: ReadonlyMap<string, Relationship>,
): Sheet | undefined => {
  const to = related.get(attributeOf(attributes, 'id') ?? '');
  if (to?.type !== 'worksheet') return undefined;
  return { name: attributes.name ?? '', visible: (attributes.state ?? 'visible') === 'visible', part: to.target };
};
