import { once } from 'node:events';

/** Writes the chunks one after the other, waiting whenever the reader is slower. */
export const writeChunks = async (
  stream: NodeJS.WritableStream,
  chunks: Iterable<string> | AsyncIterable<string>,
): Promise<void> => {
  for await (const chunk of chunks) {
    if (!stream.write(chunk)) await once(stream, 'drain');
  }
};
