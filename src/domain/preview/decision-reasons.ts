/** Why a message is what it is, read from the decision that the plan kept with it. */
export interface DecisionReasons {
  /** Days past due when the step was chosen. */
  readonly daysPastDue: number | null;
  /** The day on which the account came into its segment. */
  readonly enteredOn: string | null;
  /** The days past due from which the step is due. */
  readonly stepDay: number | null;
  /** The channels that were tried before the chosen one, each with the reason against it. */
  readonly refused: readonly RefusedChannel[];
}

export interface RefusedChannel {
  readonly channel: string;
  readonly reason: string;
  readonly rule: string | null;
}

/** Reads the decision of a message, leaving out whatever is not there; the customer's own facts are not read. */
export const decisionReasons = (decision: string): DecisionReasons => {
  const { step, channels } = recordOf(parsed(decision));
  const { day, dpd, enteredOn } = recordOf(step);
  return {
    daysPastDue: typeof dpd === 'number' ? dpd : null,
    enteredOn: typeof enteredOn === 'string' ? enteredOn : null,
    stepDay: typeof day === 'number' ? day : null,
    refused: (Array.isArray(channels) ? channels : []).map(recordOf).flatMap(refusalOf),
  };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const refusalOf = ({ channel, code, rule }: Readonly<Record<string, unknown>>): RefusedChannel[] => {
  if (typeof channel !== 'string' || typeof code !== 'string') return [];
  return [{ channel, reason: code, rule: typeof rule === 'string' ? rule : null }];
};
