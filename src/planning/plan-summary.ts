import type { Totals } from '../domain/money.ts';
import type { Summary } from '../terminal/print.ts';

/** What planning a day came to. */
export interface PlanSummary extends Summary {
  readonly batch: number;
  readonly state: 'draft';
  readonly hash: string;
  readonly candidates: number;
  readonly messages: number;
  readonly excluded: number;
  readonly byChannel: Readonly<Record<string, number>>;
  readonly bySegment: Readonly<Record<string, number>>;
  readonly exclusions: readonly { readonly reason: string; readonly customers: number }[];
  readonly cost: Totals;
}
