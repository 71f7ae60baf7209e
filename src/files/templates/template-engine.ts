import { Liquid, LiquidError, type Template as Parsed } from 'liquidjs';
import { isTooMuch } from './template-limits.ts';

/** The parts that templates include, by name. */
export type Partials = Readonly<Record<string, string>>;

/** Filters that know the time or chance: a message must come out the same whenever it is rendered. */
const unstableFilters = 'date date_to_xmlschema date_to_rfc822 date_to_string date_to_long_string sample'.split(' ');

/** Liquid that prints no absent or blank fact, reads no files and cannot run away. */
export const templateEngine = (partials: Partials): Liquid => {
  const engine = new Liquid({
    templates: { ...partials },
    cache: true,
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    lenientIf: true,
    outputEscape: printed,
    parseLimit: 200_000,
    memoryLimit: 1_000_000,
  });
  for (const name of unstableFilters) delete engine.filters[name];
  return engine;
};

const printed = (value: unknown): string => {
  const text = String(value ?? '');
  if (text.trim() === '') throw new RangeError('a blank was to be printed');
  return text;
};

/** A place in a template's file, counted from 1. */
interface TemplatePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
export interface FactUse extends TemplatePlace {
  readonly fact: string;
}
/** A text with the name of its file. */
export interface LiquidSource {
  readonly file: string;
  readonly text: string;
}
interface LiquidProblem extends TemplatePlace {
  readonly problem: string;
}

/** Every fact the parsed text asks for, with the places, its parts included. */
export const factUses = (engine: Liquid, parsed: Parsed[], file: string): FactUse[] =>
  Object.values(engine.analyzeSync(parsed).globals).flatMap((variables) =>
    variables.map(({ segments, location }) => ({
      fact: segments.map(String).join('.'),
      file: location.file ?? file,
      line: location.row,
      column: location.col,
    })),
  );

/** What Liquid itself found wrong, without its own telling of the place; anything else is a bug and thrown on. */
export const liquidProblem = (error: unknown, { file, text }: LiquidSource): LiquidProblem => {
  const part = missingPart(error);
  if (part !== undefined) return { file, ...placeIn(text, part), problem: `there is no part "${part}"` };
  if (!(error instanceof LiquidError)) {
    if (isTooMuch(error)) return { file, line: 1, column: 1, problem: 'is longer or deeper than a template may be' };
    throw error;
  }
  const [line = 1, column = 1] = error.token.getPosition();
  const problem = (error.originalError?.message ?? error.message).replace(/, (file|line):.*$/s, '');
  return { file: error.token.file ?? file, line, column, problem };
};

/** The name of a part that a text includes and that does not exist. */
const missingPart = (error: unknown): string | undefined =>
  error instanceof Error ? /^ENOENT: Failed to lookup "([^"]*)"/.exec(error.message)?.[1] : undefined;

const placeIn = (text: string, word: string): { line: number; column: number } => {
  const before = text.slice(0, Math.max(0, text.indexOf(word))).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};

/** The fact that was absent or blank when a text was rendered, as the template names it. */
export const missingFact = (error: unknown): string => {
  if (!(error instanceof LiquidError)) throw error;
  const cause: unknown = error.originalError;
  if (cause instanceof Error && 'variableName' in cause) return String(cause.variableName);
  const text = error.token.getText();
  return /^\{\{-?\s*([\w.]+)/.exec(text)?.[1] ?? text;
};
