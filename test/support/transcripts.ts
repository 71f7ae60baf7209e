/** A command line in a document, with the output that the document shows under it. */
export interface Transcript {
  /** The line on which the command stands, from 1. */
  readonly line: number;
  readonly command: string;
  readonly output: string;
}

const fence = /^```console\n([\s\S]*?)^```$/gm;

/** The transcripts of a Markdown text: in its `console` blocks, each line that begins with `$ ` and what follows it. */
export const transcriptsIn = (markdown: string): Transcript[] =>
  [...markdown.matchAll(fence)].flatMap((block) => {
    const first = markdown.slice(0, block.index).split('\n').length + 1;
    return inBlock(block[1] ?? '', first);
  });

const inBlock = (block: string, firstLine: number): Transcript[] => {
  const transcripts: Transcript[] = [];
  for (const [index, text] of block.replace(/\n$/, '').split('\n').entries()) {
    const last = transcripts.at(-1);
    if (text.startsWith('$ ')) transcripts.push({ line: firstLine + index, command: text.slice(2), output: '' });
    else if (last) transcripts[transcripts.length - 1] = { ...last, output: `${last.output}${text}\n` };
  }
  return transcripts;
};

/** The document with other outputs under its commands, in the order of the transcripts. */
export const withOutputs = (markdown: string, outputs: readonly string[]): string => {
  let next = 0;
  return markdown.replace(fence, (_, block: string) => {
    const parts = inBlock(block, 0).map(({ command }) => `$ ${command}\n${outputs[next++] ?? ''}`);
    return `\`\`\`console\n${parts.join('')}\`\`\``;
  });
};

/** Splits a command line into words, as a shell does with plain quotes. */
export const wordsOf = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? '');
