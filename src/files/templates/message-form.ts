/** Writes the text of a message from the facts in scope; throws when one is missing. */
export type Writer = (scope: object) => string;

/**
 * The same writer, but one rendering, or one failure, serves all customers of the same shape: the same channel, counts and facts
 * present.
 * Only for templates that are plain, in which a text can do nothing but be present and be printed.
 */
export const formWriter = (write: Writer): Writer => {
  const forms = new Map<string, Form | NoForm>();
  return (scope) => {
    const shape = shapeOf(scope);
    let form = forms.get(shape);
    if (form === undefined) {
      form = newForm(write, scope);
      if (forms.size < mostForms) forms.set(shape, form);
    }
    if ('failure' in form) throw form.failure;
    return filled(form, scope);
  };
};

const mostForms = 1_000;

/** A text with holes: the pieces between them, and which fact goes into each. */
interface Form {
  readonly pieces: readonly string[];
  readonly holes: readonly Path[];
}
type Path = readonly string[];

/** What keeps every message of the shape from being written. */
interface NoForm {
  readonly failure: unknown;
}

const newForm = (write: Writer, scope: object): Form | NoForm => {
  const paths: Path[] = [];
  try {
    return formOf(write(marked(scope, [], paths) as object), paths);
  } catch (failure) {
    return { failure };
  }
};

const formOf = (text: string, paths: readonly Path[]): Form => {
  const parts = text.split(/\uE000(\d+)\uE001/);
  return {
    pieces: parts.filter((_, index) => index % 2 === 0),
    holes: parts.filter((_, index) => index % 2 === 1).map((number) => paths[Number(number)] ?? []),
  };
};

/** The same facts with a numbered mark in place of each text and number; what templates compare stays as it is. */
const marked = (value: unknown, path: Path, paths: Path[]): unknown => {
  if (compared.has(path.join('.')) || value === null) return value;
  if (typeof value === 'string' || typeof value === 'number') return `\uE000${paths.push(path) - 1}\uE001`;
  if (Array.isArray(value)) return value.map((entry, index) => marked(entry, [...path, `${index}`], paths));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, marked(part, [...path, name], paths)]));
};

const compared = new Set(['channel', 'accounts']);

/** A file's own columns are left out: a plain template has none, and their names could be anything. */
const shapeOf = (scope: object): string => {
  const { channel, accounts, extra: _, ...facts } = scope as Readonly<Record<string, unknown>>;
  return `${channel} ${accounts} ${partShape(facts)}`;
};

const partShape = (part: unknown): string => {
  if (part === null) return '-';
  if (typeof part !== 'object' || part === undefined) return '+';
  let shape = '{';
  for (const name in part) shape += partShape((part as Record<string, unknown>)[name]);
  return `${shape}}`;
};

const filled = ({ pieces, holes }: Form, scope: object): string => {
  let text = pieces[0] ?? '';
  for (let index = 0; index < holes.length; index += 1) {
    text += factAt(scope, holes[index] ?? []) + (pieces[index + 1] ?? '');
  }
  return text;
};

const factAt = (scope: object, path: Path): string => {
  let value: unknown = scope;
  for (const name of path) value = (value as Record<string, unknown>)[name];
  return String(value);
};

/** Whether a source prints facts without filters and asks of texts only whether they are there. */
export const isPlain = (source: string): boolean =>
  !source.includes('\uE000') &&
  [...source.matchAll(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g)].every(([tag]) => plainTags.test(tag));

const fact =
  '(?:accounts|total|as_of|lapses_on|full_payment_by|(?:customer|creditor|account|option)\\.(?!size\\b|first\\b|last\\b)\\w+)';
const counted = '(?:accounts|options\\.size) *(?:[<>]=?|[!=]=) *\\d+';
const onChannel = "channel *[!=]= *'\\w+'";
const plainTags = new RegExp(
  `^\\{(?:${[
    `\\{-?\\s*(?:${fact}|options\\.size)\\s*-?\\}`,
    `%-?\\s*(?:${[
      `(?:if|elsif|unless) +(?:${fact}|options|${counted}|${onChannel})`,
      "case +channel|when +'\\w+'(?:(?:,| or) *'\\w+')*",
      "for +option +in +options|include +'\\w+'",
      'else|endif|endunless|endcase|endfor',
    ].join('|')})\\s*-?%`,
  ].join('|')})\\}$`,
);
