import { z } from 'zod';
import type { Channel } from '../../domain/channel.ts';
import { parseHours } from '../../domain/contact-rules/contact-hours.ts';
import { isTimeZone, parseIsoDay } from '../../domain/day.ts';
import { parseCurrency } from '../../domain/money.ts';
import { usualPromiseTerms } from '../../domain/promise/promise-terms.ts';
import { edgesProblem } from '../../domain/segment/ageing.ts';
import { amountSchema } from '../yaml/amount-schema.ts';
import { expected, misread, oneOf, strictObject } from '../yaml/yaml-file.ts';
import { offersSchema } from './offers-schema.ts';
import { scoreSchema, segmentsSchema } from './segments-schema.ts';
import { defaultFirstCallDay, type SettingsFrame } from './settings-frame.ts';
import { strategiesSchema } from './strategy-schema.ts';

/** Text that stands for a value of the domain. */
const readAs = <T>(parse: (text: string) => T | undefined, what: string) => {
  return z.string(expected(what)).transform((text, context): T => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.addIssue(misread(text, what));
    return z.NEVER;
  });
};

const matching = (pattern: RegExp, what: string) => z.string(expected(what)).regex(pattern, expected(what));

const phrase = (what: string) => z.string(expected(what)).trim().min(1, expected(what));

const helpPhrase = phrase('how a customer reaches a person, in their language');
const helpByChannel = {
  sms: helpPhrase.optional(),
  whatsapp: helpPhrase.optional(),
  email: helpPhrase.optional(),
  letter: helpPhrase.optional(),
  call: helpPhrase.optional(),
} satisfies Record<Channel, unknown>;

/** One phrase for every channel, or a default and those of some channels. */
const helpSchema = z.preprocess(
  (written) => (isMap(written) ? written : { default: written }),
  strictObject({ default: helpPhrase, ...helpByChannel }),
);

const isMap = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const creditorSchema = strictObject({
  name: phrase('who writes: the name that customers know'),
  help: helpSchema,
  identification: phrase('tax number and address').optional(),
  collects: oneOf('whose accounts', ['own', 'for-others']).default('own'),
});

const ageingSchema = strictObject({
  edges: z.array(z.number()).superRefine((edges, context) => {
    const problem = edgesProblem(edges);
    if (problem) context.addIssue(problem);
  }),
}).prefault({ edges: [30, 60, 90, 120] });

const planningSchema = ({ currency }: SettingsFrame) =>
  strictObject({
    catch_up_days: z.int().min(0).max(30).default(3),
    recent_payment_days: z.int().min(0).max(60).default(3),
    first_call_day: z.int().min(-30).max(365).default(defaultFirstCallDay),
    minimum_balance: amountSchema(currency).prefault(0),
    hours: readAs(parseHours, 'a span of hours such as 09:00-18:00').optional(),
    max_per_day: z.int().min(0).max(7).optional(),
    max_per_week: z.int().min(0).max(7).optional(),
    extra_holidays: z.array(readAs(parseIsoDay, 'a day such as 2026-12-24')).default([]),
  }).prefault({});

const anyDatabase = `postgres://USER:PASSWORD@HOST/NAME, or \${NAME} of an environment variable that holds it`;

const costsSchema = ({ currency }: SettingsFrame) => {
  const cost = amountSchema(currency).optional();
  const byChannel = { sms: cost, whatsapp: cost, email: cost, letter: cost, call: cost };
  return strictObject({ cost: strictObject(byChannel satisfies Record<Channel, unknown>).prefault({}) }).prefault({});
};

const promisesSchema = strictObject({
  threshold: z.int().min(1).max(100).default(usualPromiseTerms.thresholdPercent),
  grace_days: z.int().min(0).max(30).default(usualPromiseTerms.graceDays),
}).prefault({});

/** What it names is looked at when the database is opened, where no password is repeated. */
const databaseSchema = phrase(anyDatabase).optional();

const fieldsIn = (frame: SettingsFrame) =>
  strictObject({
    creditor: creditorSchema,
    country: matching(/^[A-Z]{2}$/, 'a country code of two capitals such as MX'),
    locale: matching(/^[a-z]{2}-[A-Z]{2}$/, 'a locale such as es-MX'),
    currency: readAs(parseCurrency, 'an ISO 4217 currency such as MXN'),
    time_zone: readAs((name) => (isTimeZone(name) ? name : undefined), 'a time zone such as America/Lima'),
    ageing: ageingSchema,
    freshness: strictObject({ max_age_days: z.int().min(0).default(3) }).prefault({}),
    closures: strictObject({ max_share: z.number().min(0).max(1).default(0.2) }).prefault({}),
    score: scoreSchema(frame),
    segments: segmentsSchema(frame),
    strategies: strategiesSchema(frame),
    planning: planningSchema(frame),
    promises: promisesSchema,
    offers: offersSchema(frame),
    messages: costsSchema(frame),
    database: databaseSchema,
    approval: strictObject({ nightly: oneOf('approval', ['automatic', 'person']).default('automatic') }).prefault({}),
  });

/** The schema of trato.yaml: what each key may hold, and that the names in it agree with those of its frame. */
export const settingsSchema = (frame: SettingsFrame) =>
  fieldsIn(frame).transform(({ time_zone: timeZone, freshness, closures, planning, promises, ...settings }) => ({
    ...settings,
    timeZone,
    freshness: { maxAgeDays: freshness.max_age_days },
    closures: { maxShare: closures.max_share },
    promises: { thresholdPercent: promises.threshold, graceDays: promises.grace_days },
    planning: {
      catchUpDays: planning.catch_up_days,
      recentPaymentDays: planning.recent_payment_days,
      firstCallDay: planning.first_call_day,
      minimumBalance: planning.minimum_balance,
      hours: planning.hours,
      maxPerDay: planning.max_per_day,
      maxPerWeek: planning.max_per_week,
      extraHolidays: planning.extra_holidays,
    },
  }));
