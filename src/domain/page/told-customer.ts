import { nationalIdKey } from '../intake/national-id.ts';
import { maskReference } from './masking.ts';

/** A customer's id as others may read it: masked where, for want of another, a person's own number stands for it. */
export const toldCustomer = (customerId: string, nationalId: string | null): string =>
  nationalId !== null && (nationalId === customerId || nationalIdKey(nationalId) === customerId)
    ? maskReference(customerId)
    : customerId;
