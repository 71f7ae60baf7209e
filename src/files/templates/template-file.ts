import { z } from 'zod';
import { channels } from '../../domain/channel.ts';
import { contentElementNames } from '../../domain/contact-rules/content-element.ts';
import { templateCategories } from '../../domain/message/template.ts';
import { tones } from '../../domain/message/tone.ts';
import { oneOf, readYaml, strictObject } from '../yaml/yaml-file.ts';

/** A template file taken apart. The texts are padded so that their lines and columns are those of the file. */
export interface TemplateFile {
  readonly head: TemplateHead;
  readonly body: string;
  readonly subject?: string;
}

/** Something wrong in a template, with its place. */
export interface TemplateProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly problem: string;
}

const headSchema = strictObject({
  channels: z.array(z.enum(channels)).min(1),
  tone: z.enum(tones),
  category: z.enum(templateCategories),
  subject: z.string().min(1).optional(),
  contains: z.array(oneOf('content', contentElementNames)).optional(),
}).refine(({ channels: given, subject }) => subject !== undefined || !given.includes('email'), {
  error: 'an e-mail needs a subject, expected for example subject: Información de su cuenta',
  path: ['channels'],
});
type TemplateHead = z.output<typeof headSchema>;

/** Reads a template's front matter and text; every problem of the front matter at once. */
export const readTemplateFile = (file: string, text: string): TemplateFile | readonly TemplateProblem[] => {
  const parts = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!parts) return [{ file, line: 1, column: 1, problem: noHead }];
  const [whole, yaml = ''] = parts;
  const reading = readYaml(yaml, headSchema);
  if ('problems' in reading) {
    return reading.problems.map(({ line, column, path, problem }) => {
      return { file, line: line + 1, column, problem: path ? `${path}: ${problem}` : problem };
    });
  }
  const { subject } = reading.value;
  return {
    head: reading.value,
    body: '\n'.repeat(linesIn(whole)) + text.slice(whole.length),
    ...(subject === undefined ? {} : { subject: paddingOfSubject(yaml) + subject }),
  };
};

const noHead =
  'the front matter is missing, expected the file to begin with a line --- and, for example, channels: [sms], tone: warm, category: utility, and a line ---';

const linesIn = (text: string): number => text.split('\n').length - 1;

const paddingOfSubject = (yaml: string): string => {
  const before = /^([\s\S]*?)^subject:[ \t]*['"]?/m.exec(yaml);
  if (!before) return '\n';
  const [matched, earlier = ''] = before;
  return '\n'.repeat(linesIn(earlier) + 1) + ' '.repeat(matched.length - earlier.length);
};
