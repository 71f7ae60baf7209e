/** Names of a field in rank order: sure ones, then those taken when nothing better is there, then the last resort. */
export type HeadingNames = readonly [sure: string, likely?: string, possible?: string];
