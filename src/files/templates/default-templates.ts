import { readdir, readFile } from 'node:fs/promises';

const packs = new URL('../../../src/packs/templates/', import.meta.url);

/** The templates that a new workspace begins with in a locale, with the parts they include, sorted by name. */
export const defaultTemplates = async (
  locale: string,
): Promise<readonly { readonly name: string; readonly text: string }[]> => {
  const folder = new URL(`${locale}/`, packs);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.liquid')).sort();
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(new URL(name, folder), 'utf8') })));
};
