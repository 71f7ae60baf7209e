import type { Knex } from 'knex';
import { account, accountKey } from './columns.ts';

/** Segments and offers of accounts. */
export const createDecisions = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('segment_days', (table) => {
    table.text('day').notNullable().primary();
  });
  await knex.schema.createTable('assignments', (table) => {
    account(table);
    table.text('segment').notNullable();
    table.text('entered_on').notNullable();
    table.text('left_on');
    table.primary(['customer_id', 'portfolio', 'account_id', 'entered_on']);
    accountKey(table);
  });
  await knex.schema.createTable('offers', (table) => {
    account(table);
    table.text('offered_on').notNullable();
    table.text('lapses_on').notNullable();
    table.text('currency').notNullable();
    table.bigInteger('balance_minor').notNullable();
    table.bigInteger('capacity_minor').notNullable();
    table.text('capacity_source').notNullable();
    table.text('basis').notNullable();
    table.text('options').notNullable();
    table.text('rejected').notNullable();
    table.text('sent_on');
    table.primary(['customer_id', 'portfolio', 'account_id']);
    accountKey(table);
  });
};
