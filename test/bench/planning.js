import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sqliteImport } from './peers.js';
import { portfolioDay, writePortfolio } from './portfolio.js';
import { timed } from './timed.js';
import { newWorkspace, trato } from './walk.js';

const dayAfter = '2026-11-21';

/**
 * Puts so many accounts into segments for the first time and again a day later, when few move, and plans that day with offers: each
 * a program of its own. Beside them the reading that planning begins with, alone, and the floor: SQLite's shell takes the file in.
 */
export const planning = async (count, folder) => {
  const portfolio = join(folder, 'planning.csv');
  await writePortfolio(portfolio, count);
  const workspace = await newWorkspace(folder, 'planning');
  const run = (day, ...words) =>
    timed([process.execPath, trato, ...words, '--workspace', workspace, '--as-of', day, '--quiet'], folder);
  const sqlite = await sqliteImport(portfolio, folder);
  await run(portfolioDay, 'import', 'portfolio', portfolio);
  await rm(portfolio);
  const first = await run(portfolioDay, 'segment');
  const again = await run(dayAfter, 'segment');
  await run(dayAfter, 'offer');
  const reading = await timed([process.execPath, join(import.meta.dirname, 'reading.js'), workspace, dayAfter], folder);
  const plan = await run(dayAfter, 'plan');
  await rm(workspace, { recursive: true, force: true });
  return { sqlite, first, again, reading, plan };
};
