import { visibleText } from '../domain/page/visible-text.ts';
import type { Context, GlobalOptions } from './context.ts';

export interface Choice<Value> {
  readonly name: string;
  readonly value: Value;
}

/** Choices under a heading of their own. */
export interface ChoiceGroup<Value> {
  readonly heading: string;
  readonly choices: readonly Choice<Value>[];
}

export interface TypedAnswer {
  readonly proposal: string;
  /** What is wrong with an answer, if anything. */
  readonly problemOf: (text: string) => string | undefined;
}

/** Whether somebody is there to answer: a terminal on both sides, and neither `--json` nor `--quiet` asked for. */
export const canAsk = ({ stdin, stderr }: Context, { json, quiet }: GlobalOptions): boolean =>
  stdin.isTTY === true && stderr.isTTY === true && !json && !quiet;

/** Asks on stderr, so that stdout stays data; undefined when the question was left unanswered. */
export const choose = async <Value>(
  context: Context,
  asked: string,
  choices: readonly Choice<Value>[],
): Promise<Value | undefined> => {
  const message = visibleText(asked);
  const question = { type: 'select', name: 'answer', message, choices: numbered(choices), pageSize } as const;
  const prompt = await prompting(context);
  const answer = await answered(prompt<{ answer: number }>([question]));
  return answer === undefined ? undefined : choices[answer]?.value;
};

/** Asks for one of many, found by typing a part of its name; undefined when the question was left unanswered. */
export const search = async <Value>(
  context: Context,
  asked: string,
  groups: readonly ChoiceGroup<Value>[],
): Promise<Value | undefined> => {
  const { Separator } = (await import('inquirer')).default;
  const all = groups.flatMap(({ choices }) => choices);
  const source = (term = '') =>
    groups.flatMap(({ heading, choices }) => {
      const found = choices.filter(({ name }) => isFound(name, term));
      return found.length === 0
        ? []
        : [
            new Separator(heading),
            ...found.map((choice) => ({ name: visibleText(choice.name), value: all.indexOf(choice) })),
          ];
    });
  const message = visibleText(asked);
  const question = { type: 'search', name: 'answer', message, source, pageSize } as const;
  const prompt = await prompting(context);
  const answer = await answered(prompt<{ answer: number }>([question]));
  return answer === undefined ? undefined : all[answer]?.value;
};

/** Asks for a text; undefined when the question was left unanswered. */
export const typed = async (
  context: Context,
  asked: string,
  { proposal, problemOf }: TypedAnswer,
): Promise<string | undefined> => {
  const validate = (text: string): string | true => problemOf(text.trim()) ?? true;
  const message = visibleText(asked);
  const question = { type: 'input', name: 'answer', message, default: proposal, validate } as const;
  const prompt = await prompting(context);
  const answer = await answered(prompt<{ answer: string }>([question]));
  return answer?.trim();
};

/** Asks for a yes before something that cannot be taken back; `--yes` answers it. Without anybody to ask it is a yes as well. */
export const confirmed = async (context: Context, options: GlobalOptions, message: string): Promise<boolean> => {
  if (options.yes || !canAsk(context, options)) return true;
  return agreed(context, message);
};

/** Asks for a yes; an unanswered question is a no. */
export const agreed = async (context: Context, message: string): Promise<boolean> => {
  const answer = await choose(context, message, [
    { name: 'no', value: false },
    { name: 'yes', value: true },
  ]);
  return answer ?? false;
};

const pageSize = 15;

const numbered = (choices: readonly Choice<unknown>[]): { readonly name: string; readonly value: number }[] =>
  choices.map(({ name }, value) => ({ name: visibleText(name), value }));

const isFound = (name: string, term: string): boolean =>
  term
    .toLowerCase()
    .split(/[\s_]+/)
    .every((word) => name.toLowerCase().includes(word));

const prompting = async ({ stdin, stderr }: Context) => {
  const { createPromptModule } = await import('inquirer');
  return createPromptModule({ input: stdin as NodeJS.ReadStream, output: stderr });
};

const answered = async <Answer>(asked: Promise<{ readonly answer: Answer }>): Promise<Answer | undefined> => {
  try {
    return (await asked).answer;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') return undefined;
    throw error;
  }
};
