/** What a dry run ends with. */
export const dryRunWords = 'Nothing was kept: this was a dry run.';

/** The last line of what a command did: what to do next; or, of a dry run, that nothing of it was kept. */
export const nextWords = (dryRun: boolean | undefined, next: string): string =>
  dryRun ? dryRunWords : `Next: ${next}`;
