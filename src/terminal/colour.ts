import { Chalk, type ChalkInstance } from 'chalk';
import type { Context } from './context.ts';

/** Colours for one stream: none unless it is a terminal and neither `--no-color`, `NO_COLOR` nor TERM=dumb forbids it. */
export const coloursFor = (
  stream: { readonly isTTY?: boolean },
  { env }: Pick<Context, 'env'>,
  wanted: boolean | undefined,
): ChalkInstance => {
  const allowed = wanted !== false && !env.NO_COLOR && env.TERM !== 'dumb';
  return new Chalk({ level: allowed && stream.isTTY === true ? 1 : 0 });
};
