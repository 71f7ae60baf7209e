import { distance } from 'fastest-levenshtein';
import { type Field, type FileKind, factsOf, fieldsOf, isRepeatable } from './field.ts';
import { headingKey, tellingWords, writtenKey } from './heading-key.ts';
import { namesOf, openingAmountNames, paidDayNames } from './heading-names.ts';
import { documentTypeNames, plainNames } from './part-names.ts';

/** A field that a heading may mean; the lower the rank, the better the name. */
export interface HeadingMatch {
  readonly field: Field;
  readonly rank: number;
  /** 1 for the field's own name, 0.9 for a known name, 0.6 for a misspelt one. */
  readonly confidence: number;
}

interface NamedField {
  readonly field: Field;
  readonly rank: number;
}

interface Name {
  readonly words: readonly string[];
  readonly fields: readonly NamedField[];
}

type Names = ReadonlyMap<string, Name>;

/** The fields a heading may mean, best first; none when it is not known even as a misspelling. */
export const headingMatches = (heading: string, kind: FileKind, clientIsCreditor = false): readonly HeadingMatch[] => {
  const own = fieldsOf(kind).find((field) => field === heading.trim().toLowerCase());
  if (own) return [{ field: own, rank: 0, confidence: 1 }];
  const exact = namedFields(heading, kind, clientIsCreditor);
  if (exact) return exact.map((named) => ({ ...named, confidence: 0.9 }));
  if (heading.startsWith(ownMark)) return [];
  const near = misspelt(tellingWords(heading, clientIsCreditor), namesByKey(kind));
  return near.map(({ field, rank }) => ({ field, rank: rank + 500, confidence: 0.6 }));
};

/** The field a heading means by a name that is known and rightly spelt. */
export const fieldNamed = (heading: string, kind: FileKind): Field | undefined =>
  heading.length > longestName ? undefined : namedFields(heading, kind, false)?.[0]?.field;

const longestName = 60;

/** Headings that a rejects file adds begin with it, and are no fields. */
const ownMark = '_';

const namedFields = (heading: string, kind: FileKind, clientIsCreditor: boolean): readonly NamedField[] | undefined => {
  if (heading.startsWith(ownMark)) return undefined;
  const names = namesByKey(kind);
  const key = headingKey(heading, clientIsCreditor);
  const written = clientIsCreditor ? key : writtenKey(heading);
  return (names.get(key) ?? names.get(written))?.fields ?? numbered(key, names) ?? ofCustomer(key, names);
};

/** Whether the heading states what was owed at the opening rather than what is owed now. */
export const isOpeningAmount = (heading: string): boolean => openingAmounts.has(headingKey(heading));

/** Whether the heading is of a day of payment that does not say whether it settled the account. */
export const isPaidDay = (heading: string): boolean => paidDays.has(headingKey(heading));

/** Whether the heading is of a name that is the whole one, unless another column has the last name. */
export const isPlainName = (heading: string): boolean => plainNameKeys.has(headingKey(heading));

/** Whether the heading is of the kind of document that a number beside it is of. */
export const isDocumentType = (heading: string): boolean => documentTypes.has(headingKey(heading));

const keysOf = (names: string): ReadonlySet<string> => new Set(names.split('|').map((name) => headingKey(name)));

const openingAmounts = keysOf(openingAmountNames);
const paidDays = keysOf(paidDayNames);
const plainNameKeys = keysOf(plainNames);
const documentTypes = keysOf(documentTypeNames);

const byKind = new Map<FileKind, Names>();

const namesByKey = (kind: FileKind): Names => {
  const cached = byKind.get(kind);
  if (cached) return cached;
  const names = new Map<string, Name>();
  for (const [field, tiers] of namesOf(kind)) {
    tiers.forEach((tier = '', level) => {
      tier.split('|').forEach((name, index) => {
        addBoth(names, name, { field, rank: level * 1000 + index + 1 });
      });
    });
    addBoth(names, field, { field, rank: 0 });
  }
  names.delete('');
  byKind.set(kind, names);
  return names;
};

/** Under its words in one spelling, and run together as it is written. */
const addBoth = (names: Map<string, Name>, name: string, named: NamedField): void => {
  add(names, tellingWords(name), named);
  add(names, [writtenKey(name)], named);
};

const add = (names: Map<string, Name>, words: readonly string[], named: NamedField): void => {
  const others = names.get(words.join(''))?.fields ?? [];
  if (!others.some(({ field }) => field === named.field))
    names.set(words.join(''), { words, fields: [...others, named] });
};

/** `telefono_2`, `email1`: the second and the first of several. */
const numbered = (key: string, names: Names): readonly NamedField[] | undefined => {
  const base = /^(.*?\D)\d{1,2}$/.exec(key)?.[1];
  return known(names.get(base ?? '')?.fields.filter(({ field }) => isRepeatable(field)));
};

/** `direcciones cliente`: whose it is goes without saying. */
const ofCustomer = (key: string, names: Names): readonly NamedField[] | undefined => {
  if (!key.includes('cliente')) return undefined;
  const base = key.replace('cliente', '');
  return known(
    (names.get(base)?.fields ?? numbered(base, names))?.filter(({ field }) => factsOf(field).of === 'customer'),
  );
};

const known = (found: readonly NamedField[] | undefined): readonly NamedField[] | undefined =>
  found && found.length > 0 ? found : undefined;

/** The nearest name in which no word is too far off; the first letter must be right. */
const misspelt = (words: readonly string[], names: Names): readonly NamedField[] => {
  if (words.length === 0) return [];
  let near: Name | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const name of names.values()) {
    const steps = stepsBetween(words, name.words);
    if (steps >= fewest) continue;
    fewest = steps;
    near = name;
  }
  return near?.fields ?? [];
};

const stepsBetween = (words: readonly string[], others: readonly string[]): number => {
  if (words[0]?.[0] !== others[0]?.[0]) return Number.POSITIVE_INFINITY;
  if (words.length === others.length) {
    return words.reduce((steps, word, index) => steps + stepsBetweenWords(word, others[index] ?? ''), 0);
  }
  const [only = ''] = words;
  return words.length === 1 && only.length >= 12 ? stepsBetweenWords(only, others.join('')) : Number.POSITIVE_INFINITY;
};

/** Two letters may differ in a long word, one in a shorter one, none in a short one; `contacto` is not `contrato`. */
const stepsBetweenWords = (word: string, other: string): number => {
  if (word === other) return 0;
  const shorter = Math.min(word.length, other.length);
  const allowed = shorter >= 9 ? 2 : shorter >= 5 ? 1 : 0;
  const steps = distance(word, other);
  return steps <= allowed && figures(word) === figures(other) ? steps : Number.POSITIVE_INFINITY;
};

const figures = (text: string): string => text.replace(/\D/g, '');
