import type { Knex } from 'knex';
import { batchOf, customer } from './columns.ts';

/** Batches with their messages and exclusions, and what passed between us and the customers. */
export const createBatches = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('batches', (table) => {
    table.increments('batch_id');
    table.text('as_of_on').notNullable();
    table.text('state').notNullable().checkIn(['draft', 'approved', 'dispatched', 'discarded']);
    table.text('hash').notNullable();
    table.integer('import_id').notNullable();
    table.integer('candidates').notNullable();
    table.integer('messages').notNullable();
    table.integer('excluded').notNullable();
    table.text('summary').notNullable();
    table.text('drafted_at').notNullable();
    table.integer('outdated').notNullable().defaultTo(0);
    table.integer('erased').notNullable().defaultTo(0);
    for (const column of ['taken_back_after', 'unknown_customers']) table.integer(column);
    for (const column of ['approved_by', 'approved_at', 'dispatched_at', 'dispatched_on', 'files_at'])
      table.text(column);
  });
  await knex.schema.createTable('messages', (table) => {
    batchOf(table);
    table.text('message_id').notNullable();
    table.text('portfolio').notNullable();
    table.text('account_id').notNullable();
    for (const column of ['segment', 'step', 'template', 'tone', 'channel', 'locale', 'recipient', 'body']) {
      table.text(column).notNullable();
    }
    table.text('recipient_name');
    table.text('subject');
    for (const column of ['send_on', 'not_before', 'not_after', 'time_zone', 'step_key']) {
      table.text(column).notNullable();
    }
    table.text('currency').notNullable();
    table.bigInteger('amount_minor').notNullable();
    table.text('due_on').notNullable();
    table.integer('accounts').notNullable();
    table.integer('parts').notNullable();
    table.bigInteger('cost_minor').notNullable();
    table.text('offer_lapses_on');
    table.text('decision').notNullable();
    table.primary(['batch_id', 'customer_id']);
    table.index(['message_id']);
  });
  await knex.schema.createTable('exclusions', (table) => {
    batchOf(table);
    table.text('segment').notNullable();
    table.text('reason').notNullable();
    table.text('barriers').notNullable();
    table.primary(['batch_id', 'customer_id']);
  });
  await knex.schema.createTable('interactions', (table) => {
    customer(table);
    table.text('interaction_key').notNullable();
    table.text('kind').notNullable().checkIn(['message', 'contact']);
    table.text('direction').notNullable().checkIn(['out', 'in']);
    table.text('channel').notNullable();
    for (const column of ['portfolio', 'account_id', 'segment', 'step']) table.text(column);
    table.text('on_day').notNullable();
    for (const column of ['at_time', 'result', 'address', 'reason', 'reason_text', 'agent', 'details'])
      table.text(column);
    table.integer('batch_id').references('batch_id').inTable('batches');
    table.integer('import_id').references('import_id').inTable('imports');
    table.index(['import_id']);
    table.primary(['customer_id', 'interaction_key']);
  });
};
