import { missingFields } from '../../domain/mapping/mapping.ts';
import { emptyDraft, type MappingDraft } from '../../domain/mapping/mapping-draft.ts';
import { mappingWarnings } from '../../domain/mapping/mapping-warnings.ts';
import type { FileFormat } from '../../files/csv/file-format.ts';
import { type Choice, choose } from '../../terminal/ask.ts';
import type { Context } from '../../terminal/context.ts';
import { say } from '../../terminal/print.ts';
import { askColumn, askMissing } from '../format/column-question.ts';
import { askDialect } from '../format/dialect-question.ts';
import type { Answers } from '../format/found-format.ts';
import { askAndSave, type SavingOptions } from './mapping-saving.ts';
import { type PreviewTerms, rowsPreview } from './read-preview.ts';

/** A file whose reading is talked about. */
export interface TalkedOf {
  /** What it is called. */
  readonly name: string;
  readonly folder: string;
  readonly terms: PreviewTerms;
  readonly formatWith: (answers?: Answers) => Promise<FileFormat>;
  readonly options: SavingOptions;
  readonly context: Context;
}

/** How the file is read in the end, and where that was saved, if it was. */
export interface DialogueEnd {
  readonly format: FileFormat;
  readonly path: string | undefined;
}

type Step = 'missing' | 'dialect' | 'column' | 'preview' | 'save' | 'leave';

/** Corrects how a file is read, question by question, until it is saved or left; nothing is kept before it is saved. */
export const mappingDialogue = async (talk: TalkedOf, found: FileFormat): Promise<DialogueEnd> => {
  let draft = emptyDraft;
  let format = found;
  for (;;) {
    const step = await choose(talk.context, `${talk.name}: what next?`, stepsFor(format));
    if (step === undefined || step === 'leave') return { format, path: undefined };
    if (step === 'preview') say(talk.context, `\n${await rowsPreview(format, talk.terms)}\n\n`);
    if (step === 'save') {
      const path = await saved(talk, format, found);
      if (path !== undefined) return { format, path };
    }
    const next = await drafted(talk, step, format, draft);
    if (next === draft) continue;
    format = await talk.formatWith(next);
    draft = next;
    tellChange(talk.context, format);
  }
};

const stepsFor = (format: FileFormat): Choice<Step>[] => {
  const [lacking] = missingFields(format.mapping);
  const [open] = format.problems;
  return [
    ...(lacking
      ? [{ name: `say which column is ${lacking.join(' or ')}, which is missing`, value: 'missing' as const }]
      : []),
    ...(open
      ? [
          {
            name: `say how ${open.code.endsWith('amounts') ? 'amounts' : 'days'} are written`,
            value: 'dialect' as const,
          },
        ]
      : []),
    { name: 'change what a column is', value: 'column' },
    { name: 'preview ten rows as they would be read', value: 'preview' },
    { name: 'save it as a mapping', value: 'save' },
    { name: 'leave without saving', value: 'leave' },
  ];
};

const drafted = async (talk: TalkedOf, step: Step, format: FileFormat, draft: MappingDraft): Promise<MappingDraft> => {
  const { context, name } = talk;
  const [open] = format.problems;
  if (step === 'missing') return askMissing(context, format, draft);
  if (step === 'column') return askColumn(context, format, draft);
  const answer = step === 'dialect' && open ? await askDialect(open, name, context) : undefined;
  return answer ? { ...draft, ...answer } : draft;
};

const saved = async ({ folder, name, options, context }: TalkedOf, { mapping }: FileFormat, found: FileFormat) =>
  askAndSave(folder, found.mappingName ?? nameFor(name), mapping, options, context);

/** `Cartera Noviembre.csv` is `Cartera-Noviembre`. */
const nameFor = (file: string): string =>
  file
    .replace(/(?:\.\w{1,5})+$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '') || 'file';

const tellChange = (context: Context, { mapping, decimal, dateOrder }: FileFormat): void => {
  say(context, `\ndecimal ${decimal ?? 'undecided'}, days ${dateOrder ?? 'undecided'}\n`);
  for (const { source, field, extra } of mapping.columns) {
    say(context, `  ${source} is ${field ?? (extra === undefined ? 'left out' : `extra.${extra}`)}\n`);
  }
  for (const warning of mappingWarnings(mapping)) say(context, `  ${warning}\n`);
};
