import type { Context, GlobalOptions } from './context.ts';

/** Tells how far a long piece of work is; silent unless stderr is a terminal. */
export interface Progress {
  update(text: string): void;
  stop(): void;
}

const silent: Progress = { update: () => undefined, stop: () => undefined };

/** Lends a progress to the work and stops it however the work ends. */
export const withProgress = async <T>(
  context: Context,
  options: GlobalOptions,
  text: string,
  work: (progress: Progress) => Promise<T>,
): Promise<T> => {
  const progress = await progressOn(context, options, text);
  try {
    return await work(progress);
  } finally {
    progress.stop();
  }
};

/** A spinner on stderr for a terminal; nothing where nobody looks. */
const progressOn = async (context: Context, { json, quiet }: GlobalOptions, text: string): Promise<Progress> => {
  if (context.stderr.isTTY !== true || json || quiet || context.env.TERM === 'dumb') return silent;
  const { default: ora } = await import('ora');
  const spinner = ora({ text, stream: context.stderr, color: context.env.NO_COLOR ? false : 'cyan' }).start();
  let last = 0;
  return {
    update: (next) => {
      const now = context.now();
      if (now - last < 100) return;
      last = now;
      spinner.text = next;
    },
    stop: () => {
      spinner.stop();
    },
  };
};
