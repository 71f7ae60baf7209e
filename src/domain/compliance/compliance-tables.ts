import type { ContactPack } from '../contact-rules/contact-pack.ts';
import { type RuleView, ruleViews } from '../contact-rules/rule-view.ts';
import type { Day } from '../day.ts';
import { type Measure, shareOf } from '../measure.ts';
import type { Table } from '../table.ts';
import { type ComplianceCounts, type Count, emptyCount } from './compliance-tally.ts';
import { type Check, checks, type Doubt, doubts } from './finding.ts';

const counted = ['checked', 'breaches', 'by us', 'elsewhere', 'warnings', 'learned later', 'not known'];

const countCells = ({ checked, breaches, warnings, learnedLater, unknown }: Count): readonly number[] => [
  checked,
  breaches.us + breaches.elsewhere,
  breaches.us,
  breaches.elsewhere,
  warnings,
  learnedLater,
  unknown,
];

/** What each check came to: breaches must be 0. */
export const checksTable = ({ byCheck }: ComplianceCounts): Table => ({
  name: 'checks',
  columns: ['check', 'meaning', ...counted],
  rows: [...byCheck].map(([check, count]) => [check, checks[check], ...countCells(count)]),
});

/** Every rule that was in force in the period, with its source and what it came to; texts and conduct no ledger can prove. */
export const rulesTable = (
  packs: readonly ContactPack[],
  { from, to, thirdParty }: { readonly from: Day; readonly to: Day; readonly thirdParty: boolean },
  { byRule }: ComplianceCounts,
): Table => ({
  name: 'rules',
  columns: [...originColumns, ...counted],
  rows: packs
    .flatMap(ruleViews)
    .filter(({ id, place, thirdPartyOnly }) => byRule.has(id) || (place === null && (thirdParty || !thirdPartyOnly)))
    .filter(({ effectiveFrom, effectiveTo }) => (effectiveFrom ?? from) <= to && (effectiveTo ?? to) >= from)
    .map((rule) => [...originCells(rule), ...ruleCells(rule, byRule.get(rule.id))]),
});

const originColumns = 'rule kind severity confidence place limit summary article source doubt'.split(' ');

const originCells = (rule: RuleView): readonly string[] => [
  rule.id,
  rule.kind,
  rule.severity,
  rule.confidence,
  rule.place ?? '',
  rule.values,
  rule.summary,
  rule.article,
  rule.source,
  rule.doubt ?? '',
];

const ruleCells = ({ kind }: RuleView, count = emptyCount()): readonly (string | number)[] =>
  isProvable(kind) ? countCells(count) : counted.map(() => '');

/** Whether the ledger can prove a rule of the kind; what a text says and how people behave it cannot. */
const isProvable = (kind: RuleView['kind']): boolean =>
  kind !== 'required-content' && kind !== 'forbidden-content' && kind !== 'conduct';

/** How often the ledger cannot tell, and why. */
export const doubtsTable = (counts: ComplianceCounts): Table => ({
  name: 'not known',
  columns: ['check', 'contacts', 'why'],
  rows: [...counts.doubts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, contacts]) => {
      const [check = '', why = ''] = key.split(' ');
      return [check, contacts, doubts[why as Doubt]];
    }),
});

/** A measure for each check, which must be 0: breaches of rules that block, by whomever, of the contacts it looked at. */
export const complianceMeasures = ({ byCheck }: ComplianceCounts): readonly Measure[] =>
  [...byCheck].map(([check, { checked, breaches }]) => ({
    name: check,
    value: shareOf(breaches.us + breaches.elsewhere, checked),
    formula: `${checks[check]} ÷ contacts it was checked for`,
    numerator: breaches.us + breaches.elsewhere,
    denominator: checked,
  }));

/** A sentence for each check that was broken, the loudest the report has. */
export const breachWarnings = ({ byCheck }: ComplianceCounts): readonly string[] =>
  [...byCheck].flatMap(([check, { breaches }]) =>
    breaches.us + breaches.elsewhere === 0 ? [] : [breachSentence(check, breaches)],
  );

const breachSentence = (check: Check, { us, elsewhere }: Count['breaches']): string => {
  const whose = us === 0 ? 'none of them ours' : elsewhere === 0 ? 'all of them ours' : `${us} of them ours`;
  return `BREACH ${check}: ${us + elsewhere} ${checks[check]}, ${whose}`;
};

/** What the ledger does not hold, so that the report cannot tell it. */
export const limitsOfProof: readonly string[] = [
  'A message of ours is proven by the window that was handed to the gateway; when the gateway sent it is known only where its outcomes tell.',
  'A contact made elsewhere without a time of day is counted as not known; a time is read in the zone of the workspace unless it tells its offset.',
  'Addresses, telephones and zones are those of today, and so are the limits that the workspace sets itself; of each channel the newest consent is kept.',
  'What came after a message was planned could not be known: it is counted as learned later, and is no breach.',
  'What texts say is checked when they are planned; how people behave no ledger proves.',
];
