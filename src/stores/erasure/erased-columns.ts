import { keyColumns } from '../accounts/account-key.ts';
/** What of a table's rows about a customer is erased and what stays; every column is in one of the two. */
export interface ErasedTable {
  readonly table: string;
  /** The columns that go, with what stands in them afterwards. */
  readonly erased: Readonly<Record<string, string | number | null>>;
  readonly kept: readonly string[];
}

const standing = ['currency', 'balance_minor', 'balance_on', 'due_on', 'closed_on', 'closed_reason', 'valid_from_on'];
const nothing = (...columns: string[]): Record<string, null> => Object.fromEntries(columns.map((name) => [name, null]));

/** Every table about customers, parents before their children: figures, days and states stay, so that every report still ties. */
export const erasedTables: readonly ErasedTable[] = [
  {
    table: 'customers',
    erased: {
      ...nothing('national_id', 'full_name', 'first_name', 'company', 'language', 'address', 'city', 'region'),
      ...nothing('postal_code', 'country', 'time_zone', 'preferred_channel', 'preferred_hours', 'form_of_address'),
      ...nothing('payday', 'income_currency', 'means_on', 'monthly_income_minor', 'monthly_expenses_minor'),
      phones: '[]',
      emails: '[]',
    },
    kept: ['customer_id', 'created_by', 'import_id'],
  },
  {
    table: 'accounts',
    erased: nothing('notes', 'extra', 'row_mark', 'external_status'),
    kept: [
      ...keyColumns,
      ...standing,
      ...['product', 'creditor', 'opened_on', 'last_payment_on', 'disputed', 'original_minor', 'principal_minor'],
      ...['interest_minor', 'fees_minor', 'last_payment_minor', 'contract_instalment_minor', 'placed_on'],
      ...['restated_from_on', 'restated_by', 'import_id'],
    ],
  },
  { table: 'account_history', erased: {}, kept: [...keyColumns, ...standing, 'valid_until_on', 'replaced_by'] },
  {
    table: 'payments',
    erased: nothing('reference'),
    kept: [
      ...keyColumns,
      ...['payment_key', 'paid_on', 'amount_minor', 'currency', 'payment_id', 'kind', 'matched_by', 'part'],
      ...['reverses', 'source', 'import_id'],
    ],
  },
  { table: 'assignments', erased: {}, kept: [...keyColumns, 'segment', 'entered_on', 'left_on'] },
  {
    table: 'offers',
    erased: { capacity_minor: 0, capacity_source: 'none', basis: '', rejected: '[]' },
    kept: [...keyColumns, 'offered_on', 'lapses_on', 'currency', 'balance_minor', 'options', 'sent_on'],
  },
  {
    table: 'consents',
    erased: nothing('evidence'),
    kept: ['customer_id', 'channel', 'dated', 'since_on', 'state', 'form', 'import_id'],
  },
  {
    table: 'holds',
    erased: nothing('support_need', 'evidence'),
    kept: [
      ...['hold_id', ...keyColumns, 'reason', 'from_on', 'until_on', 'review_on', 'stops_clock', 'added_on'],
      ...['released_on', 'release_outcome', 'import_id'],
    ],
  },
  {
    table: 'promises',
    erased: {},
    kept: [
      ...['promise_id', ...keyColumns, 'amount_minor', 'currency', 'made_on', 'due_on', 'cancelled_on', 'source'],
      'import_id',
    ],
  },
  {
    table: 'messages',
    erased: { recipient: '', recipient_name: null, subject: null, body: '', decision: '{}' },
    kept: [
      ...[
        'batch_id',
        'message_id',
        ...keyColumns,
        'segment',
        'step',
        'template',
        'tone',
        'channel',
        'locale',
        'send_on',
      ],
      ...['not_before', 'not_after', 'time_zone', 'step_key', 'currency', 'amount_minor', 'due_on', 'accounts'],
      ...['parts', 'cost_minor', 'offer_lapses_on'],
    ],
  },
  { table: 'exclusions', erased: {}, kept: ['batch_id', 'customer_id', 'segment', 'reason', 'barriers'] },
  {
    table: 'interactions',
    erased: nothing('address', 'reason_text', 'details'),
    kept: [
      ...[...keyColumns, 'interaction_key', 'kind', 'direction', 'channel', 'segment', 'step', 'on_day', 'at_time'],
      ...['result', 'reason', 'agent', 'batch_id', 'import_id'],
    ],
  },
  {
    table: 'outcomes',
    erased: nothing('address', 'details'),
    kept: [...[...keyColumns, 'outcome_key', 'outcome', 'on_day', 'channel', 'message_ref', 'batch_id', 'import_id']],
  },
  {
    table: 'requests',
    erased: nothing('address', 'details'),
    kept: [
      ...['statement_id', ...keyColumns, 'request_key', 'kind', 'on_day', 'until_on', 'answer_due_on', 'answered_on'],
      ...['state', 'channel', 'import_id'],
    ],
  },
];
