import type { Knex } from 'knex';
import { customer } from './columns.ts';

/** Who owes, and what they consent to. */
export const createCustomers = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('customers', (table) => {
    table.text('customer_id').notNullable().primary();
    for (const column of [
      'national_id',
      'full_name',
      'first_name',
      'company',
      'language',
      'address',
      'city',
      'region',
      'postal_code',
      'country',
      'time_zone',
      'preferred_channel',
      'preferred_hours',
      'form_of_address',
      'payday',
      'income_currency',
      'means_on',
    ]) {
      table.text(column);
    }
    table.text('phones').notNullable();
    table.text('emails').notNullable();
    table.bigInteger('monthly_income_minor');
    table.bigInteger('monthly_expenses_minor');
    table.integer('created_by');
    table.integer('import_id').notNullable().references('import_id').inTable('imports');
  });
  await knex.schema.createTable('consents', (table) => {
    customer(table);
    table.text('channel').notNullable();
    table.integer('dated').notNullable();
    table.text('since_on').notNullable();
    table.text('state').notNullable().checkIn(['granted', 'refused']);
    table.text('evidence');
    table.text('form').checkIn(['written']);
    table.integer('import_id').references('import_id').inTable('imports');
    table.primary(['customer_id', 'channel', 'dated']);
  });
};
