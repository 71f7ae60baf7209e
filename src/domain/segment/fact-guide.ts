import type { FactKind } from './fact-kind.ts';
import { type FactMeaning, knownFacts } from './known-facts.ts';
import { operatorsOf } from './operator.ts';

/** The facts and operators of conditions, as help: a line for each, in columns two blanks apart. */
export const factGuide = (): readonly string[] => [
  'A condition names facts, each with a value or with operators: { dpd: { between: [1, 30] }, product: card }.',
  'It may nest them in all, any and not. A score adds points to a base, and segments can compare it:',
  '  score: { base: 50, lines: [{ name: pays on time, when: { on_time_ratio: { gte: 0.8 } }, points: 10 }] }',
  '',
  'Operators:',
  ...kindsByOperators().map(([kinds, operators]) => `  ${kinds.padEnd(27)}  ${operators}`),
  '',
  'Facts:',
  ...Object.entries<FactMeaning>(knownFacts).map(([name, { kind, means }]) =>
    row(name, `${means} (${kindWords[kind]})`),
  ),
  row('extra.<column>', "a column of the portfolio's own file (number or text)"),
];

const row = (name: string, words: string): string => `  ${name.padEnd(20)}  ${words}`;

const kindWords: Readonly<Record<FactKind, string>> = {
  number: 'number',
  amount: 'amount',
  share: 'part',
  day: 'day',
  text: 'text',
  'yes-no': 'true/false',
  bucket: 'bucket',
  channel: 'channel',
  agreement: 'state',
  extra: 'extra',
};

/** The kinds that take the same operators, together. */
const kindsByOperators = (): readonly (readonly [string, string])[] => {
  const groups = new Map<string, string[]>();
  for (const [kind, operators] of Object.entries(operatorsOf)) {
    const words = operators.join(' ');
    groups.set(words, [...(groups.get(words) ?? []), kindWords[kind as FactKind]]);
  }
  return [...groups].map(([words, kinds]) => [kinds.join(', '), words] as const);
};
