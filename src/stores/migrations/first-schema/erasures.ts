import type { Knex } from 'knex';
import { eraseReasons } from '../../../domain/erasure/erase-reason.ts';

/** Who was erased, and what keeps them from being contacted if they come again. */
export const createErasures = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('erasures', (table) => {
    table.increments('erasure_id');
    table.text('customer_id').notNullable();
    table.text('erased_on').notNullable();
    table
      .text('reason')
      .notNullable()
      .checkIn([...eraseReasons]);
    table.index(['customer_id']);
  });
  await knex.schema.createTable('suppressions', (table) => {
    table.text('hash').notNullable();
    table.text('channel').notNullable();
    table.text('since_on').notNullable();
    table.text('key_id').notNullable();
    table.primary(['hash', 'channel']);
    table.index(['key_id']);
  });
};
