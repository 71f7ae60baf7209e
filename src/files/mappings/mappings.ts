import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { UserError } from '../../domain/errors.ts';
import type { MappedColumn } from '../../domain/mapping/mapped-column.ts';
import type { Mapping } from '../../domain/mapping/mapping.ts';
import type { SavedMapping } from '../../domain/mapping/saved-mapping.ts';
import { writeWhole } from '../paths/atomic-file.ts';
import { readUtf8 } from '../text/utf8-text.ts';
import { readYaml } from '../yaml/yaml-file.ts';
import { mappingSchema, meaningsOf, writtenMeaning } from './mapping-schema.ts';

/** The mapping `folder/name.yaml`. */
export const readMapping = async (folder: string, name: string): Promise<SavedMapping> => {
  const path = mappingPath(folder, name);
  const text = await readUtf8(path).catch(async (error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? await noMapping(folder, path) : error;
  });
  return parseMapping(name, text, path);
};

/** All mappings of a folder by name; none when there is no folder. */
export const readMappings = async (folder: string): Promise<SavedMapping[]> => {
  const names = await mappingNames(folder);
  return Promise.all(names.map((name) => readMapping(folder, name)));
};

/** Whether there is a mapping `folder/name.yaml`. */
export const hasMapping = async (folder: string, name: string): Promise<boolean> => {
  const path = mappingPath(folder, name);
  return (await mappingNames(folder)).some((other) => mappingPath(folder, other) === path);
};

/** Writes how a file is read as `folder/name.yaml` and gives the path. */
export const writeMapping = async (folder: string, name: string, mapping: Mapping): Promise<string> => {
  const path = mappingPath(folder, name);
  await writeWhole(path, formatMapping(mapping));
  return path;
};

/** A mapping as YAML that can be corrected by hand and read again. */
export const formatMapping = (mapping: Mapping): string =>
  `${note}${stringify({
    kind: mapping.kind,
    encoding: mapping.encoding,
    repair_encoding: mapping.repairEncoding,
    delimiter: mapping.delimiter === '\t' ? 'tab' : mapping.delimiter,
    decimal: mapping.decimal,
    date_order: mapping.dateOrder,
    header_line: mapping.headerLine,
    balance_stated: mapping.kind === 'portfolio' ? mapping.balanceStated : undefined,
    columns: columnsOf(mapping.columns),
  })}`;

const note =
  "# How a creditor's file is read: for each heading a field, extra.name for a fact kept with the account, or left-out.\n";

/** A column that is two fields comes twice, and is written with a list. */
const columnsOf = (columns: readonly MappedColumn[]): ReadonlyMap<string, string | readonly string[]> => {
  const bySource = new Map<string, string | readonly string[]>();
  for (const { source, field, extra } of columns) {
    const meaning = writtenMeaning(field, extra);
    const before = bySource.get(source);
    bySource.set(
      source,
      before === undefined ? meaning : [...(typeof before === 'string' ? [before] : before), meaning],
    );
  }
  return bySource;
};

/** No mapping of a file that can be read has more: a sheet has 16,384 columns. */
const mostLines = 20_000;

const refuseEndless = (text: string, path: string): void => {
  const lines = text.split('\n', mostLines + 1).length;
  if (lines <= mostLines) return;
  throw new UserError(`${path}: more than ${mostLines} lines, expected one for each column of a file`, {
    code: 'bad-mapping',
    hint: 'have it written anew: trato mapping FILE --write NAME',
  });
};

const parseMapping = (name: string, text: string, path: string): SavedMapping => {
  refuseEndless(text, path);
  const reading = readYaml(text, mappingSchema);
  if ('problems' in reading) {
    const told = reading.problems.map(({ line, column, problem }) => `${path}:${line}:${column}: ${problem}`);
    throw new UserError(told.join('\n'), {
      code: 'bad-mapping',
      hint: 'correct the file, or have it written anew: trato mapping FILE --write NAME',
    });
  }
  const { kind, columns, encoding, delimiter, decimal, date_order, header_line, repair_encoding, balance_stated } =
    reading.value;
  return {
    name,
    kind,
    columns: [...columns].map(([source, fields]) => ({ source, meanings: meaningsOf(fields, kind) })),
    encoding,
    repairEncoding: repair_encoding,
    delimiter,
    decimal,
    dateOrder: date_order,
    headerLine: header_line,
    balanceStated: balance_stated,
  };
};

/** Why a mapping cannot have the name, if so. */
export const mappingNameProblem = (name: string): string | undefined =>
  /^[\p{L}\p{N}][\p{L}\p{N} _.-]*$/u.test(name) ? undefined : usableNames;

const usableNames = 'use letters, figures and hyphens, such as bank-a-portfolio';

const mappingPath = (folder: string, name: string): string => {
  const hint = mappingNameProblem(name);
  if (hint === undefined) return join(folder, `${name}.yaml`);
  throw new UserError(`"${name}" cannot be the name of a mapping`, { code: 'bad-mapping-name', hint });
};

const mappingNames = async (folder: string): Promise<string[]> => {
  const files = await readdir(folder).catch(() => [] as string[]);
  return files
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
};

const noMapping = async (folder: string, path: string): Promise<UserError> => {
  const names = await mappingNames(folder);
  return new UserError(`there is no mapping ${path}`, {
    code: 'no-such-mapping',
    hint: names.length > 0 ? `there are: ${names.join(', ')}` : 'make one: trato mapping FILE --write NAME',
  });
};
