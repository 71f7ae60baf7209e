import { createAccounts } from './first-schema/accounts.ts';
import { createBatches } from './first-schema/batches.ts';
import { createCustomers } from './first-schema/customers.ts';
import { createDecisions } from './first-schema/decisions.ts';
import { createErasures } from './first-schema/erasures.ts';
import { createHolds } from './first-schema/holds.ts';
import { createImports } from './first-schema/imports.ts';
import { createOutcomes } from './first-schema/outcomes.ts';
import { createPromises } from './first-schema/promises.ts';
import { createRequests } from './first-schema/requests.ts';
import { createRuns } from './first-schema/runs.ts';
import type { Migration } from './migration.ts';

/** The first tables: imports, customers with their accounts and payments, assignments, offers, batches and runs. */
export const firstSchema: Migration = {
  name: '0001-first-schema',
  up: async (knex) => {
    await createImports(knex);
    await createCustomers(knex);
    await createAccounts(knex);
    await createHolds(knex);
    await createPromises(knex);
    await createDecisions(knex);
    await createBatches(knex);
    await createRequests(knex);
    await createOutcomes(knex);
    await createErasures(knex);
    await createRuns(knex);
  },
};
