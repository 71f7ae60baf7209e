/** What a fact's values are, and so what they can be compared with. */
export type FactKind =
  | 'number'
  | 'amount'
  | 'share'
  | 'day'
  | 'text'
  | 'yes-no'
  | 'bucket'
  | 'channel'
  | 'agreement'
  | 'extra';
