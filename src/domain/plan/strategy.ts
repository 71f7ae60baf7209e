import type { Channel } from '../channel.ts';
import type { Tone } from '../message/tone.ts';

export interface Step {
  readonly id: string;
  /** Days past due at which the step falls due; negative is before the due date. */
  readonly day: number;
  /** In the order in which they are tried. */
  readonly channels: readonly Channel[];
  readonly tone: Tone;
  readonly template: string;
  /** Whether the message carries the account's offer. */
  readonly offers: boolean;
}

/** The ordered steps for the accounts of one segment. */
export interface Strategy {
  readonly segment: string;
  readonly steps: readonly Step[];
}

/** The latest step whose day has come; earlier ones are never sent late. */
export const stepFor = ({ steps }: Strategy, daysPastDue: number): Step | undefined => {
  let latest: Step | undefined;
  for (const step of steps) {
    if (step.day <= daysPastDue && (latest === undefined || step.day >= latest.day)) latest = step;
  }
  return latest;
};
