import type { Knex } from 'knex';
import { outcomes } from '../../domain/outcome/outcome-words.ts';
import { requestKinds } from '../../domain/request/request-kind.ts';
import type { Migration } from './index.ts';

type Table = Knex.CreateTableBuilder;

/** The first tables: imports, customers with their accounts and payments, assignments, offers, batches and runs. */
export const firstSchema: Migration = {
  name: '0001-first-schema',
  up: async (knex) => {
    await createImports(knex);
    await createCustomers(knex);
    await createAccounts(knex);
    await createDecisions(knex);
    await createBatches(knex);
    await createRequests(knex);
    await createOutcomes(knex);
    await createRuns(knex);
  },
};

const createImports = async (knex: Knex): Promise<void> => {
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

const createCustomers = async (knex: Knex): Promise<void> => {
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
    table.integer('import_id').references('import_id').inTable('imports');
    table.primary(['customer_id', 'channel', 'dated']);
  });
};

const createAccounts = async (knex: Knex): Promise<void> => {
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

const createDecisions = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('segment_days', (table) => {
    table.text('day').notNullable().primary();
  });
  await knex.schema.createTable('assignments', (table) => {
    account(table);
    table.text('segment').notNullable();
    table.text('entered_on').notNullable();
    table.text('left_on');
    table.primary(['customer_id', 'portfolio', 'account_id', 'entered_on']);
    accountKey(table);
  });
  await knex.schema.createTable('offers', (table) => {
    account(table);
    table.text('offered_on').notNullable();
    table.text('lapses_on').notNullable();
    table.text('currency').notNullable();
    table.bigInteger('balance_minor').notNullable();
    table.bigInteger('capacity_minor').notNullable();
    table.text('capacity_source').notNullable();
    table.text('basis').notNullable();
    table.text('options').notNullable();
    table.text('rejected').notNullable();
    table.text('sent_on');
    table.primary(['customer_id', 'portfolio', 'account_id']);
    accountKey(table);
  });
};

const createBatches = async (knex: Knex): Promise<void> => {
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

const createRequests = async (knex: Knex): Promise<void> => {
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
    table.integer('import_id').notNullable().references('import_id').inTable('imports');
    table.index(['customer_id', 'request_key']);
    table.index(['import_id']);
  });
};

const createOutcomes = async (knex: Knex): Promise<void> => {
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

const createRuns = async (knex: Knex): Promise<void> => {
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

const customer = (table: Table): void => {
  table.text('customer_id').notNullable().references('customer_id').inTable('customers');
};

const account = (table: Table): void => {
  for (const column of ['customer_id', 'portfolio', 'account_id']) table.text(column).notNullable();
};

const accountKey = (table: Table): void => {
  const key = ['customer_id', 'portfolio', 'account_id'];
  table.foreign(key).references(key).inTable('accounts');
};

const batchOf = (table: Table): void => {
  table.integer('batch_id').notNullable().references('batch_id').inTable('batches');
  customer(table);
};

/** What of an account changes from import to import and is kept when it does. */
const standing = (table: Table): void => {
  table.text('currency').notNullable();
  table.bigInteger('balance_minor').notNullable();
  table.text('balance_on').notNullable();
  table.text('due_on').notNullable();
  table.text('closed_on');
  table.text('closed_reason').checkIn(['settled', 'not-in-snapshot']);
  table.text('valid_from_on').notNullable();
};
