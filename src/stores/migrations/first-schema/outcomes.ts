import type { Knex } from 'knex';
import { outcomes } from '../../../domain/outcome/outcome-words.ts';
import { customer } from './columns.ts';

/** What became of messages and calls. */
export const createOutcomes = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('outcomes', (table) => {
    customer(table);
    table.text('outcome_key').notNullable();
    table
      .text('outcome')
      .notNullable()
      .checkIn([...outcomes]);
    table.text('on_day').notNullable();
    for (const column of ['channel', 'address', 'message_ref', 'portfolio', 'account_id', 'details'])
      table.text(column);
    table.integer('batch_id').references('batch_id').inTable('batches');
    table.integer('import_id').notNullable().references('import_id').inTable('imports');
    table.primary(['customer_id', 'outcome_key']);
    table.index(['import_id']);
  });
};
