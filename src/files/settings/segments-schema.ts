import { z } from 'zod';
import { type Condition, parseCondition, testsIn } from '../../domain/segment/condition.ts';
import type { Facts } from '../../domain/segment/fact.ts';
import { unsegmented } from '../../domain/segment/segment-move.ts';
import { nameSchema } from '../yaml/name-schema.ts';
import { expected, strictObject } from '../yaml/yaml-file.ts';
import type { SettingsFrame } from './settings-frame.ts';

/** The `segments` part of trato.yaml: conditions in order, each with a name of its own. */
export const segmentsSchema = ({ facts, segments: names }: SettingsFrame) =>
  z
    .array(strictObject({ id: segmentName, when: conditionSchema(facts), priority: z.int().default(0) }))
    .min(1, expected('at least one segment'))
    .max(mostSegments, expected(`at most ${mostSegments} segments`))
    .check(z.superRefine((_, context) => tellTwice(names, context), { when: () => true }))
    .check(z.superRefine(tellTooMuch));

/** The `score` part: a base, and points for each condition that an account meets. */
export const scoreSchema = ({ factsOfScore }: SettingsFrame) =>
  strictObject({
    base: points.default(0),
    lines: z
      .array(
        strictObject({
          name: words.optional(),
          description: words.optional(),
          when: conditionSchema(factsOfScore),
          points,
        }),
      )
      .min(1, expected('at least one line such as { when: { dpd: { gt: 30 } }, points: -10 }'))
      .max(mostLines)
      .check(z.superRefine(tellTooMuch)),
  }).optional();

const mostLines = 100;
const mostPoints = 100_000;

const points = z
  .number(expected('whole points such as 10 or -5'))
  .int(expected('whole points such as 10 or -5'))
  .min(-mostPoints)
  .max(mostPoints);

const words = z.string(expected('text')).trim().min(1, expected('text')).max(200, expected('at most 200 characters'));

const conditionSchema = (facts: Facts) =>
  z.unknown().transform((value, context): Condition => {
    const reading = parseCondition(value, facts);
    if ('condition' in reading) return reading.condition;
    for (const { path, problem } of reading.problems) {
      context.addIssue({ code: 'custom', path: [...path], message: problem });
    }
    return z.NEVER;
  });

const mostSegments = 1000;

/** So many values of the segments, and as many of the score, fit into one statement with the names beside them. */
const mostValues = 7500;

const tellTooMuch = (
  segments: readonly { readonly when: Condition }[],
  context: Pick<z.RefinementCtx, 'addIssue'>,
): void => {
  const tests = segments.flatMap(({ when }) => testsIn(when));
  const values = tests.reduce((sum, { operands }) => sum + operands.length, 0);
  if (values <= mostValues) return;
  const problem = `found ${values} values in all conditions, expected at most ${mostValues}: mark the accounts in a column of the file`;
  context.addIssue({ code: 'custom', message: problem });
};

const segmentName = nameSchema.refine((name) => name !== unsegmented, {
  error: `"${unsegmented}" stands for the accounts in no segment, expected another name`,
});

const tellTwice = (names: readonly string[], context: Pick<z.RefinementCtx, 'addIssue'>): void => {
  for (const [index, id] of names.entries()) {
    if (id === '' || names.indexOf(id) === index) continue;
    context.addIssue({ code: 'custom', path: [index, 'id'], message: `the segment "${id}" is named twice` });
  }
};
