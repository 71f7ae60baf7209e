import { isReference } from './payment-ids.ts';

/** What a bank says of an entry that may name an account. */
export interface EntryTexts {
  /** A reference that the creditor gave, such as ISO 11649 or a document number. */
  readonly structured: string;
  /** What the payer wrote. */
  readonly remittance: string;
  /** The payer's own key. */
  readonly endToEnd: string;
}

/**
 * The key to match an entry by: the creditor's own reference, else what the payer wrote where it is a single word, else the
 * payer's own key. Several words are a description: no word is picked out of them.
 */
export const entryReference = ({ structured, remittance, endToEnd }: EntryTexts): string =>
  [structured, /\s/.test(remittance) ? '' : remittance, endToEnd].find(isReference) ?? '';
