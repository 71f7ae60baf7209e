import type { Knex } from 'knex';
import { account, accountKey, customer, standing } from './columns.ts';

/** What is owed, what was owed before, and what was paid. */
export const createAccounts = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('accounts', (table) => {
    customer(table);
    table.text('portfolio').notNullable();
    table.text('account_id').notNullable();
    standing(table);
    for (const column of ['product', 'creditor', 'external_status', 'opened_on', 'last_payment_on', 'notes', 'extra']) {
      table.text(column);
    }
    table.integer('disputed').notNullable();
    for (const part of ['original', 'principal', 'interest', 'fees', 'last_payment', 'contract_instalment']) {
      table.bigInteger(`${part}_minor`);
    }
    table.text('placed_on').notNullable();
    table.bigInteger('row_mark');
    table.text('restated_from_on');
    table.integer('restated_by');
    table.integer('import_id').notNullable().references('import_id').inTable('imports');
    table.primary(['customer_id', 'portfolio', 'account_id']);
    table.index(['account_id', 'portfolio']);
  });
  await knex.schema.createTable('account_history', (table) => {
    account(table);
    standing(table);
    table.text('valid_until_on').notNullable();
    table.integer('replaced_by').notNullable().references('import_id').inTable('imports');
    table.primary(['customer_id', 'portfolio', 'account_id', 'replaced_by']);
    accountKey(table);
  });
  await knex.schema.createTable('payments', (table) => {
    account(table);
    table.text('payment_key').notNullable();
    table.text('paid_on').notNullable();
    table.bigInteger('amount_minor').notNullable();
    table.text('currency').notNullable();
    table.text('reference');
    table.text('payment_id');
    table.text('kind').notNullable().defaultTo('payment').checkIn(['payment', 'reversal', 'credit-note']);
    table.text('matched_by');
    table.integer('part').notNullable().defaultTo(1);
    table.text('reverses');
    table.text('source').notNullable().checkIn(['file', 'settlement']);
    table.integer('import_id').notNullable().references('import_id').inTable('imports');
    table.primary(['customer_id', 'portfolio', 'account_id', 'payment_key']);
    table.index(['import_id']);
    table.index(['payment_id']);
    table.index(['reference']);
    accountKey(table);
  });
};
