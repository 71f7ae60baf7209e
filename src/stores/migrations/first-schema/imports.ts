import type { Knex } from 'knex';

/** What was imported, and what each import changed. */
export const createImports = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('imports', (table) => {
    table.increments('import_id');
    table
      .text('kind')
      .notNullable()
      .checkIn(['portfolio', 'payments', 'interactions', 'requests', 'outcomes', 'customers']);
    table.text('portfolio').notNullable();
    table.text('file_name').notNullable();
    table.text('sha256').notNullable();
    table.text('content_key').notNullable();
    table.text('mode').notNullable().checkIn(['snapshot', 'update']);
    table.text('as_of_on').notNullable();
    table.text('fresh_on').notNullable();
    table.text('imported_at').notNullable();
    for (const count of ['rows', 'accepted', 'refused', 'created', 'updated', 'unchanged', 'closed']) {
      table.integer(count).notNullable();
    }
    table.text('summary').notNullable();
    table.text('undone_at');
    table.index(['kind', 'content_key']);
  });
  await knex.schema.createTable('import_changes', (table) => {
    for (const column of ['customer_id', 'record', 'row_key', 'before']) table.text(column).notNullable();
    table.integer('import_id').notNullable().references('import_id').inTable('imports');
    table.primary(['customer_id', 'import_id', 'record', 'row_key']);
  });
};
