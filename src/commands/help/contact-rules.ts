import { type RuleView, ruleViews } from '../../domain/contact-rules/rule-view.ts';
import { contactCountries, readContactPacks } from '../../files/contact-rules/contact-rules.ts';
import { readSettings, type Settings } from '../../files/settings/settings.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report, type Summary } from '../../terminal/print.ts';
import { asOfDay, nearWorkspace } from '../../workspace.ts';

export interface ContactRulesSummary extends Summary {
  readonly topic: 'contact-rules';
  /** Whose accounts the workspace collects; null outside of one. */
  readonly collects: Settings['creditor']['collects'] | null;
  /** What holds everywhere first; `country` is null for that. */
  readonly packs: readonly {
    readonly country: string | null;
    readonly title: string;
    readonly rules: readonly (RuleView & { readonly inForce: boolean })[];
  }[];
}

/** Prints the rules of a country, of the workspace's where none is named, or of every country in brief. */
export const helpContactRules = async (
  context: Context,
  options: GlobalOptions,
  named: string | undefined,
): Promise<void> => {
  const folder = nearWorkspace(context, options);
  const settings = folder === undefined ? undefined : await readSettings(folder);
  const country = named ?? settings?.country;
  const packs = await readContactPacks(country === undefined ? await contactCountries() : [country]);
  const asOf = asOfDay(options.asOf, context, settings?.timeZone ?? 'UTC');
  const isInForce = ({ effectiveFrom, effectiveTo }: RuleView): boolean =>
    (effectiveFrom ?? asOf) <= asOf && asOf <= (effectiveTo ?? asOf);
  const summary: ContactRulesSummary = {
    command: 'help',
    topic: 'contact-rules',
    collects: settings?.creditor.collects ?? null,
    asOf,
    warnings: [],
    packs: packs.map((pack) => ({
      country: pack.country ?? null,
      title: pack.title,
      rules: ruleViews(pack).map((rule) => ({ ...rule, inForce: isInForce(rule) })),
    })),
  };
  report(context, options, summary, country === undefined ? inBrief : inFull);
};

const inFull = ({ packs, asOf, collects }: ContactRulesSummary): string =>
  [
    ...packs.flatMap(({ country, title, rules }) => [
      `${title.toUpperCase()}${country === null ? '' : ` (${country})`}, as of ${asOf}`,
      '',
      ...rules.flatMap((rule) => ruleLines(rule, collects)),
    ]),
    ...legend,
  ].join('\n');

const ruleLines = (
  rule: RuleView & { readonly inForce: boolean },
  collects: ContactRulesSummary['collects'],
): string[] => [
  `${rule.id}: ${rule.summary}`,
  ...(rule.values === '' ? [] : [`  ${rule.kind}: ${rule.values}`]),
  `  ${rule.severity}, confidence ${rule.confidence}; ${scopeOf(rule, collects)}; ${daysOf(rule)}`,
  `  ${rule.article}. Read in: ${rule.source}.`,
  ...(rule.doubt === null ? [] : [`  In doubt: ${rule.doubt}`]),
  '',
];

const scopeOf = ({ place, channels, thirdPartyOnly }: RuleView, collects: ContactRulesSummary['collects']): string =>
  [
    channels.length === 5 ? 'all channels' : channels.join(', '),
    ...(place === null ? [] : [`in ${place}`]),
    ...(thirdPartyOnly ? [`for those who collect for others${here(collects)}`] : []),
  ].join(', ');

const here = (collects: ContactRulesSummary['collects']): string => {
  if (collects === null) return '';
  return collects === 'own' ? ' (not here: creditor.collects is own)' : ' (as here: creditor.collects is for-others)';
};

const daysOf = ({ effectiveFrom, effectiveTo, inForce }: RuleView & { readonly inForce: boolean }): string => {
  const from = effectiveFrom === null ? 'no first day known' : `from ${effectiveFrom}`;
  return `${from}${effectiveTo === null ? '' : ` to ${effectiveTo}`}${inForce ? '' : ', not in force on this day'}`;
};

const legend = [
  'block excludes; warn is told and excludes nobody. V: the official text was read; S: a secondary source; M: common knowledge.',
  'All rules hold at once and the strictest wins. This is no legal advice.',
];

const inBrief = ({ packs }: ContactRulesSummary): string =>
  [
    ...packs.flatMap(({ country, title, rules }) => [
      `${title}${country === null ? '' : ` (${country})`}: ${rules.length} rules`,
      ...rules
        .filter(({ severity, kind }) => severity === 'block' && limiting.has(kind))
        .map(({ id, values, place }) => `  ${id}: ${values}${place === null ? '' : `, in ${place}`}`),
      '',
    ]),
    'Each in full, with article and source: trato help contact-rules MX',
  ].join('\n');

const limiting = new Set(['window', 'cap', 'spacing', 'cooldown', 'consent', 'ban']);
