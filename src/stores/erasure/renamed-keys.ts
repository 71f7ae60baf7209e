import { createHash } from 'node:crypto';

export type Row = Readonly<Record<string, string | number | null>>;

/** How the ids and keys of one customer's rows are called after the erasure. */
export interface Renaming {
  readonly customerId: { readonly from: string; readonly to: string };
  /** Ids of accounts that said who the customer is, and what stands for them. */
  readonly accountIds: ReadonlyMap<string, string>;
}

/** The key of a payment that holds no reference: its id, or its day and amount. */
const plainKey = /^(?:id |settlement$|\d{4}-\d\d-\d\d -?\d+ {2}\d+$)/;

/** Gives the rows of one customer new keys where the old ones hold what was written of them; the same key always the same one. */
export const rowRenaming = ({ customerId, accountIds }: Renaming) => {
  const keys = new Map<string, string>();
  const keyFor = (kind: string, key: string): string => {
    const known = keys.get(`${kind} ${key}`);
    const name = known ?? `erased ${keys.size + 1}`;
    keys.set(`${kind} ${key}`, name);
    return name;
  };
  const isRenamed = customerId.from !== customerId.to;
  const messageIds = new Map<string, string>();
  const messageId = (id: string, { step_key }: Row): string => {
    if (!isRenamed) return id;
    const renamed = createHash('sha256').update(`${customerId.to}\n${step_key}`).digest('hex').slice(0, 24);
    messageIds.set(id, renamed);
    return renamed;
  };
  const paymentKey = (key: string): string => (plainKey.test(key) && !mentions(key) ? key : keyFor('payment', key));
  const mentions = (text: string): boolean =>
    (isRenamed && text.includes(customerId.from)) || [...accountIds.keys()].some((id) => text.includes(id));
  const outcomeKey = (key: string): string => {
    const [, id, rest] = /^message (\S+)( .*)$/.exec(key) ?? [];
    return id === undefined ? keyFor('outcome', key) : `message ${messageIds.get(id) ?? id}${rest}`;
  };
  const renamed: Readonly<Record<string, (value: string, row: Row) => string>> = {
    customer_id: () => customerId.to,
    account_id: (id) => accountIds.get(id) ?? id,
    payment_key: paymentKey,
    reverses: paymentKey,
    payment_id: (id) => (mentions(id) ? keyFor('payment id', id) : id),
    message_id: messageId,
    message_ref: (id) => messageIds.get(id) ?? id,
    interaction_key: (key, { kind }) => (kind === 'contact' ? `contact ${keyFor('interaction', key)}` : key),
    outcome_key: outcomeKey,
    request_key: (key) => keyFor('request', key),
  };
  return (row: Row): Row =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => {
        const rename = renamed[column];
        return [column, rename === undefined || value === null ? value : rename(String(value), row)];
      }),
    );
};
