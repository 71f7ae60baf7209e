import { visibleText } from '../../domain/page/visible-text.ts';
import { textTable } from '../../terminal/table.ts';
import { bankInWords } from '../rows/bank-words.ts';
import { markInWords } from '../rows/summary.ts';
import type { FileMapping } from './file-mapping.ts';

/** How a file is read, as a person is told it, and how that is corrected. */
export const mappingInWords = (found: FileMapping): string =>
  [foundInWords(found), ...(found.bank ? [] : ['', nextInWords(found.written)])].join('\n');

/** How a file is read. */
export const foundInWords = (found: FileMapping): string =>
  [
    `${found.file}: ${found.kind}, ${howWritten(found)}`,
    ...(found.bank ? bankInWords(found.bank) : []),
    ...(found.mapping === null ? [] : [`Read by mappings/${found.mapping}.yaml`]),
    '',
    textTable({
      columns: ['column', 'is', 'sure', 'such as'],
      rows: found.columns.map(({ source, field, extra, confidence, samples }) => [
        source,
        field ?? (extra === null ? 'left out' : `extra.${extra}`),
        field === null ? '' : `${Math.round(confidence * 100)} %`,
        samples.map(shortened).join(' | '),
      ]),
    }),
  ].join('\n');

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

const shortened = (value: string): string => {
  const text = visibleText(value);
  return text.length > 30 ? `${text.slice(0, 29)}…` : text;
};
