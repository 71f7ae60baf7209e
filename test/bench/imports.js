import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sqliteImport } from './peers.js';
import { portfolioDay, writeChanged } from './portfolio.js';
import { timed } from './timed.js';
import { newWorkspace, trato } from './walk.js';

/** Takes the portfolio in for the first time, the same bytes again, and a snapshot with one row in a hundred changed; and the floor. */
export const imports = async (portfolio, folder) => {
  const workspace = await newWorkspace(folder, 'imports');
  const changed = join(folder, 'changed.csv');
  await writeChanged(portfolio, changed);
  const words = ['--workspace', workspace, '--as-of', portfolioDay, '--quiet'];
  const taken = (file) => timed([process.execPath, trato, 'import', 'portfolio', file, ...words], folder);
  const sqlite = await sqliteImport(portfolio, folder);
  const first = await taken(portfolio);
  const again = await taken(portfolio);
  const snapshot = await taken(changed);
  await rm(workspace, { recursive: true, force: true });
  return { sqlite, first, again, snapshot };
};
