import type { Channel } from '../../domain/channel.ts';
import type { Day } from '../../domain/day.ts';
import { type Identity, identifiersOf } from '../../domain/suppression/identifier.ts';
import type { OptOut } from '../../domain/suppression/opt-out.ts';
import { type Database, pages, type Transaction } from '../database.ts';
import { keptPseudonyms, madePseudonyms, type Pseudonyms, placeOfKept, places } from './suppression-key.ts';

/** An opt-out of somebody who was erased, found for a customer. */
export interface SuppressionRow {
  readonly customer_id: string;
  readonly channel: Channel | 'all';
  readonly since_on: Day;
}

export const suppressionColumns = [
  'customer_id',
  'channel',
  'since_on',
] as const satisfies readonly (keyof SuppressionRow)[];

/** Keeps the opt-outs of a person who is about to be erased, by everything that stands for them. */
export const suppress = async (
  trx: Transaction,
  identity: Identity,
  optOuts: readonly OptOut[],
  { dryRun }: { readonly dryRun: boolean },
): Promise<void> => {
  if (optOuts.length === 0) return;
  const keyIds = await keyIdsOf(trx);
  const pseudonyms = keyIds.length > 0 ? await keptPseudonyms(trx, keyIds) : await madePseudonyms(trx, { dryRun });
  for (const identifier of identifiersOf(identity)) {
    for (const { channel, since } of optOuts) {
      await trx.raw(
        `insert into suppressions (hash, channel, since_on, key_id) values (?, ?, ?, ?) on conflict (hash, channel)
         do update set since_on = excluded.since_on where suppressions.since_on < excluded.since_on`,
        [pseudonyms.of(identifier), channel, since, pseudonyms.keyId],
      );
    }
  }
};

/** Finds the opt-outs of customers by pages of them; undefined where nobody was ever suppressed, so that nothing is looked for. */
export const suppressionSearch = async (
  trx: Transaction,
): Promise<((range: readonly [string, string]) => Promise<string | null>) | undefined> => {
  const keyIds = await keyIdsOf(trx);
  if (keyIds.length === 0) return undefined;
  const pseudonyms = await keptPseudonyms(trx, keyIds);
  const taken = await takenPlaces(trx);
  const maybe = (identifier: string): boolean => taken[pseudonyms.placeOf(identifier)] === 1;
  return (range) => suppressedWithin(trx, range, { known: pseudonyms.of, maybe });
};

interface IdentityRow {
  readonly customer_id: string;
  readonly national_id: string | null;
  readonly phones: string;
  readonly emails: string;
}

/** Which places are taken, in memory that does not grow with the list: of those that are not, nobody needs to be looked for. */
const takenPlaces = async (trx: Transaction): Promise<Uint8Array> => {
  const taken = new Uint8Array(places);
  const hashes = pages<{ hash: string }>((last, limit) =>
    trx('suppressions')
      .distinct('hash')
      .where('hash', '>', last?.hash ?? '')
      .orderBy('hash')
      .limit(limit),
  );
  for await (const page of hashes) for (const { hash } of page) taken[placeOfKept(hash)] = 1;
  return taken;
};

/** The opt-outs of the customers from the first to the last id, packed in the columns above. */
const suppressedWithin = async (
  trx: Transaction,
  range: readonly [string, string],
  { known, maybe }: { readonly known: Pseudonyms['of']; readonly maybe: (identifier: string) => boolean },
): Promise<string | null> => {
  const rows: IdentityRow[] = await trx('customers')
    .whereBetween('customer_id', [...range])
    .select('customer_id', 'national_id', 'phones', 'emails');
  const customersBy = new Map<string, string[]>();
  for (const row of rows) {
    for (const identifier of identifiersOf(identityOf(row)).filter(maybe)) {
      const hash = known(identifier);
      customersBy.set(hash, [...(customersBy.get(hash) ?? []), row.customer_id]);
    }
  }
  const found = await suppressionsOf(trx, [...customersBy.keys()]);
  const told = found.flatMap(({ hash, channel, since_on }) =>
    (customersBy.get(hash) ?? []).map((customerId) => [customerId, channel, since_on]),
  );
  return told.length === 0 ? null : JSON.stringify(told);
};

/** The identity that a row of customers stands for. */
export const identityOf = ({ customer_id, national_id, phones, emails }: IdentityRow): Identity => ({
  customerId: customer_id,
  nationalId: national_id,
  phones: JSON.parse(phones) as string[],
  emails: JSON.parse(emails) as string[],
});

interface KeptSuppression extends Omit<SuppressionRow, 'customer_id'> {
  readonly hash: string;
}

const hashesAtOnce = 5000;

const suppressionsOf = async (trx: Transaction, hashes: readonly string[]): Promise<KeptSuppression[]> => {
  const found: KeptSuppression[] = [];
  for (let from = 0; from < hashes.length; from += hashesAtOnce) {
    found.push(
      ...(await trx('suppressions')
        .whereIn('hash', hashes.slice(from, from + hashesAtOnce))
        .orderBy(['hash', 'channel'])
        .select('hash', 'channel', 'since_on')),
    );
  }
  return found;
};

const keyIdsOf = (database: Database): Promise<string[]> => database('suppressions').distinct('key_id').pluck('key_id');
