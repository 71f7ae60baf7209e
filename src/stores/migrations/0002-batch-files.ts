import type { Migration } from './index.ts';

/** When the files of a dispatched batch had their names; null while a dispatch is under way or was cut off. */
export const batchFiles: Migration = {
  name: '0002-batch-files',
  up: async (knex) => {
    await knex.schema.alterTable('batches', (table) => {
      table.text('files_at');
    });
    await knex('batches')
      .where({ state: 'dispatched' })
      .update({ files_at: knex.ref('dispatched_at') });
  },
};
