import { join } from 'node:path';
import { portfolioDay } from './portfolio.js';
import { isThere, timed } from './timed.js';

/** The floor of an import: the SQLite shell into one table of text, no checks; undefined where it is not installed. */
export const sqliteImport = async (portfolio, folder) =>
  (await isThere(['sqlite3', '--version']))
    ? timed(['sqlite3', join(folder, 'peer.db'), `.import --csv "${portfolio}" accounts`], folder)
    : undefined;

/** The whole walk as a pandas script does it, no checks; undefined where no Python here has pandas. */
export const pandasWalk = async (portfolio, folder) => {
  const python = await pythonWithPandas();
  const script = join(import.meta.dirname, 'peer.py');
  return python && timed([python, script, portfolio, join(folder, 'peer'), portfolioDay], folder);
};

/** The system's own Python comes first: distributions put pandas there. */
const pythonWithPandas = async () => {
  for (const python of ['/usr/bin/python3', 'python3']) {
    if (await isThere([python, '-c', 'import pandas'])) return python;
  }
  return undefined;
};
