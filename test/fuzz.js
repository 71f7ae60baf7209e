import { spawnSync } from 'node:child_process';
import process from 'node:process';

// Imports spoilt files for so many seconds: npm run fuzz -- SECONDS [SEED]
const [seconds = '60', seed] = process.argv.slice(2);
if (!/^[1-9]\d*$/.test(seconds) || (seed !== undefined && !/^\d+$/.test(seed))) {
  process.stderr.write('usage: npm run fuzz -- SECONDS [SEED]\n');
  process.exit(2);
}
const env = { ...process.env, FUZZ_SECONDS: seconds, ...(seed === undefined ? {} : { FUZZ_SEED: seed }) };
const { status } = spawnSync('npx', ['vitest', 'run', '--config', 'test/vitest.config.ts', 'test/fuzz.test.ts'], {
  env,
  stdio: 'inherit',
});
process.exit(status ?? 1);
