import { join, resolve } from 'node:path';
import { portfolioDay } from './portfolio.js';
import { timed } from './timed.js';

export const trato = resolve(import.meta.dirname, '../../bin/trato.js');

const steps = (portfolio) => [
  ['import', ['import', 'portfolio', portfolio]],
  ['segment', ['segment']],
  ['offer', ['offer']],
  ['plan', ['plan']],
  ['approve', ['approve', '1', '--by', 'bench', '--yes']],
  ['dispatch', ['dispatch', '1']],
  ['report', ['report', 'weekly', '--format', 'html']],
];

/** Makes a workspace below `folder` and answers with where it is. */
export const newWorkspace = async (folder, name) => {
  const workspace = join(folder, name);
  await timed([process.execPath, trato, 'init', workspace, '--country', 'MX', '--creditor', 'Bench'], folder);
  return workspace;
};

/** Walks a day in a new workspace below `folder`, each step a program of its own: seconds and megabytes by step. */
export const walk = async (portfolio, folder) => {
  const workspace = await newWorkspace(folder, 'workspace');
  const taken = [];
  for (const [step, words] of steps(portfolio)) {
    const line = [process.execPath, trato, ...words, '--workspace', workspace, '--as-of', portfolioDay, '--quiet'];
    taken.push({ step, ...(await timed(line, folder)) });
  }
  return taken;
};

/** Starting up to say what there is, against starting Node for nothing: the quickest of several of each, taken in turns. */
export const start = async (folder) => {
  const quickest = { help: Number.POSITIVE_INFINITY, nothing: Number.POSITIVE_INFINITY };
  for (let turn = 0; turn < 15; turn += 1) {
    const help = await timed([process.execPath, trato, '--help'], folder);
    const nothing = await timed([process.execPath, '-e', '0'], folder);
    quickest.help = Math.min(quickest.help, help.seconds);
    quickest.nothing = Math.min(quickest.nothing, nothing.seconds);
  }
  return quickest;
};
