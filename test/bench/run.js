// How quick trato is beside what one would use instead, on the same made-up portfolio and the same machine.
// npm run bench [-- --rows 100000 --planned 1000000]   Build first. Peers that are not installed are left out; so is a part of 0 rows.
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { imports } from './imports.js';
import { pandasWalk } from './peers.js';
import { planning } from './planning.js';
import { writePortfolio } from './portfolio.js';
import { start, walk } from './walk.js';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '100000' }, planned: { type: 'string', default: '1000000' } },
});
const [rows, planned] = ['rows', 'planned'].map((option) => {
  const count = Number(values[option]);
  if (count === 0 || (Number.isInteger(count) && count >= 10)) return count;
  throw new Error(`--${option} takes a whole number from 10 on, such as 100000, or 0 for none`);
});

const print = (line = '') => process.stdout.write(`${line}\n`);

const table = (lines) => {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const padded = (cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]));
  for (const line of lines) print(line.map(padded).join('  ').trimEnd());
  print();
};

const inSeconds = (seconds) => `${seconds.toFixed(seconds < 1 ? 2 : 1)} s`;
const inMegabytes = (megabytes) => (megabytes === undefined ? 'unknown' : `${Math.round(megabytes)} MB`);

const whole = (steps) => ({
  seconds: steps.reduce((sum, { seconds }) => sum + seconds, 0),
  megabytes: steps.every(({ megabytes }) => megabytes !== undefined)
    ? Math.max(...steps.map(({ megabytes }) => megabytes))
    : undefined,
});

/** The walk over so many rows, and over the same the peers. */
const measured = async (count, folder) => {
  await mkdir(folder);
  const portfolio = join(folder, 'portfolio.csv');
  await writePortfolio(portfolio, count);
  const steps = await walk(portfolio, folder);
  return { bytes: (await stat(portfolio)).size, portfolio, steps };
};

const stepTable = ({ steps }, tenth) => {
  const line = (name, { seconds, megabytes }, less) => [
    name,
    inSeconds(seconds),
    inMegabytes(megabytes),
    inSeconds(less.seconds),
    `${(seconds / less.seconds).toFixed(1)} x`,
  ];
  return [
    ['step', 'time', 'peak memory', 'a tenth of it', 'ratio'],
    ...steps.map((step, index) => line(step.step, step, tenth.steps[index])),
    line('whole', whole(steps), whole(tenth.steps)),
  ];
};

const against = (what, own, peer, aim) =>
  peer === undefined
    ? [what, inSeconds(own), 'absent', '-', `${aim} x`]
    : [what, inSeconds(own), inSeconds(peer), `${(own / peer).toFixed(1)} x`, `${aim} x`];

const importLine = (name, { seconds, megabytes }, less, [other, base], aim) => [
  name,
  inSeconds(seconds),
  inMegabytes(megabytes),
  inSeconds(less.seconds),
  other,
  base === undefined ? 'absent' : `${(seconds / base.seconds).toFixed(2)} x`,
  `${aim} x`,
];

const planningLine = (name, { seconds, megabytes }, sqlite, aim) => [
  name,
  inSeconds(seconds),
  inMegabytes(megabytes),
  `${Math.round(planned / seconds)}`,
  sqlite === undefined ? 'absent' : `${(seconds / sqlite.seconds).toFixed(1)} x`,
  aim,
];

/** A whole day of so many accounts and of a tenth of them, imports of several kinds, and the peers. */
const measureWalk = async (folder) => {
  const tenth = await measured(Math.round(rows / 10), join(folder, 'tenth'));
  const full = await measured(rows, join(folder, 'full'));
  print(`${rows} accounts, ${Math.round(full.bytes / 1e6)} MB, Node.js ${process.versions.node}\n`);
  table(stepTable(full, tenth));
  const { sqlite, first, again, snapshot } = await imports(full.portfolio, join(folder, 'full'));
  const less = await imports(tenth.portfolio, join(folder, 'tenth'));
  table([
    ['import', 'time', 'peak memory', 'a tenth of it', 'ratio to', '', 'aim at most'],
    importLine('for the first time', first, less.first, ['sqlite3 .import', sqlite], 3),
    importLine('the same bytes again', again, less.again, ['the first', first], 0.1),
    importLine('1 % changed', snapshot, less.snapshot, ['the first', first], 0.7),
  ]);
  const pandas = await pandasWalk(full.portfolio, folder);
  const { help, nothing } = await start(folder);
  const { seconds, megabytes } = whole(full.steps);
  table([
    ['against', 'trato', 'peer', 'ratio', 'aim at most'],
    against('walk: a pandas script', seconds, pandas?.seconds, 4),
    against('--help: node -e 0', help, nothing, 2),
    against('ten times the rows', seconds, whole(tenth.steps).seconds, 11),
    ['peak memory', inMegabytes(megabytes), inMegabytes(pandas?.megabytes), '', '400 MB'],
  ]);
};

const measurePlanning = async (folder) => {
  const { sqlite, first, again, reading, plan } = await planning(planned, folder);
  table([
    [`${planned} accounts`, 'time', 'peak memory', 'accounts a second', 'ratio to sqlite3 .import', 'aim at most'],
    planningLine('segment, for the first time', first, sqlite, '10 s'),
    planningLine('segment, the day after', again, sqlite, '10 s'),
    planningLine('plan', plan, sqlite, '60 s'),
    planningLine('of it reading', reading, sqlite, ''),
    ['of it deciding and writing', inSeconds(plan.seconds - reading.seconds), '', '', '', ''],
  ]);
};

const folder = await mkdtemp(join(tmpdir(), 'trato-bench-'));
try {
  if (rows > 0) await measureWalk(folder);
  if (planned > 0) await measurePlanning(folder);
} finally {
  await rm(folder, { recursive: true, force: true });
}
