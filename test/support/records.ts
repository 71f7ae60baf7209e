import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';

/** The rows of a CSV file by their headings. */
export const recordsOf = (
  bytes: Buffer,
  { delimiter = ',', encoding = 'utf-8' }: { readonly delimiter?: string; readonly encoding?: string } = {},
): Readonly<Record<string, string>>[] =>
  parse(iconv.decode(bytes, encoding), { columns: true, delimiter, bom: true }) as Record<string, string>[];
