import { counted } from './domain/counted.ts';
import type { Day } from './domain/day.ts';
import type { Database } from './stores/database.ts';
import { countHolds } from './stores/holds/kept-holds.ts';

/** How many running holds have come to the day on which a person looks at them again. */
export const holdsDue = (database: Database, day: Day): Promise<number> =>
  countHolds(database, { day, span: 'running', due: true });

/** What is said where there are such: their number and nothing of whom they are about. */
export const dueWarnings = async (database: Database, day: Day): Promise<readonly string[]> => {
  const due = await holdsDue(database, day);
  if (due === 0) return [];
  const count = counted(due, 'hold has come to its review day', 'holds have come to their review day');
  return [`${count}: \`trato hold list --due\``];
};
