import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workspace } from '../../workspace.ts';

type Entry = Readonly<Record<string, string | number>>;

/** A log of the night as JSON lines under .trato/logs; steps, figures and codes, never anything personal. */
export const nightLog = async (
  { folder, context, asOf }: Workspace,
  run: number,
  dryRun: boolean,
): Promise<(entry: Entry) => void> => {
  if (dryRun) return () => undefined;
  const { default: pino } = await import('pino');
  const logs = join(folder, '.trato', 'logs');
  await mkdir(logs, { recursive: true, mode: 0o700 });
  const destination = pino.destination({ dest: join(logs, 'nightly.jsonl'), sync: true, mode: 0o600 });
  const logger = pino(
    { base: { run, asOf }, timestamp: () => `,"at":"${new Date(context.now()).toISOString()}"` },
    destination,
  );
  return (entry) => logger.info(entry);
};
