import { z } from 'zod';
import { type Field, type FileKind, fieldsOf, fileKinds, isRepeatable } from '../../domain/mapping/field.ts';
import type { Meaning } from '../../domain/mapping/saved-mapping.ts';
import { unknownWord } from '../../domain/nearest-word.ts';
import { parseDelimiter } from '../../domain/written/delimiter.ts';
import { encodings, parseEncoding } from '../../domain/written/encoding.ts';
import { strictObject } from '../yaml/yaml-file.ts';

const extraPrefix = 'extra.';
const leftOut = 'left-out';

/** What a column is, as a mapping file says it: a field, `extra.name`, `left-out`, nothing, or several of them. */
const written = z.union([z.string(), z.array(z.string()).nonempty(), z.null()]);
type Written = z.infer<typeof written>;

const namedEncoding = z.string().transform((text, context) => {
  const encoding = parseEncoding(text);
  if (!encoding) context.addIssue(unknownWord('encoding', text, encodings));
  return encoding;
});

const namedDelimiter = z.string().transform((text, context) => {
  const delimiter = parseDelimiter(text);
  if (!delimiter) context.addIssue(`unknown delimiter "${text}", expected "," ";" "|" or tab`);
  return delimiter;
});

/** A record would lose a heading such as `__proto__`. */
const asMap = (raw: unknown): unknown =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? new Map(Object.entries(raw)) : raw;

/** A mapping file. */
export const mappingSchema = strictObject({
  kind: z.enum(fileKinds).default('portfolio'),
  encoding: namedEncoding.optional(),
  repair_encoding: z.boolean().optional(),
  delimiter: namedDelimiter.optional(),
  decimal: z.enum(['.', ',']).optional(),
  date_order: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  header_line: z.int().min(1).max(1000).optional(),
  balance_stated: z.enum(['as-of', 'on-opening']).optional(),
  columns: z.preprocess(asMap, z.map(z.string(), written)),
}).superRefine(({ kind, columns }, context) => {
  const taken = new Map<Field, string>();
  for (const [source, fields] of columns) {
    for (const problem of problemsOf(source, fields, kind, taken)) {
      context.addIssue({ code: 'custom', path: ['columns', source], message: problem });
    }
  }
});

const problemsOf = (source: string, fields: Written, kind: FileKind, taken: Map<Field, string>): string[] =>
  wordsOf(fields).flatMap((word) => {
    if (word === leftOut) return [];
    if (word.startsWith(extraPrefix))
      return isExtraName(word) ? [] : [`"${word}" is no name, expected such as extra.branch`];
    const field = fieldNamed(word, kind);
    if (!field) return [unknownWord('field', word, [...fieldsOf(kind), leftOut])];
    const other = taken.get(field);
    taken.set(field, source);
    return other === undefined || isRepeatable(field)
      ? []
      : [`${field} is already the column "${other}"; one column only can be it`];
  });

const wordsOf = (fields: Written): readonly string[] => (typeof fields === 'string' ? [fields] : (fields ?? []));

const isExtraName = (word: string): boolean => /^extra\.[a-z][a-z0-9_]*$/.test(word);

const fieldNamed = (word: string, kind: FileKind): Field | undefined => fieldsOf(kind).find((field) => field === word);

/** What a column is, from what its mapping file says. */
export const meaningsOf = (fields: Written, kind: FileKind): Meaning[] => {
  const words = wordsOf(fields);
  if (words.length === 0) return [{ extra: undefined }];
  return words.map((word) => {
    const field = fieldNamed(word, kind);
    if (field) return { field };
    return word === leftOut ? { leftOut: true } : { extra: word.slice(extraPrefix.length) };
  });
};

/** What a mapping file says of a column. */
export const writtenMeaning = (field: Field | undefined, extra: string | undefined): string =>
  field ?? (extra === undefined ? leftOut : `${extraPrefix}${extra}`);
