import { createHash } from 'node:crypto';
import type { Liquid, Template as Parsed } from 'liquidjs';
import { isMessageFact, messageFactNames, type Template } from '../../domain/message/template.ts';
import { nearestWord } from '../yaml/yaml-file.ts';
import { formWriter, isPlain, type Writer } from './message-form.ts';
import { type FactUse, factUses, liquidProblem, type Partials } from './template-engine.ts';
import { readTemplateFile, type TemplateFile, type TemplateProblem } from './template-file.ts';
import { countedContext } from './template-limits.ts';

/** A template that was read, checked and is ready to be rendered any number of times. */
export interface ReadyTemplate extends Template {
  /** The facts it asks for, needed or optional, in alphabetical order. */
  readonly facts: readonly string[];
  readonly writers: { readonly body: Writer; readonly subject: Writer | undefined };
  /** Where each fact is first asked for: `recordatorio-amable.liquid:8`. */
  readonly places: ReadonlyMap<string, string>;
}

/** A file's text under its name without the ending. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

export interface Surroundings {
  readonly engine: Liquid;
  readonly locale: string;
  readonly partials: Partials;
}

/** Reads and checks one template: front matter, syntax, parts and facts; else what is wrong with it. */
export const readyTemplate = (
  named: NamedText,
  surroundings: Surroundings,
): ReadyTemplate | readonly TemplateProblem[] => {
  const file = liquidFile(named.name);
  const taken = readTemplateFile(file, named.text);
  if (!('head' in taken)) return taken;
  try {
    const parsed = parsedTexts(surroundings.engine, taken, file);
    const uses = [parsed.subject ?? [], parsed.body].flatMap((part) => factUses(surroundings.engine, part, file));
    const unknown = uses.filter(({ fact }) => !isMessageFact(fact));
    return unknown.length > 0
      ? unknown.map(unknownFact)
      : { ...templateOf(named, taken, surroundings), ...usesOf(uses), writers: writersOf(surroundings, taken, parsed) };
  } catch (error) {
    const problem = liquidProblem(error, { file, text: named.text });
    return [{ ...problem, file: liquidFile(problem.file) }];
  }
};

/** `_pie` or `_pie.liquid` is the file `_pie.liquid`. */
export const liquidFile = (name: string): string => (name.endsWith('.liquid') ? name : `${name}.liquid`);

interface ParsedTexts {
  readonly body: Parsed[];
  readonly subject: Parsed[] | undefined;
}

const parsedTexts = (engine: Liquid, { body, subject }: TemplateFile, file: string): ParsedTexts => ({
  body: engine.parse(body, file),
  subject: subject === undefined ? undefined : engine.parse(subject, file),
});

const writersOf = (
  { engine, partials }: Surroundings,
  { body, subject = '' }: TemplateFile,
  parsed: ParsedTexts,
): ReadyTemplate['writers'] => {
  const plain = isPlain([body, subject, ...Object.values(partials)].join('\n'));
  const writer = (text: Parsed[]): Writer => {
    const write: Writer = (scope) => String(engine.renderSync(text, countedContext(engine, scope)));
    return plain ? formWriter(write) : write;
  };
  return { body: writer(parsed.body), subject: parsed.subject && writer(parsed.subject) };
};

const templateOf = (
  { name, text }: NamedText,
  { head, body }: TemplateFile,
  { locale, partials }: Surroundings,
): Template => {
  const { subject, ...rest } = head;
  const version = createHash('sha256')
    .update(JSON.stringify([text, partials]))
    .digest('hex')
    .slice(0, 16);
  return { name, locale, ...rest, ...(subject === undefined ? {} : { subject }), body: body.trim(), version };
};

const usesOf = (uses: readonly FactUse[]): Pick<ReadyTemplate, 'facts' | 'places'> => ({
  facts: [...new Set(uses.map(({ fact }) => fact))].sort(),
  places: new Map([...uses].reverse().map(({ fact, file, line }) => [fact, `${liquidFile(file)}:${line}`])),
});

const unknownFact = ({ fact, file, line, column }: FactUse): TemplateProblem => {
  const nearest = nearestWord(fact, messageFactNames);
  const known = nearest ? `did you mean "${nearest}"?` : `known are ${messageFactNames.join(', ')} and extra.<column>`;
  return { file: liquidFile(file), line, column, problem: `unknown fact "${fact}", ${known}` };
};
