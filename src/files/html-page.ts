import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';

/** Renders one part of a page from plain facts; every text is escaped. */
export type PagePart = (name: string, facts: object) => Promise<string>;

const folder = new URL('../../src/packs/pages/', import.meta.url);

/** The parts of the pages, ready to render: they read no files, ask no network and fail on a fact that is not there. */
export const pageParts = async (): Promise<PagePart> => {
  const { Liquid } = await import('liquidjs');
  const files = await pageFiles();
  const engine = new Liquid({
    templates: partsIn(files),
    outputEscape: 'escape',
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    lenientIf: true,
    cache: true,
  });
  const shared = { inline: inlineOf(files), policy: policyOf(files) };
  return (name, facts) => engine.renderFile(name, { ...shared, ...facts });
};

type Files = ReadonlyMap<string, string>;

const pageFiles = async (): Promise<Files> => {
  const names = (await readdir(folder)).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, folder), 'utf8')] as const)),
  );
};

const partsIn = (files: Files): Record<string, string> =>
  Object.fromEntries(
    [...files].filter(([name]) => extname(name) === '.liquid').map(([name, text]) => [nameOf(name), text]),
  );

const inlineOf = (files: Files): Record<string, string> =>
  Object.fromEntries([...files].filter(([name]) => extname(name) !== '.liquid'));

const nameOf = (file: string): string => basename(file, '.liquid');

/** A Content-Security-Policy that allows nothing but the very styles and scripts that the page carries. */
const policyOf = (files: Files): string =>
  [
    "default-src 'none'",
    `style-src ${hashesOf(files, '.css')}`,
    `script-src ${hashesOf(files, '.js')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const hashesOf = (files: Files, ending: string): string =>
  [...files]
    .filter(([name]) => extname(name) === ending)
    .map(([, text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join(' ');
