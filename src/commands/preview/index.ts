import { join, relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { sampleSize } from '../../asked/sample-size.ts';
import { channels } from '../../domain/channel.ts';
import { counted } from '../../domain/counted.ts';
import { exitCodes, UserError } from '../../domain/errors.ts';
import { type Tongue, tongueOf } from '../../domain/page/page-language.ts';
import type { BatchPreview } from '../../domain/preview/batch-preview.ts';
import type { PreviewedMessage } from '../../domain/preview/previewed-message.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import type { Summary } from '../../terminal/print.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { type PreviewQuestion, previewBatch, type ShownBatch } from './shown-batch.ts';

const help = `
Names, addresses and account numbers are masked, and in the words the customer's name; --unmask shows them.
The customer's id is shown as it is in text and JSON, where it is the key for "trato explain", and masked on the page.
A sample is the same each time: half of it may be the extremes (longest text, largest amount, most accounts, longest
name), the rest is drawn by lot.

Examples:
  trato preview
  trato preview 12 --segment early --sample 50
  trato preview --format html --sample all
  trato preview --customer C-1001 --unmask`;

interface Flags extends PreviewQuestion {
  readonly format: 'text' | 'html';
  readonly output?: string;
}

/** `trato preview`: the messages of a batch, in words or as a page. */
export const previewCommand = (context: Context): Command =>
  new Command('preview')
    .description('show the messages of a batch before anybody approves it')
    .argument('[batch]', 'its number (else the latest that was not discarded)')
    .option('--segment <segment>', 'only messages of this segment')
    .addOption(new Option('--channel <channel>', 'only messages on this channel').choices(channels))
    .option('--customer <id>', 'only the message to this customer')
    .option('--sample <n>', 'how many messages, or all', sampleSize, 20)
    .addOption(new Option('--format <format>', 'words or a page').choices(['text', 'html']).default('text'))
    .option('--output <file>', 'where to write it; - is standard output (a page goes to outbox/batch-N/preview.html)')
    .option('--unmask', 'show names, addresses and account numbers')
    .addHelpText('after', help)
    .action(async (batch: string | undefined, flags: Flags, command: Command) => {
      const options: GlobalOptions = command.optsWithGlobals();
      if (options.json && flags.output === '-') throw twoDocuments();
      await withWorkspace(context, options, { create: false }, (workspace) => show(workspace, batch, flags));
    });

const twoDocuments = (): UserError =>
  new UserError('--json and --output - would both write to standard output.', {
    code: 'two-documents',
    hint: 'Leave out one of them, or name a file with --output FILE.',
    exit: exitCodes.usage,
  });

const show = async (workspace: Workspace, batch: string | undefined, flags: Flags): Promise<void> => {
  const { context, options, settings } = workspace;
  const shown = await previewBatch(workspace, batch, flags);
  const tongue = tongueOf(options.lang, settings.locale);
  const file = fileOf(workspace, shown.preview.batch, flags);
  if (file !== undefined) {
    const { writeWhole } = await import('../../files/paths/atomic-file.ts');
    await writeWhole(file, chunksOf(workspace, shown, flags, tongue));
  }
  const { report } = await import('../../terminal/print.ts');
  const summary = {
    ...summaryOf(workspace, shown),
    ...(file === undefined ? {} : { file }),
    messages: options.json ? await everything(shown.messages()) : [],
  };
  report(context, options, summary, () => wroteWords(workspace, shown.preview, file));
  if (file !== undefined || options.json || (options.quiet && flags.output !== '-')) return;
  const { writeChunks } = await import('../../terminal/chunks.ts');
  await writeChunks(context.stdout, chunksOf(workspace, shown, flags, tongue));
};

const fileOf = ({ folder, context }: Workspace, batch: number, { format, output }: Flags): string | undefined => {
  if (output === '-') return undefined;
  if (output !== undefined) return resolve(context.cwd, output);
  return format === 'html' ? join(folder, 'outbox', `batch-${batch}`, 'preview.html') : undefined;
};

const summaryOf = ({ asOf }: Workspace, { preview, warnings }: ShownBatch): Summary & BatchPreview => ({
  command: 'preview',
  asOf,
  warnings,
  ...preview,
});

const wroteWords = ({ context }: Workspace, { shown, of }: BatchPreview, file: string | undefined): string => {
  if (file === undefined) return '';
  const path = relative(context.cwd, file);
  return `${shown} of ${counted(of, 'message')} ${shown === 1 ? 'is' : 'are'} in ${path.startsWith('..') ? file : path}`;
};

const everything = async (pages: AsyncIterable<readonly PreviewedMessage[]>): Promise<PreviewedMessage[]> => {
  const all: PreviewedMessage[] = [];
  for await (const page of pages) all.push(...page);
  return all;
};

async function* chunksOf(
  workspace: Workspace,
  shown: ShownBatch,
  flags: Flags,
  tongue: Tongue,
): AsyncGenerator<string> {
  yield* flags.format === 'html' ? pageChunks(workspace, shown, tongue) : textChunks(shown, tongue);
}

async function* textChunks({ preview, messages }: ShownBatch, tongue: Tongue): AsyncGenerator<string> {
  const { previewBlock, previewEnd, previewHead } = await import('../../domain/preview/preview-text.ts');
  yield previewHead(preview, tongue);
  for await (const page of messages()) yield page.map((message) => previewBlock(message, tongue)).join('');
  yield previewEnd(preview, tongue);
}

async function* pageChunks(
  { settings }: Workspace,
  { preview, messages }: ShownBatch,
  tongue: Tongue,
): AsyncGenerator<string> {
  const { pageParts } = await import('../../files/html-page.ts');
  const { previewPageHead, previewPageMessage } = await import('../../domain/preview/preview-page.ts');
  const part = await pageParts();
  const head = previewPageHead(preview, tongue);
  yield await part('preview', head);
  let number = 0;
  for await (const page of messages()) {
    for (const message of page) {
      number += 1;
      const place = { number, creditor: settings.creditor.name, masked: preview.masked };
      yield await part('preview-message', previewPageMessage(message, place, tongue));
    }
  }
  yield await part('preview-end', head);
}
