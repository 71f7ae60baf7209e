import type { ToldIntake, ToldKind } from './told-intake.ts';

/** How each kind of file about known customers is taken in; loaded when it is wanted. */
export const toldIntakes: Readonly<Record<ToldKind, () => Promise<ToldIntake>>> = {
  customers: async () => (await import('./customers.ts')).customersIntake,
  requests: async () => (await import('./requests.ts')).requestsIntake,
  outcomes: async () => (await import('./outcomes.ts')).outcomesIntake,
  interactions: async () => (await import('./interactions.ts')).interactionsIntake,
};
