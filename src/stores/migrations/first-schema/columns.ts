import type { Knex } from 'knex';

type Table = Knex.CreateTableBuilder;

/** The customer a row is about. */
export const customer = (table: Table): void => {
  table.text('customer_id').notNullable().references('customer_id').inTable('customers');
};

/** The account a row is about. */
export const account = (table: Table): void => {
  for (const column of ['customer_id', 'portfolio', 'account_id']) table.text(column).notNullable();
};

/** Ties a row to its account. */
export const accountKey = (table: Table): void => {
  const key = ['customer_id', 'portfolio', 'account_id'];
  table.foreign(key).references(key).inTable('accounts');
};

/** The batch and the customer a row is about. */
export const batchOf = (table: Table): void => {
  table.integer('batch_id').notNullable().references('batch_id').inTable('batches');
  customer(table);
};

/** What of an account changes from import to import and is kept when it does. */
export const standing = (table: Table): void => {
  table.text('currency').notNullable();
  table.bigInteger('balance_minor').notNullable();
  table.text('balance_on').notNullable();
  table.text('due_on').notNullable();
  table.text('closed_on');
  table.text('closed_reason').checkIn(['settled', 'not-in-snapshot']);
  table.text('valid_from_on').notNullable();
};
