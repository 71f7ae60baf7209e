import type { Knex } from 'knex';

/** The nightly work. */
export const createRuns = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('runs', (table) => {
    table.increments('run_id');
    table.text('as_of_on').notNullable();
    table.text('state').notNullable().checkIn(['running', 'done', 'failed', 'abandoned']);
    table.text('host').notNullable();
    table.integer('process_id').notNullable();
    table.text('started_at').notNullable();
    table.text('ended_at');
    table.text('summary');
  });
};
