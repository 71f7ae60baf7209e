import type { OptionFacts } from './template.ts';

/**
 * The day to pay by, where the only option is to pay everything at once and save nothing; else undefined. That is no favour
 * to a customer, so a message then offers to look for a plan.
 */
export const fullPaymentBy = (options: readonly OptionFacts[] = []): string | undefined => {
  const [only] = options;
  const isAll = options.length === 1 && only?.kind === 'pay-in-full' && (only.saving ?? '').trim() === '';
  return isAll ? only.first_due_on : undefined;
};
