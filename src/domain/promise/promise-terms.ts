/** When a promise counts as kept. */
export interface PromiseTerms {
  /** The share of the amount that has to be paid, as a percentage. */
  readonly thresholdPercent: number;
  /** Days after the due day within which a payment is still in time. */
  readonly graceDays: number;
}

/** What counts where the workspace says nothing else. */
export const usualPromiseTerms: PromiseTerms = { thresholdPercent: 95, graceDays: 3 };
