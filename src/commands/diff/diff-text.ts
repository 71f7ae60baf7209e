import { counted } from '../../domain/counted.ts';
import { type DiffKind, diffKinds, diffReasonWords } from '../../domain/diff/diff-reason.ts';
import type { DiffSummary } from './batch-diff.ts';
import type { DiffItem } from './diff-item.ts';

/** The differences in words: how many there are for each reason, and some of the customers. */
export const diffInWords = (summary: DiffSummary): string => {
  const { batch, batchAsOf, against, againstAsOf, messages, counts } = summary;
  const compared = against === null ? 'nothing dispatched before' : `batch ${against} of ${againstAsOf}, dispatched`;
  return [
    `Batch ${batch} of ${batchAsOf} against ${compared}`,
    `${counted(messages, 'message')}: ${counts.new} new, ${counts.changed} changed, ${counts.same} the same; ${counts.dropped} dropped`,
    ...diffKinds.flatMap((kind) => kindInWords(summary, kind)),
  ].join('\n');
};

const titles: Readonly<Record<DiffKind, string>> = {
  new: 'New, and had no message',
  dropped: 'Dropped, and had a message',
  changed: 'Changed',
};

const kindInWords = (summary: DiffSummary, kind: DiffKind): string[] => {
  if (summary.counts[kind] === 0) return [];
  const items = summary[kind];
  return [
    '',
    `${titles[kind]}:`,
    ...summary.reasons[kind].flatMap(({ reason, customers }) => [
      `${String(customers).padStart(7)}  ${inPlainWords(reason)}${wordsFor(kind, reason)}`,
      ...items.filter((item) => item.reason === reason).map((item) => `${' '.repeat(11)}${itemInWords(item)}`),
    ]),
    ...(items.length < summary.counts[kind]
      ? [`${' '.repeat(9)}${items.length} of ${summary.counts[kind]} are named`]
      : []),
  ];
};

const wordsFor = (kind: DiffKind, reason: string): string => {
  const words = diffReasonWords(kind, reason);
  return words === reason ? '' : `: ${words}`;
};

const itemInWords = ({ customer, account, channel, segment, step, amount, changes, barriers }: DiffItem): string => {
  const sum = Object.entries(amount).map(([currency, figures]) => `${figures} ${currency}`);
  const what = `${customer}, account ${account}: ${segment}/${step} by ${channel}, ${sum.join(', ')}`;
  const why = [
    ...changes.map(({ fact, before, after }) => `${inPlainWords(fact)} ${before} → ${after}`),
    ...barriers.map(({ code, detail }) => (detail ? `${code} (${detail})` : code)),
  ];
  return why.length === 0 ? what : `${what}; ${why.join(', ')}`;
};

/** `offerLapsesOn`, as the JSON has it, is `offer lapses on`. */
const inPlainWords = (facts: string): string => facts.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
