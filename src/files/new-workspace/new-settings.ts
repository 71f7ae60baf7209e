import { readFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import type { NewWorkspace } from '../../domain/new-workspace.ts';
import type { DefaultAmounts, WorkspaceDefaults } from './workspace-defaults.ts';

const form = new URL('../../../src/packs/workspaces/trato.yaml.template', import.meta.url);

/** The text of a new trato.yaml, with a note for each line; whatever is put into it is quoted as YAML needs it. */
export const newSettingsText = async (chosen: NewWorkspace, defaults: WorkspaceDefaults): Promise<string> => {
  const values = { ...identity(chosen, defaults), ...amounts(defaults.currencies[chosen.currency] ?? defaults.other) };
  const text = await readFile(form, 'utf8');
  return text.replace(/\{\{ (\w+) \}\}/g, (blank, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing to write for ${blank}`);
    return value;
  });
};

type Values = Readonly<Record<string, string>>;

const identity = (chosen: NewWorkspace, { locales, templates }: WorkspaceDefaults): Values => {
  const words = locales[chosen.locale];
  const names = templates[words?.templates ?? ''];
  if (!words || !names) throw new Error(`no defaults for the locale ${chosen.locale}`);
  return {
    country: scalar(chosen.country),
    locale: chosen.locale,
    currency: chosen.currency,
    timeZone: scalar(chosen.timeZone),
    creditor: scalar(chosen.creditor ?? words.creditor),
    ...names,
    help_default: scalar(words.help.default),
    help_letter: scalar(words.help.letter),
    help_call: scalar(words.help.call),
    help_template: names.help,
  };
};

const amounts = ({ bands, beyond, cost, ...amount }: DefaultAmounts): Values => ({
  small: String(amount.small),
  minimum: String(amount.minimum),
  smallest: String(amount.smallest),
  roundTo: String(amount.round_to),
  discountRate: String(amount.discount_rate),
  bands: [...bands.map(([upTo, monthly]) => `{ up_to: ${upTo}, amount: ${monthly} }`), `{ amount: ${beyond} }`]
    .map((band) => `      - ${band}`)
    .join('\n'),
  ...Object.fromEntries(Object.entries(cost).map(([channel, each]) => [`cost_${channel}`, String(each)])),
});

/** One value on one line: `NO` stays a country and a name with a colon stays a name. */
const scalar = (value: string): string =>
  stringify(value, { lineWidth: 0, version: '1.1', blockQuote: false }).trimEnd();
