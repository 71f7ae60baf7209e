/** Why a customer is erased. */
export const eraseReasons = ['customer-request', 'retention', 'legal-order', 'mistake'] as const;
export type EraseReason = (typeof eraseReasons)[number];
