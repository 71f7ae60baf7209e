import type { ContactPack } from '../contact-rules/contact-pack.ts';
import type { ContactRule } from '../contact-rules/contact-rule.ts';

/** How many days before a contact others may count with it, by any rule of the packs. */
export const limitDays = (packs: readonly ContactPack[]): number =>
  packs
    .flatMap(({ rules, overlays }) => [...rules, ...overlays.flatMap((overlay) => overlay.rules)])
    .reduce((most, rule) => Math.max(most, daysOf(rule)), 0);

const daysOf = (rule: ContactRule): number => {
  if (rule.kind === 'spacing') return rule.minDays;
  if (rule.kind === 'cooldown') return rule.days;
  if (rule.kind !== 'cap') return 0;
  return rule.window.kind === 'rolling-days' ? rule.window.days : 7;
};
