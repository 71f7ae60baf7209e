import { UserError } from '../domain/errors.ts';

/** How many threads are to plan beside the first, by `TRATO_THREADS`; undefined where nobody says. Sources that were not built have none. */
export const threadsAsked = ({ TRATO_THREADS: asked }: NodeJS.ProcessEnv): number | undefined => {
  if (!import.meta.url.endsWith('.js')) return 0;
  if (asked === undefined || asked === '') return undefined;
  if (/^\d$/.test(asked)) return Number(asked);
  throw new UserError(`TRATO_THREADS is "${asked}", expected a number from 0 to 9.`, {
    code: 'bad-threads',
    hint: 'Leave TRATO_THREADS out to use every processor of the machine.',
  });
};
