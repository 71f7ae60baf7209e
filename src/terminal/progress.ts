import { paceInWords } from '../domain/pace.ts';
import type { Context, GlobalOptions } from './context.ts';

/** Tells how far a long piece of work is; silent unless stderr is a terminal. */
export interface Progress {
  /** So many rows more are read, of this many bytes. */
  advance(rows: number, bytes: number): void;
  stop(): void;
}

/** What is done, and how many bytes there are to read. */
export interface LongTask {
  readonly text: string;
  readonly bytes: number;
  /** What is counted, where it is no rows. */
  readonly of?: string;
}

const silent: Progress = { advance: () => undefined, stop: () => undefined };

/** Lends a progress to the work and stops it however the work ends. */
export const withProgress = async <T>(
  context: Context,
  options: GlobalOptions,
  task: LongTask,
  work: (progress: Progress) => Promise<T>,
): Promise<T> => {
  const progress = await progressOn(context, options, task);
  try {
    return await work(progress);
  } finally {
    progress.stop();
  }
};

/** A spinner on stderr for a terminal; nothing where nobody looks. */
const progressOn = async (
  context: Context,
  { json, quiet }: GlobalOptions,
  { text, bytes, of }: LongTask,
): Promise<Progress> => {
  if (context.stderr.isTTY !== true || json || quiet || context.env.TERM === 'dumb') return silent;
  const { default: ora } = await import('ora');
  const spinner = ora({ text, stream: context.stderr, color: context.env.NO_COLOR ? false : 'cyan' }).start();
  const begun = context.now();
  const read = { rows: 0, bytes: 0 };
  let last = 0;
  return {
    advance: (moreRows, moreBytes) => {
      read.rows += moreRows;
      read.bytes += moreBytes;
      const now = context.now();
      if (now - last < 100) return;
      last = now;
      const pace = { rows: read.rows, share: read.bytes / bytes, seconds: (now - begun) / 1000, of };
      spinner.text = `${text}: ${paceInWords(pace)}`;
    },
    stop: () => {
      spinner.stop();
    },
  };
};
