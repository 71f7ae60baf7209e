/** The steps of a night, in order. */
export const stepNames = ['import', 'segment', 'offer', 'plan', 'approve', 'dispatch', 'report'] as const;
export type StepName = (typeof stepNames)[number];
