import type { Knex } from 'knex';
import { requestKinds } from '../../../domain/request/request-kind.ts';
import { customer } from './columns.ts';

/** What customers asked for. */
export const createRequests = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('requests', (table) => {
    table.increments('statement_id');
    customer(table);
    table.text('request_key').notNullable();
    table
      .text('kind')
      .notNullable()
      .checkIn([...requestKinds]);
    table.text('on_day').notNullable();
    for (const column of ['until_on', 'answer_due_on', 'answered_on']) table.text(column);
    table.text('state').notNullable().checkIn(['open', 'granted', 'refused', 'withdrawn']);
    for (const column of ['channel', 'address', 'portfolio', 'account_id', 'details']) table.text(column);
    table.integer('import_id').references('import_id').inTable('imports');
    table.index(['customer_id', 'request_key']);
    table.index(['import_id']);
  });
};
