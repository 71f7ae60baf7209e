import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, type YAMLParseError } from 'yaml';
import { type core, type ZodType, z } from 'zod';
import { unknownWord } from '../../domain/nearest-word.ts';
import { shown } from '../../domain/segment/operand.ts';
import { deepPlace, tooDeep, yamlDoubts } from './yaml-doubt.ts';

export { nearestWord } from '../../domain/nearest-word.ts';

/** Something wrong in a YAML file, with its place. */
export interface YamlProblem {
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly problem: string;
}

export type YamlReading<T> = { readonly value: T } | { readonly problems: readonly YamlProblem[] };

/** A schema, or the one that fits what the file holds. */
type SchemaFor<T> = ZodType<T> | ((raw: unknown) => ZodType<T>);

/** Reads YAML text against a schema and tells every problem at once, each with line and column. */
export const readYaml = <T>(text: string, schemaFor: SchemaFor<T>): YamlReading<T> => {
  const lines = new LineCounter();
  const parsed = parsedYaml(text, lines);
  if ('problems' in parsed) return parsed;
  const { document } = parsed;
  const raw: unknown = document.toJS();
  const schema = typeof schemaFor === 'function' ? schemaFor(raw) : schemaFor;
  const reading = schema.safeParse(raw, { error: explained });
  if (reading.success) return { value: reading.data };
  return { problems: reading.error.issues.flatMap((issue) => placed(issue, document, lines)).sort(byPlace) };
};

type Parsed = { readonly document: Document } | { readonly problems: readonly YamlProblem[] };

/** The document, or what keeps it from being read; a line with a doubt is told once. */
const parsedYaml = (text: string, lines: LineCounter): Parsed => {
  try {
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, logLevel: 'error' });
    const doubts = yamlDoubts(document, text).map(({ offset, problem }) => problemAt(offset, problem, lines));
    const told = new Set(doubts.map(({ line }) => line));
    const isDeep = doubts.some(({ problem }) => problem === tooDeep);
    const errors = document.errors
      .map((error) => syntaxProblem(error, text, lines))
      .filter(({ line }) => !isDeep && !told.has(line));
    const problems = [...doubts, ...errors].sort(byPlace);
    return problems.length > 0 ? { problems } : { document };
  } catch (error) {
    // The parser calls itself for each level, so that the stack can end before it does.
    if (error instanceof RangeError) return { problems: [problemAt(deepPlace(text), tooDeep, lines)] };
    throw error;
  }
};

const problemAt = (offset: number, problem: string, lines: LineCounter): YamlProblem => {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col), path: '', problem };
};

/** `found "x", expected …`; a key that is not there `is missing`. */
export const misread = (input: unknown, what: string): string =>
  `${input === undefined ? 'is missing' : `found ${shown(input)}`}, expected ${what}`;

/** The words of a schema for whatever does not fit it. */
export const expected = (what: string) => ({
  error: ({ input }: { readonly input?: unknown }): string => misread(input, what),
});

/** One word of a closed list; another one is refused with the nearest. */
export const oneOf = <const Words extends readonly string[]>(what: string, words: Words) =>
  z.enum(words, {
    error: (issue) =>
      typeof issue.input === 'string'
        ? unknownWord(what, issue.input, words)
        : misread(issue.input, `one of ${words.join(', ')}`),
  });

/** An object that refuses unknown keys, naming the nearest known one. */
export const strictObject = <Shape extends core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => unknownWord('key', key, Object.keys(shape))).join('\n')
        : undefined,
  });

const syntaxProblem = ({ code, pos, message }: YAMLParseError, text: string, lines: LineCounter): YamlProblem => {
  const { line, col } = lines.linePos(pos[0]);
  const key = text.slice(pos[0]).split(/\s*:|\n/, 1)[0];
  if (/call stack/.test(message)) return { line, column: col, path: '', problem: tooDeep };
  const problem =
    code === 'DUPLICATE_KEY'
      ? `"${key}" is there twice, expected it once`
      : (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
  return { line, column: col, path: '', problem };
};

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
  map: 'a map of keys and values',
};

/** The words for what no schema has words of its own for. */
const explained: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type') return misread(issue.input, kinds[issue.expected] ?? issue.expected);
  if (issue.code === 'too_small') return misread(issue.input, `at least ${issue.minimum}`);
  if (issue.code === 'too_big') return misread(issue.input, `at most ${issue.maximum}`);
  if (issue.code === 'invalid_key') return issue.issues[0]?.message;
  return undefined;
};

const byPlace = (a: YamlProblem, b: YamlProblem): number => a.line - b.line || a.column - b.column;

const placed = (issue: core.$ZodIssue, document: Document, lines: LineCounter): YamlProblem[] => {
  if (issue.code !== 'unrecognized_keys') {
    return [{ ...placeOf(issue.path, document, lines), problem: issue.message }];
  }
  const told = issue.message.split('\n');
  return issue.keys.map((key, index) => ({
    ...placeOf([...issue.path, key], document, lines),
    problem: told[index] ?? `unknown key "${key}"`,
  }));
};

const placeOf = (path: PropertyKey[], document: Document, lines: LineCounter): Omit<YamlProblem, 'problem'> => {
  const keys = path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const { line, col } = lines.linePos(startOf(keys, document));
  return { line, column: col, path: keys.join('.') };
};

/** Where the nearest part of the path that is in the file begins. */
const startOf = (keys: (string | number)[], document: Document): number => {
  for (let length = keys.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : document.getIn(keys.slice(0, length - 1), true);
    const key = keys[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key: name }) => isScalar(name) && String(name.value) === String(key));
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(keys.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
};
