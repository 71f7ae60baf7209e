import { join } from 'node:path';
import type { z } from 'zod';
import { UserError } from '../../domain/errors.ts';
import { readUtf8 } from '../text/utf8-text.ts';
import { readYaml } from '../yaml/yaml-file.ts';
import { settingsFrame } from './settings-frame.ts';
import { settingsSchema } from './settings-schema.ts';

/** The workspace's trato.yaml, checked whole. */
export type Settings = z.output<ReturnType<typeof settingsSchema>>;

/** Reads trato.yaml; every problem is told at once, with line and column. */
export const readSettings = async (folder: string): Promise<Settings> => {
  const text = await readUtf8(join(folder, 'trato.yaml'), 'trato.yaml');
  const reading = readYaml(text, (raw) => settingsSchema(settingsFrame(raw)));
  if ('value' in reading) return reading.value;
  const { problems } = reading;
  const told = problems.map(
    ({ line, column, path, problem }) => `  trato.yaml:${line}:${column}: ${path ? `${path}: ` : ''}${problem}`,
  );
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  throw new UserError(`trato.yaml has ${count}:\n${told.join('\n')}`, {
    code: 'bad-settings',
    hint: 'Put these lines right in trato.yaml and run the same command again; nothing was changed.',
  });
};
