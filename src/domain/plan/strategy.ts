import type { Channel } from '../channel.ts';
import type { Tone } from '../message/tone.ts';

export interface Step {
  readonly id: string;
  /** Days of the strategy's clock at which the step falls due; negative is before the due date. */
  readonly day: number;
  /** In the order in which they are tried. */
  readonly channels: readonly Channel[];
  readonly tone: Tone;
  readonly template: string;
  /** Whether the message carries the account's offer. */
  readonly offers: boolean;
}

/** What steps are counted by: days past due, or those without the days on holds that stop the clock. */
export const clocks = ['dpd', 'delinquent'] as const;

/** The ordered steps for the accounts of one segment. */
export interface Strategy {
  readonly segment: string;
  readonly clock: (typeof clocks)[number];
  readonly steps: readonly Step[];
}

/** The latest step whose day has come; earlier ones are never sent late. */
export const stepFor = ({ steps }: Strategy, days: number): Step | undefined => {
  let latest: Step | undefined;
  for (const step of steps) {
    if (step.day <= days && (latest === undefined || step.day >= latest.day)) latest = step;
  }
  return latest;
};
