import type { Context, GlobalOptions } from './context.ts';

export interface Choice<Value> {
  readonly name: string;
  readonly value: Value;
}

/** Whether somebody is there to answer: a terminal on both sides, and neither JSON nor `--yes` asked for. */
export const canAsk = ({ stdin, stderr }: Context, { json, quiet, yes }: GlobalOptions): boolean =>
  stdin.isTTY === true && stderr.isTTY === true && !json && !quiet && !yes;

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
