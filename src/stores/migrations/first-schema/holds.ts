import type { Knex } from 'knex';
import { releaseOutcomes } from '../../../domain/hold/hold.ts';
import { holdReasons } from '../../../domain/hold/hold-reason.ts';
import { supportNeeds } from '../../../domain/hold/support-need.ts';
import { accountKey, customer } from './columns.ts';

/** Bars on contact with a customer, or about one of their accounts. */
export const createHolds = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('holds', (table) => {
    table.increments('hold_id');
    customer(table);
    for (const column of ['portfolio', 'account_id']) table.text(column);
    table
      .text('reason')
      .notNullable()
      .checkIn([...holdReasons]);
    table.text('from_on').notNullable();
    for (const column of ['until_on', 'review_on']) table.text(column);
    table.integer('stops_clock').notNullable();
    table.text('support_need').checkIn([...supportNeeds]);
    table.text('evidence');
    table.text('added_on').notNullable();
    table.text('released_on');
    table.text('release_outcome').checkIn([...releaseOutcomes]);
    table.integer('import_id').references('import_id').inTable('imports');
    table.index(['customer_id']);
    accountKey(table);
  });
};
