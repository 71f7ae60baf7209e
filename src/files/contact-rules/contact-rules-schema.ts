import { z } from 'zod';
import { channels } from '../../domain/channel.ts';
import type { HoursByDay, KindOfDay } from '../../domain/contact-rules/contact-hours.ts';
import type { ContactPack } from '../../domain/contact-rules/contact-pack.ts';
import type { CapWindow, ContactRule } from '../../domain/contact-rules/contact-rule.ts';
import { type ContentElement, contentElements } from '../../domain/contact-rules/content-element.ts';
import { isTimeZone, parseIsoDay, weekdays } from '../../domain/day.ts';
import { oneOf, strictObject } from '../yaml/yaml-file.ts';

const daySchema = z.string().transform((text, context) => {
  const day = parseIsoDay(text);
  if (day) return day;
  context.addIssue({ code: 'custom', message: `"${text}" is no day, expected one such as 2026-11-20` });
  return z.NEVER;
});

const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as "08:00"');

const hoursSchema = z
  .union([z.literal('none'), z.tuple([timeSchema, timeSchema])], {
    error: "expected none or two times such as ['08:00', '20:00']",
  })
  .refine((hours) => hours === 'none' || hours[0] < hours[1], 'the first time must be before the second')
  .transform((hours) => (hours === 'none' ? null : { from: hours[0], to: hours[1] }));

const groups = {
  'every-day': weekdays,
  'mon-fri': weekdays.slice(0, 5),
  'mon-sat': weekdays.slice(0, 6),
} as const;

const kindsOfDay: readonly KindOfDay[] = [...weekdays, 'holiday'];

const hoursByDaySchema = z
  .partialRecord(z.enum(['every-day', 'mon-fri', 'mon-sat', ...weekdays, 'holiday']), hoursSchema)
  .transform((written, context): HoursByDay => {
    const hours: Partial<Record<KindOfDay, HoursByDay[KindOfDay]>> = {};
    for (const [group, days] of Object.entries(groups)) {
      const ofGroup = written[group as keyof typeof groups];
      if (ofGroup !== undefined) for (const day of days) hours[day] = ofGroup;
    }
    for (const kind of kindsOfDay) if (written[kind] !== undefined) hours[kind] = written[kind];
    const missing = kindsOfDay.filter((kind) => hours[kind] === undefined);
    if (missing.length === 0) return hours as HoursByDay;
    context.addIssue({
      code: 'custom',
      message: `no hours for ${missing.join(', ')}; write none where there are none`,
    });
    return z.NEVER;
  });

const channelsSchema = z
  .union([z.literal('all'), z.array(z.enum(channels)).min(1)], {
    error: `expected all or a list of ${channels.join(', ')}`,
  })
  .transform((chosen) => (chosen === 'all' ? channels : chosen));

const origin = {
  id: z.string().regex(/^[A-Z0-9][A-Z0-9.-]+$/, 'expected capitals, digits, dots and dashes, such as CO-2300-3-HOURS'),
  summary: z.string().min(1),
  article: z.string().min(1),
  source: z.string().min(1),
  doubt: z.string().min(1).optional(),
  confidence: z.enum(['V', 'S', 'M']),
  severity: z.enum(['block', 'warn']),
  channels: channelsSchema,
  effective_from: daySchema.optional(),
  effective_to: daySchema.optional(),
  actor: z.literal('third-party').optional(),
};

const positive = z.int().min(1);
const scopeSchema = z.enum(['customer', 'account']);
const capWindowSchema = z
  .union([z.enum(['calendar-day', 'iso-week']), z.strictObject({ 'rolling-days': positive })], {
    error: 'expected calendar-day, iso-week or { rolling-days: 7 }',
  })
  .transform(
    (window): CapWindow =>
      typeof window === 'string' ? { kind: window } : { kind: 'rolling-days', days: window['rolling-days'] },
  );

const elementNames = Object.keys(contentElements) as ContentElement[];
const contentSchema = {
  ...origin,
  stage: z.enum(['first', 'every']),
  elements: z.array(oneOf('element', elementNames)).min(1),
};

const writtenRuleSchema = z.discriminatedUnion('kind', [
  strictObject({ kind: z.literal('window'), ...origin, hours: hoursByDaySchema }),
  strictObject({
    kind: z.literal('cap'),
    ...origin,
    scope: scopeSchema,
    count_on: z.enum(['attempt', 'conversation']),
    window: capWindowSchema,
    max: positive.optional(),
    max_distinct_channels: positive.optional(),
  }),
  strictObject({ kind: z.literal('spacing'), ...origin, scope: scopeSchema, min_days: positive }),
  strictObject({ kind: z.literal('cooldown'), ...origin, scope: scopeSchema, days: positive }),
  strictObject({ kind: z.literal('consent'), ...origin, form: z.enum(['given', 'written']) }),
  strictObject({ kind: z.literal('ban'), ...origin }),
  strictObject({ kind: z.literal('required-content'), ...contentSchema }),
  strictObject({ kind: z.literal('forbidden-content'), ...contentSchema }),
  strictObject({ kind: z.literal('conduct'), ...origin }),
]);

type WrittenRule = z.output<typeof writtenRuleSchema>;
type WrittenCap = Extract<WrittenRule, { kind: 'cap' }>;

const ruleSchema = writtenRuleSchema.transform((written, context): ContactRule => {
  const { effective_from: effectiveFrom, effective_to: effectiveTo, ...rest } = written;
  const dates = { effectiveFrom, effectiveTo };
  if (rest.kind === 'spacing') {
    const { min_days: minDays, ...rule } = rest;
    return { ...rule, ...dates, minDays };
  }
  if (rest.kind !== 'cap') return { ...rest, ...dates };
  const { count_on: countOn, max, max_distinct_channels, ...rule } = rest;
  const limit = limitOf(rest);
  if (limit) return { ...rule, ...dates, countOn, limit };
  context.addIssue({ code: 'custom', message: 'a cap has either max or max_distinct_channels' });
  return z.NEVER;
});

const limitOf = ({ max, max_distinct_channels }: Pick<WrittenCap, 'max' | 'max_distinct_channels'>) => {
  if (max !== undefined) return max_distinct_channels === undefined ? { contacts: max } : undefined;
  return max_distinct_channels === undefined ? undefined : { distinctChannels: max_distinct_channels };
};

const zoneSchema = z.string().refine(isTimeZone, 'is no time zone, expected one such as America/Bogota');
const zonesSchema = z.array(zoneSchema).min(1);
const beginningsSchema = z
  .string()
  .regex(/^(any|\d+( \d+)*)$/, 'expected any, or the first figures of telephones, such as 646 664')
  .transform((text) => (text === 'any' ? [''] : text.split(' ')));
const namesSchema = z.array(z.string().min(1));

const overlaySchema = strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  regions: namesSchema.min(1),
  cities: namesSchema.default([]),
  rules: z.array(ruleSchema).min(1),
});

const holidaysSchema = strictObject({
  add: namesSchema.default([]),
  when_unknown: namesSchema.default([]),
  regions: z.array(strictObject({ code: z.string().min(1), names: namesSchema.min(1) })).default([]),
})
  .prefault({})
  .transform(({ when_unknown: whenUnknown, ...holidays }) => ({ ...holidays, whenUnknown }));

/** A pack of contact rules as it is written; whoever reads it gets the domain's values. */
export const contactPackSchema = strictObject({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'expected two capitals, such as CO')
    .optional(),
  title: z.string().min(1),
  names: namesSchema.default([]),
  time_zones: z.array(zoneSchema).default([]),
  regions: z
    .array(strictObject({ names: namesSchema.min(1), cities: namesSchema.default([]), zones: zonesSchema }))
    .default([]),
  calling_code: z
    .string()
    .regex(/^\d{1,3}$/)
    .optional(),
  phones: z.array(strictObject({ begins: beginningsSchema, zones: zonesSchema })).default([]),
  holidays: holidaysSchema,
  rules: z.array(ruleSchema),
  overlays: z.array(overlaySchema).default([]),
}).transform(
  ({ time_zones: timeZones, calling_code: callingCode, ...pack }): ContactPack => ({ ...pack, timeZones, callingCode }),
);
