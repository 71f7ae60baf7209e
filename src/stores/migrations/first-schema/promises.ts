import type { Knex } from 'knex';
import { account, accountKey } from './columns.ts';

/** What customers gave their word to pay, and by when. */
export const createPromises = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('promises', (table) => {
    table.increments('promise_id');
    account(table);
    table.bigInteger('amount_minor').notNullable();
    table.text('currency').notNullable();
    table.text('made_on').notNullable();
    table.text('due_on').notNullable();
    table.text('cancelled_on');
    table.text('source').notNullable().checkIn(['command', 'interaction', 'outcome']);
    table.integer('import_id').references('import_id').inTable('imports');
    table.index(['customer_id', 'portfolio', 'account_id']);
    table.index(['import_id']);
    accountKey(table);
  });
};
