import { visibleText } from '../../domain/page/visible-text.ts';
import { textTable } from '../../terminal/table.ts';
import { bankInWords } from '../rows/bank-words.ts';
import { markInWords } from '../rows/summary.ts';
import type { FileMapping } from './mapping-view.ts';

/** How a file is read, as a person is told it on a terminal of that width, and how it is corrected. */
export const mappingInWords = (found: FileMapping, width?: number): string =>
  [foundInWords(found, width), ...(found.bank ? [] : ['', nextInWords(found.written)])].join('\n');

/** How a file is read, with as much of its values as stands on a line. */
export const foundInWords = (found: FileMapping, width?: number): string =>
  [
    `${found.file}: ${found.kind}, ${howWritten(found)}`,
    ...(found.bank ? bankInWords(found.bank) : []),
    ...(found.mapping === null ? [] : [`Read by mappings/${found.mapping}.yaml`]),
    '',
    columnsTable(found, width),
  ].join('\n');

const columnsTable = ({ columns }: FileMapping, width: number | undefined): string => {
  const titles = ['column', 'is', 'sure', 'such as'];
  const facts = columns.map(({ source, field, extra, confidence }) => [
    source,
    field ?? (extra === null ? 'left out' : `extra.${extra}`),
    field === null ? '' : `${Math.round(confidence * 100)} %`,
  ]);
  const taken = [0, 1, 2].map((at) => Math.max(...[titles, ...facts].map((row) => (row[at] ?? '').length)) + 2);
  const room = width === undefined ? undefined : width - taken.reduce((sum, more) => sum + more, 0);
  const rows = columns.map(({ samples }, index) => [...(facts[index] ?? []), samplesIn(samples, room)]);
  return textTable({ columns: titles, rows });
};

/** The first value at least is told, in part where the room is short. */
const samplesIn = (samples: readonly string[], room: number | undefined): string => {
  const text = samples.map((sample) => shortened(sample, 30)).join(' | ');
  return room === undefined ? text : shortened(text, Math.max(room, leastRoom));
};

const leastRoom = 12;

/** What came of talking about it, for somebody who has seen the rest. */
export const endInWords = ({ written }: FileMapping): string =>
  written === null
    ? 'Nothing was saved.'
    : `Mapping: ${written}\nIt is used by itself for files with the same headings.`;

const nextInWords = (written: string | null): string =>
  written === null
    ? 'To correct it: trato mapping FILE --write NAME, change mappings/NAME.yaml, and import with --mapping NAME.'
    : `Mapping: ${written}`;

const howWritten = (found: FileMapping): string => {
  if (found.bank) return found.bank.format;
  const { sheet, encoding, delimiter, decimal, headerLine } = found;
  const text = sheet === null ? `${encoding}, delimiter ${markInWords(delimiter)}` : `sheet "${sheet}"`;
  const mark = decimal === null ? 'undecided' : markInWords(decimal);
  return `${text}, decimal mark ${mark}, days ${dayOrder(found)}, headings on line ${headerLine}`;
};

/** Serial numbers and days that name the month have no order; other days may be open. */
const dayOrder = ({ dateOrder, ambiguous }: FileMapping): string => {
  if (dateOrder !== null) return dateOrder;
  return ambiguous.some(({ couldBe }) => couldBe.includes('dmy')) ? 'undecided' : 'without an order';
};

const shortened = (value: string, room: number): string => {
  const text = visibleText(value);
  return text.length > room ? `${text.slice(0, room - 1)}…` : text;
};
