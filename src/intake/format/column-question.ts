import type { Field } from '../../domain/mapping/field.ts';
import { fieldGroups } from '../../domain/mapping/field-groups.ts';
import { missingFields, missingFieldsError } from '../../domain/mapping/mapping.ts';
import { emptyDraft, type MappingDraft, withMeaning } from '../../domain/mapping/mapping-draft.ts';
import type { Meaning } from '../../domain/mapping/saved-mapping.ts';
import { visibleText } from '../../domain/page/visible-text.ts';
import type { FileFormat } from '../../files/csv/file-format.ts';
import { type Choice, type ChoiceGroup, choose, search, typed } from '../../terminal/ask.ts';
import type { Context } from '../../terminal/context.ts';
import type { Answers } from './found-format.ts';

/** Asks what to change of which column; the same draft when the question was left unanswered. */
export const askColumn = async (context: Context, format: FileFormat, draft: MappingDraft): Promise<MappingDraft> => {
  const source = await choose(context, 'Which column?', columnChoices(format));
  if (source === undefined) return draft;
  const meaning = await askMeaning(context, format, source);
  return meaning ? withMeaning(draft, format.mapping, source, meaning) : draft;
};

/** Asks which column is a field that the file cannot do without; the same draft when it was left unanswered. */
export const askMissing = async (context: Context, format: FileFormat, draft: MappingDraft): Promise<MappingDraft> => {
  const [group = []] = missingFields(format.mapping);
  const field = await whichOf(context, group);
  if (field === undefined) return draft;
  const source = await choose(context, `Which column is ${field}?`, [
    ...columnChoices(format),
    { name: 'none of them', value: undefined },
  ]);
  return source === undefined ? draft : withMeaning(draft, format.mapping, source, { field });
};

/** Asks for every field that the file cannot do without and lacks; one that no column is stops it. */
export const askAllMissing = async (
  context: Context,
  name: string,
  found: FileFormat,
  formatWith: (answers?: Answers) => Promise<FileFormat>,
): Promise<MappingDraft> => {
  let draft = emptyDraft;
  let format = found;
  for (let missing = missingFieldsError(format.mapping, name); missing; ) {
    const next = await askMissing(context, format, draft);
    if (next === draft) throw missing;
    draft = next;
    format = await formatWith(draft);
    missing = missingFieldsError(format.mapping, name);
  }
  return draft;
};

const whichOf = async (context: Context, group: readonly Field[]): Promise<Field | undefined> =>
  group.length < 2
    ? group[0]
    : choose(
        context,
        'One of these is needed. Which does the file have?',
        group.map((field) => ({ name: field, value: field })),
      );

/** A column with what it is now and some of its values. */
const columnChoices = ({ mapping, samples }: FileFormat): Choice<string>[] => {
  const sources = [...new Set(mapping.columns.map(({ source }) => source))];
  return sources.map((source) => {
    const columns = mapping.columns.filter((column) => column.source === source);
    const meanings = columns.map(({ field, extra }) => field ?? (extra === undefined ? 'left out' : `extra.${extra}`));
    const values = samples[columns[0]?.index ?? -1] ?? [];
    return { name: `${source} is ${meanings.join(' and ')}${suchAs(values)}`, value: source };
  });
};

const suchAs = (values: readonly string[]): string =>
  values.length === 0 ? '' : `, such as ${visibleText(values.join(' | ')).slice(0, 40)}`;

type Asked = Meaning | 'named extra';

const askMeaning = async (context: Context, { mapping }: FileFormat, source: string): Promise<Meaning | undefined> => {
  const fields = fieldGroups(mapping.kind).map(
    ({ heading, fields: group }): ChoiceGroup<Asked> => ({
      heading,
      choices: group.map((field) => ({ name: field, value: { field } })),
    }),
  );
  const others: ChoiceGroup<Asked> = {
    heading: 'no field',
    choices: [
      { name: 'an extra fact, kept with the account', value: 'named extra' },
      { name: 'left out, not kept at all', value: { leftOut: true } },
    ],
  };
  const asked = await search<Asked>(context, `What is "${source}"? (type to find)`, [...fields, others]);
  return asked === 'named extra'
    ? askExtra(context, mapping.columns.find((column) => column.source === source)?.extra)
    : asked;
};

const askExtra = async (context: Context, proposal: string | undefined): Promise<Meaning | undefined> => {
  const extra = await typed(context, 'Its name, used as extra.NAME', {
    proposal: proposal ?? 'fact',
    problemOf: (name) =>
      /^[a-z][a-z0-9_]*$/.test(name) ? undefined : 'write small letters, figures and _ only, such as branch',
  });
  return extra === undefined ? undefined : { extra };
};
