import process from 'node:process';

/** How many times as many cases as in the ordinary run, and then by chance. */
const times = Number(process.env.LAW_TIMES ?? 1);

/** So many cases of a law that goes through whole commands; `npm run laws` tries twenty times as many, other ones each time. */
export const lawRuns = (cases: number, seed = 20_261_120) =>
  times > 1 ? { numRuns: cases * times } : { numRuns: cases, seed };
