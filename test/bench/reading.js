// Reads what planning reads, page by page, and does nothing with it: node reading.js WORKSPACE DAY

import { databaseFile } from '../../dist/database-location.js';
import { readSettings } from '../../dist/files/settings/settings.js';
import { packedCases } from '../../dist/stores/cases/customer-cases.js';
import { inTransaction, withDatabase } from '../../dist/stores/database.js';

const [folder, day] = process.argv.slice(2);
const { strategies } = await readSettings(folder);
const question = { day, segments: strategies.map(({ segment }) => segment) };
let pages = 0;
await withDatabase(databaseFile(folder), { env: process.env, create: false }, (database) =>
  inTransaction(
    database,
    async (trx) => {
      for await (const _ of packedCases(trx, question)) pages += 1;
    },
    { dryRun: true },
  ),
);
if (pages === 0) throw new Error('there was nothing to read');
