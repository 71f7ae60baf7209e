/** The degrees of tone, from the warmest; a step may be at most one degree firmer than the one before it. */
export const tones = ['warm', 'supportive', 'direct'] as const;
export type Tone = (typeof tones)[number];
