import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../domain/errors.ts';
import { zero } from '../domain/money.ts';
import type { PlanTerms } from '../domain/plan/message-composition.ts';
import type { Settings } from '../files/settings/settings.ts';
import type { ReadyTemplate } from '../files/templates/ready-template.ts';
import { offerKey } from '../stores/offers/offer-row.ts';
import type { OffersInForce } from '../stores/offers/offers-in-force.ts';
import type { Workspace } from '../workspace.ts';
import { contactTermsIn } from './contact-terms.ts';

/** What the terms of a day are read from. */
export type PlanGround = Pick<Workspace, 'folder' | 'settings' | 'asOf'>;

/**
 * Everything that the day's decisions depend on: settings, contact rules, holidays, templates and the offers in force, which are
 * asked for with every message.
 */
export const planTerms = async (
  { folder, settings, asOf }: PlanGround,
  inForce: () => OffersInForce = () => new Map(),
): Promise<PlanTerms> => {
  const templates = await readLocales(folder, settings);
  const { render } = await import('../files/templates/templates.ts');
  return {
    treatment: {
      asOf,
      strategies: new Map(settings.strategies.map((strategy) => [strategy.segment, strategy])),
      priorities: new Map(settings.segments.map(({ id, priority }) => [id, priority])),
      ...settings.planning,
      currency: settings.currency,
    },
    creditor: settings.creditor,
    contactTermsOf: await contactTermsIn(settings, asOf),
    localeOf: ({ language }) => localeFor(language, settings.locale, [...templates.keys()]),
    templateOf: (locale, name) => templates.get(locale)?.get(name),
    render: (template, facts) => render(template as ReadyTemplate, facts),
    offerOf: ({ customerId }, { account }) => {
      const { portfolio, accountId } = account;
      const offer = inForce().get(offerKey({ customerId, portfolio, accountId }));
      return offer?.balance === account.balance ? offer : undefined;
    },
    costOf: (channel) => settings.messages.cost[channel] ?? zero,
  };
};

type Locales = ReadonlyMap<string, ReadonlyMap<string, ReadyTemplate>>;

/** The templates of every locale the workspace has a folder for; the one of the settings must be there. */
const readLocales = async (folder: string, { locale }: Settings): Promise<Locales> => {
  const { readTemplates } = await import('../files/templates/templates.ts');
  const root = join(folder, 'templates');
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  if (!names.includes(locale)) {
    throw new UserError(`There are no templates for ${locale}: ${join(root, locale)} is missing.`, {
      code: 'no-templates',
      hint: 'Put the folder back, or name in trato.yaml a locale that has one.',
    });
  }
  const read = await Promise.all(names.map(async (name) => [name, await readTemplates(join(root, name))] as const));
  return new Map(read);
};

/** The templates that a strategy names and the workspace's locale lacks. */
export const missingTemplates = ({ templateOf }: PlanTerms, { locale, strategies }: Settings): string[] => {
  const named = new Set(strategies.flatMap(({ steps }) => steps.map(({ template }) => template)));
  return [...named].filter((name) => templateOf(locale, name) === undefined);
};

/** Stops where a strategy names a template that is not there: nobody should be left out for a slip of the pen. */
export const refuseMissingTemplates = (terms: PlanTerms, settings: Settings): void => {
  const missing = missingTemplates(terms, settings);
  if (missing.length === 0) return;
  throw new UserError(
    `trato.yaml names templates that templates/${settings.locale} does not have: ${missing.join(', ')}.`,
    {
      code: 'no-such-template',
      hint: `Write templates/${settings.locale}/${missing[0]}.liquid, or name another template in trato.yaml.`,
    },
  );
};

/** The locale for a customer's language: the workspace's own where it fits or nothing is known. */
const localeFor = (language: string | null, own: string, locales: readonly string[]): string | undefined => {
  if (language === null || language === own || language.slice(0, 2) === own.slice(0, 2)) return own;
  return (
    locales.find((locale) => locale === language) ?? locales.find((locale) => locale.startsWith(language.slice(0, 2)))
  );
};
