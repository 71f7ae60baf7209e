import { z } from 'zod';
import { channels } from '../../domain/channel.ts';
import { tones } from '../../domain/message/tone.ts';
import { unknownWord } from '../../domain/nearest-word.ts';
import { clocks, type Step, type Strategy } from '../../domain/plan/strategy.ts';
import { nameSchema } from '../yaml/name-schema.ts';
import { expected, oneOf, strictObject } from '../yaml/yaml-file.ts';
import type { SettingsFrame } from './settings-frame.ts';

const stepSchema = strictObject({
  id: nameSchema,
  day: z.int().min(-365).max(3650),
  channels: z.array(oneOf('channel', channels)).min(1, expected('at least one channel')),
  tone: oneOf('tone', tones),
  template: nameSchema,
  offers: z.boolean().default(false),
});

const stepsSchema = (firstCallDay: number) =>
  z
    .array(stepSchema)
    .min(1, expected('at least one step'))
    .superRefine((steps, context) => {
      for (const [index, step] of steps.entries()) {
        for (const [key, message] of stepProblems(step, steps.slice(0, index), firstCallDay)) {
          context.addIssue({ code: 'custom', path: [index, key], message });
        }
      }
    });

/** The `strategies` part of trato.yaml: steps by segment, which must be one of the file's. */
export const strategiesSchema = (frame: Pick<SettingsFrame, 'segments' | 'offered' | 'firstCallDay'>) =>
  z
    .record(
      z.string(),
      strictObject({ clock: oneOf('clock', clocks).default('dpd'), steps: stepsSchema(frame.firstCallDay) }),
    )
    .default({})
    .check(z.superRefine((written, context) => tellStrangers(Object.keys(Object(written)), frame, context), always))
    .superRefine((strategies, context) => {
      for (const [segment, { steps }] of Object.entries(strategies)) tellWithoutPolicy(segment, steps, frame, context);
    })
    .transform((strategies) =>
      Object.entries(strategies).map(([segment, { clock, steps }]): Strategy => ({ segment, clock, steps })),
    );

/** Whatever else is wrong in the strategies. */
const always = { when: () => true };

type Teller = Pick<z.RefinementCtx, 'addIssue'>;

const tellStrangers = (
  written: readonly string[],
  { segments }: Pick<SettingsFrame, 'segments'>,
  context: Teller,
): void => {
  for (const segment of written.filter((name) => !segments.includes(name))) {
    context.addIssue({ code: 'custom', path: [segment], message: unknownWord('segment', segment, segments) });
  }
};

const tellWithoutPolicy = (
  segment: string,
  steps: readonly Step[],
  { segments, offered }: Pick<SettingsFrame, 'segments' | 'offered'>,
  context: Teller,
): void => {
  if (!segments.includes(segment) || offered.includes(segment)) return;
  for (const [index, { offers }] of steps.entries()) {
    const message = `the step puts an offer, but no policy under offers.policies names the segment "${segment}"`;
    if (offers) context.addIssue({ code: 'custom', path: [segment, 'steps', index, 'offers'], message });
  }
};

/** Steps rise in days, their tone hardens by one degree at most, and none that only calls comes before anybody is called. */
const stepProblems = (step: Step, earlier: readonly Step[], firstCallDay: number): [keyof Step, string][] => {
  const before = earlier.at(-1);
  const problems: [keyof Step, string][] = [];
  if (earlier.some(({ id }) => id === step.id)) problems.push(['id', `the step "${step.id}" is named twice`]);
  if (before && step.day <= before.day) {
    problems.push(['day', `found "${step.day}", expected a day after ${before.day}, the day of "${before.id}"`]);
  }
  if (before && tones.indexOf(step.tone) > tones.indexOf(before.tone) + 1) {
    problems.push(['tone', `"${step.tone}" hardens by more than one degree after "${before.tone}"`]);
  }
  if (step.day < firstCallDay && step.channels.every((channel) => channel === 'call')) {
    const message = `calls come from day ${firstCallDay} on (planning.first_call_day) and this is day ${step.day}; add another channel`;
    problems.push(['channels', message]);
  }
  return problems;
};
