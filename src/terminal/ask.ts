import type { Context, GlobalOptions } from './context.ts';

export interface Choice<Value> {
  readonly name: string;
  readonly value: Value;
}

/** Whether somebody is there to answer: a terminal on both sides, and neither `--json` nor `--quiet` asked for. */
export const canAsk = ({ stdin, stderr }: Context, { json, quiet }: GlobalOptions): boolean =>
  stdin.isTTY === true && stderr.isTTY === true && !json && !quiet;

/** Asks on stderr, so that stdout stays data; undefined when the question was left unanswered. */
export const choose = async <Value>(
  context: Context,
  message: string,
  choices: readonly Choice<Value>[],
): Promise<Value | undefined> => {
  const { createPromptModule } = await import('inquirer');
  const prompt = createPromptModule({ input: context.stdin as NodeJS.ReadStream, output: context.stderr });
  try {
    const { answer } = await prompt<{ answer: number }>([
      { type: 'select', name: 'answer', message, choices: choices.map(({ name }, value) => ({ name, value })) },
    ]);
    return choices[answer]?.value;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') return undefined;
    throw error;
  }
};

/** Asks for a yes before something that cannot be taken back; `--yes` answers it. Without anybody to ask it is a yes as well. */
export const confirmed = async (context: Context, options: GlobalOptions, message: string): Promise<boolean> => {
  if (options.yes || !canAsk(context, options)) return true;
  const answer = await choose(context, message, [
    { name: 'no', value: false },
    { name: 'yes', value: true },
  ]);
  return answer ?? false;
};
