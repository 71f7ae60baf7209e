/** What a vulnerable customer needs of us: never what they suffer from. */
export const supportNeeds = [
  'human-contact-only',
  'more-time',
  'plain-language',
  'large-print',
  'other-language',
  'sign-language',
  'no-telephone',
  'no-internet',
  'trusted-third-party',
  'home-visit-never',
] as const;
export type SupportNeed = (typeof supportNeeds)[number];
