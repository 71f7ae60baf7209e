import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Channel } from '../../domain/channel.ts';
import { UserError } from '../../domain/errors.ts';
import type { MessageFacts, Rendering } from '../../domain/message/template.ts';
import { readUtf8 } from '../text/utf8-text.ts';
import { messageText, subjectText } from './message-text.ts';
import { presentFacts } from './present-facts.ts';
import { liquidFile, type NamedText, type ReadyTemplate, readyTemplate } from './ready-template.ts';
import { type LiquidSource, liquidProblem, missingFact, type Partials, templateEngine } from './template-engine.ts';
import type { TemplateProblem } from './template-file.ts';
import { isTooMuch } from './template-limits.ts';

/** The templates of one locale's folder, by name; files whose name begins with `_` are parts that others include. */
export const readTemplates = async (folder: string): Promise<ReadonlyMap<string, ReadyTemplate>> => {
  const texts = await liquidTexts(folder);
  const partials = partialsOf(texts);
  const surroundings = { engine: templateEngine(partials), locale: basename(resolve(folder)), partials };
  const read = texts.filter(({ name }) => !isPart(name)).map((named) => readyTemplate(named, surroundings));
  const problems = read.flatMap((outcome) => ('writers' in outcome ? [] : outcome));
  if (problems.length > 0) throw templateError(folder, problems);
  return new Map(read.flatMap((outcome) => ('writers' in outcome ? [[outcome.name, outcome] as const] : [])));
};

/** The message for one customer, or the fact that was absent or blank and the place that asks for it; never a blank in its stead. */
export const render = (template: ReadyTemplate, facts: MessageFacts): Rendering => {
  const { name, writers } = template;
  const scope = presentFacts(facts);
  try {
    const body = messageText(writers.body(scope), facts.channel);
    if (body === '') return { failed: { place: liquidFile(name), fact: `a text for ${facts.channel}` } };
    return writers.subject && subjectChannels.has(facts.channel)
      ? { subject: subjectText(writers.subject(scope)), body }
      : { body };
  } catch (error) {
    return { failed: failureOf(error, template) };
  }
};

const subjectChannels: ReadonlySet<Channel> = new Set(['email', 'letter']);

const failureOf = (error: unknown, { name, body, places }: ReadyTemplate): { place: string; fact: string } => {
  if (isTooMuch(error)) throw tooMuch(error, { file: name, text: body });
  const fact = missingFact(error);
  const { file, line } = liquidProblem(error, { file: name, text: body });
  return { fact, place: places.get(fact) ?? `${liquidFile(file)}:${line}` };
};

/** A template that never ends, or nearly so: no fact is missing, and every customer would wait for the same. */
const tooMuch = (error: unknown, source: LiquidSource): UserError => {
  const { file, line } = liquidProblem(error, source);
  return new UserError(`${liquidFile(file)}:${line}: the template does more than a message needs, and was stopped.`, {
    code: 'bad-template',
    hint: 'Look for a loop over a large range, or loops within loops, and shorten them; nothing was changed.',
  });
};

const isPart = (name: string): boolean => name.startsWith('_');

const liquidTexts = async (folder: string): Promise<NamedText[]> => {
  const files = await readdir(folder).catch(() => undefined);
  if (!files) throw noFolder(folder);
  const names = files.filter((file) => file.endsWith('.liquid')).sort();
  return Promise.all(
    names.map(async (file) => ({ name: basename(file, '.liquid'), text: await readUtf8(join(folder, file)) })),
  );
};

const partialsOf = (texts: readonly NamedText[]): Partials =>
  Object.fromEntries(
    texts.filter(({ name }) => isPart(name)).map(({ name, text }) => [name, text.replace(/\r?\n$/, '')]),
  );

const noFolder = (folder: string): UserError =>
  new UserError(`there is no folder of templates ${folder}`, {
    code: 'no-templates',
    hint: 'Make one for each locale under templates/, for example templates/es-MX, with a .liquid file for each template.',
  });

const templateError = (folder: string, problems: readonly TemplateProblem[]): UserError => {
  const told = problems.map(
    ({ file, line, column, problem }) => `  ${join(folder, file)}:${line}:${column}: ${problem}`,
  );
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return new UserError(`the templates have ${count}:\n${told.join('\n')}`, {
    code: 'bad-template',
    hint: 'Put these lines right and run the same command again; nothing was changed.',
  });
};
