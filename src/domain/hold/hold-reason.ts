/** Why a customer or an account is on hold; a closed list. */
export const holdReasons = [
  'deceased',
  'legal-representation',
  'breathing-space',
  'vulnerability',
  'bereavement',
  'insolvency',
  'hardship',
  'wrong-person',
  'complaint',
  'dispute',
  'agreement',
  'promise',
  'pause',
] as const;
export type HoldReason = (typeof holdReasons)[number];
