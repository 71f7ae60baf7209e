import type { Migration } from './index.ts';

/** The days as of which segments were assigned, whether or not anything changed. */
export const segmentDays: Migration = {
  name: '0002-segment-days',
  up: async (knex) => {
    await knex.schema.createTable('segment_days', (table) => {
      table.text('day').primary();
    });
  },
};
