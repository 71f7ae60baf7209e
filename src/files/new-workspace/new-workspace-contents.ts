import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NewWorkspace } from '../../domain/new-workspace.ts';
import { defaultTemplates } from '../templates/default-templates.ts';
import type { FolderContents } from './new-folder.ts';
import { newSettingsText } from './new-settings.ts';
import type { WorkspaceDefaults } from './workspace-defaults.ts';

const emptyFolders = [
  'mappings',
  'inbox/portfolio',
  'inbox/requests',
  'inbox/outcomes',
  'inbox/customers',
  'inbox/interactions',
  'inbox/payments',
  'inbox/done',
  'inbox/refused',
  'outbox',
];

const unversioned = "# Customers' data is kept out of version control.\n/.trato/\n/inbox/\n/outbox/\n";

/** Everything a new workspace holds but its database; a .gitignore that is there already is left alone. */
export const newWorkspaceContents = async (
  folder: string,
  chosen: NewWorkspace,
  defaults: WorkspaceDefaults,
): Promise<FolderContents> => {
  const templates = await defaultTemplates(chosen.locale);
  const ignored = existsSync(join(folder, '.gitignore')) ? [] : [{ path: '.gitignore', text: unversioned }];
  return {
    folders: [...emptyFolders.map((path) => ({ path })), { path: '.trato', mode: 0o700 }],
    files: [
      ...templates.map(({ name, text }) => ({ path: `templates/${chosen.locale}/${name}`, text })),
      ...ignored,
      { path: 'trato.yaml', text: await newSettingsText(chosen, defaults) },
    ],
  };
};
