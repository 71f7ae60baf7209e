import type { Database } from '../database.ts';

/** What tells in which countries the customers are. */
export interface CustomerPlaces {
  /** Of their addresses, each once. */
  readonly countries: readonly string[];
  /** How their first telephones begin, each once: the plus sign and three figures. */
  readonly phonePrefixes: readonly string[];
}

/** The countries that the customers' addresses and telephones tell of. */
export const placesOfCustomers = async (database: Database): Promise<CustomerPlaces> => {
  const countries: string[] = await database('customers').whereNotNull('country').distinct().pluck('country');
  const prefixes: { prefix: string }[] = await database('customers')
    .whereNot({ phones: '[]' })
    .distinct(database.raw('substr(phones, 3, 4) as prefix'));
  return { countries, phonePrefixes: prefixes.map(({ prefix }) => prefix) };
};
