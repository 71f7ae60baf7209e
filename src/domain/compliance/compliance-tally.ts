import type { ContactFindings } from './contact-findings.ts';
import type { MadeBy } from './contact-made.ts';
import { type Check, checks, type Doubt, type Finding } from './finding.ts';

/** What a check or a rule came to over all contacts. */
export interface Count {
  checked: number;
  /** Of rules that block. */
  readonly breaches: Record<MadeBy, number>;
  /** Of rules that only warn. */
  warnings: number;
  learnedLater: number;
  unknown: number;
}

export interface ComplianceCounts {
  readonly contacts: Readonly<Record<MadeBy, number>>;
  readonly byCheck: ReadonlyMap<Check, Count>;
  readonly byRule: ReadonlyMap<string, Count>;
  /** How often the ledger cannot tell, by check and why. */
  readonly doubts: ReadonlyMap<`${Check} ${Doubt}`, number>;
}

export interface ComplianceTally extends ComplianceCounts {
  readonly add: (found: ContactFindings) => void;
}

/** Counts findings as they come; a contact counts once for each check, by its gravest finding, and once for each rule. */
export const complianceTally = (): ComplianceTally => {
  const contacts = { us: 0, elsewhere: 0 };
  const byCheck = new Map((Object.keys(checks) as Check[]).map((check) => [check, emptyCount()]));
  const byRule = new Map<string, Count>();
  const doubts = new Map<`${Check} ${Doubt}`, number>();
  return {
    contacts,
    byCheck,
    byRule,
    doubts,
    add: ({ contact: { by }, findings }) => {
      contacts[by] += 1;
      for (const finding of findings) {
        if (finding.rule !== null) countIn(countOf(byRule, finding.rule), finding, by);
      }
      for (const finding of gravest(findings).values()) {
        countIn(countOf(byCheck, finding.check), finding, by);
        if (finding.verdict.is !== 'unknown') continue;
        const key = `${finding.check} ${finding.verdict.why}` as const;
        doubts.set(key, (doubts.get(key) ?? 0) + 1);
      }
    },
  };
};

export const emptyCount = (): Count => ({
  checked: 0,
  breaches: { us: 0, elsewhere: 0 },
  warnings: 0,
  learnedLater: 0,
  unknown: 0,
});

const countOf = <Key>(counts: Map<Key, Count>, key: Key): Count => {
  const count = counts.get(key) ?? emptyCount();
  counts.set(key, count);
  return count;
};

const countIn = (count: Count, { verdict, warns }: Finding, by: MadeBy): void => {
  count.checked += 1;
  if (verdict.is === 'unknown') count.unknown += 1;
  else if (verdict.is === 'learned-later') count.learnedLater += 1;
  else if (verdict.is === 'breach' && warns) count.warnings += 1;
  else if (verdict.is === 'breach') count.breaches[by] += 1;
};

const gravest = (findings: readonly Finding[]): ReadonlyMap<Check, Finding> => {
  const worst = new Map<Check, Finding>();
  for (const finding of findings) {
    const known = worst.get(finding.check);
    if (known === undefined || gravity(finding) > gravity(known)) worst.set(finding.check, finding);
  }
  return worst;
};

/** How grave a finding is; 0 where all is fine. */
export const gravity = ({ verdict, warns }: Finding): number => {
  if (verdict.is === 'breach') return warns ? 2 : 4;
  return { fine: 0, unknown: 1, 'learned-later': 3 }[verdict.is];
};
