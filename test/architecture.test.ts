import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const source = join(root, 'src');

interface Import {
  readonly from: string;
  /** A path below src, or the name of a package. */
  readonly to: string;
  readonly isPackage: boolean;
  readonly isType: boolean;
  readonly isLazy: boolean;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

const statement = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?'([^']+)'/g;
const lazy = /import\('([^']+)'\)/g;

const importsOf = (file: string): Import[] => {
  const text = readFileSync(join(source, file), 'utf8');
  const found = (specifier: string, isType: boolean, isLazy: boolean): Import => {
    const isPackage = !specifier.startsWith('.');
    const to = isPackage ? packageOf(specifier) : relative(source, join(source, dirname(file), specifier));
    return { from: file, to, isPackage, isType, isLazy };
  };
  return [
    ...[...text.matchAll(statement)].map(([, type, specifier = '']) => found(specifier, type !== undefined, false)),
    ...[...text.matchAll(lazy)].map(([, specifier = '']) => found(specifier, false, true)),
  ];
};

const packageOf = (specifier: string): string =>
  specifier.startsWith('node:')
    ? specifier
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');

const all = files.flatMap(importsOf);
const told = ({ from, to }: Import): string => `${from} → ${to}`;

const floors: Readonly<Record<string, number>> = {
  domain: 1,
  files: 2,
  stores: 2,
  terminal: 2,
  asked: 3,
  dispatching: 3,
  law: 3,
  intake: 4,
  planning: 4,
  commands: 5,
};

/** The floor a file stands on; files beside main.ts put edges together for the commands. */
const floorOf = (file: string): number => {
  if (file === 'main.ts') return 6;
  return file.includes('/') ? (floors[file.split('/')[0] ?? ''] ?? Number.NaN) : 3;
};

const room = (file: string): string => file.split('/')[0] ?? '';

test('there is something to look at', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(all.length).toBeGreaterThan(400);
  for (const file of files) expect(floorOf(file), file).not.toBeNaN();
});

test('no file imports from a floor above its own', () => {
  const upwards = all.filter(({ from, to, isPackage }) => !isPackage && floorOf(to) > floorOf(from));
  expect(upwards.map(told)).toEqual([]);
});

test('the edges do not know each other', () => {
  const across = all.filter(
    ({ from, to, isPackage }) => !isPackage && floorOf(from) === 2 && floorOf(to) === 2 && room(from) !== room(to),
  );
  expect(across.map(told)).toEqual([]);
});

test('the domain is pure: no edge, and of packages and Node only what is pure', () => {
  const pure = ['temporal-polyfill', 'fastest-levenshtein', 'node:crypto'];
  const impure = all.filter(({ from, to, isPackage }) => room(from) === 'domain' && isPackage && !pure.includes(to));
  expect(impure.map(told)).toEqual([]);
  const asynchronous = files.filter(
    (file) => room(file) === 'domain' && /\basync\b|\bawait\b|Date\.now\(|new Date\(\)/.test(code(file)),
  );
  expect(asynchronous).toEqual([]);
});

const code = (file: string): string =>
  readFileSync(join(source, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g, '');

test.each(['domain', 'files', 'stores', 'intake', 'planning'])(
  'the rooms of %s do not go round in circles',
  (floor) => {
    const roomOf = (file: string): string => file.split('/').slice(1, -1).join('/');
    const inside = all.filter(({ from, to, isPackage }) => !isPackage && room(from) === floor && room(to) === floor);
    const arrows = new Set(
      inside
        .map(({ from, to }) => [roomOf(from), roomOf(to)])
        .flatMap(([from, to]) => (from && to && from !== to ? [`${from} ${to}`] : [])),
    );
    const rooms = new Set([...arrows].flatMap((arrow) => arrow.split(' ')));
    let left = rooms.size;
    do {
      left = rooms.size;
      for (const name of rooms) {
        const leaves = [...arrows].some(
          (arrow) => arrow.startsWith(`${name} `) && rooms.has(arrow.split(' ')[1] ?? ''),
        );
        if (!leaves) rooms.delete(name);
      }
    } while (rooms.size < left);
    expect([...rooms]).toEqual([]);
  },
);

test('knex is met in stores only', () => {
  const outside = all.filter(({ from, to }) => to === 'knex' && room(from) !== 'stores');
  expect(outside.map(told)).toEqual([]);
});

test('commands do not import commands; only the night walks them all', () => {
  const crossing = all.filter(({ from, to, isPackage }) => {
    if (isPackage || room(from) !== 'commands' || room(to) !== 'commands') return false;
    const [, command = ''] = from.split('/');
    return command !== 'nightly' && command !== to.split('/')[1];
  });
  expect(crossing.map(told)).toEqual([]);
});

test('nothing heavy is loaded before a command runs', () => {
  const heavy = new Set(
    'zod yaml knex sqlite3 liquidjs date-holidays libphonenumber-js iconv-lite pino inquirer ora csv-parse csv-stringify saxes yauzl cli-table3'.split(
      ' ',
    ),
  );
  const reached = new Map<string, string>([['main.ts', 'main.ts']]);
  for (const [file, way] of reached) {
    for (const { to, isPackage, isType, isLazy } of importsOf(file)) {
      if (isLazy || isType) continue;
      if (isPackage) expect(heavy.has(to), `${way} → ${to}`).toBe(false);
      else if (!reached.has(to)) reached.set(to, `${way} → ${to}`);
    }
  }
});

test('the process is ended at the door only', () => {
  expect(files.filter((file) => /process\.exit\(/.test(code(file)))).toEqual([]);
});

test('there are no drawers', () => {
  const drawers = /(?:^|\/)(?:utils?|helpers?|common|types|lib|misc|shared|manager|service)(?:\/|\.ts$)/;
  expect(files.filter((file) => drawers.test(file))).toEqual([]);
});

test('the top level holds what it should and nothing else', () => {
  const known =
    'LICENSE CHANGELOG.md README.md bin package-lock.json package.json samples src test tsconfig.json'.split(' ');
  const made = ['node_modules', 'dist', 'demo', 'bench-results'];
  const found = readdirSync(root).filter((name) => !name.startsWith('.') && !made.includes(name));
  expect(found.sort()).toEqual(known.sort());
});
