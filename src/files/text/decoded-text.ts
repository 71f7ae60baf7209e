import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { Encoding } from '../../domain/written/encoding.ts';

interface Decoder {
  write(chunk: Buffer): string;
  end(): string | undefined;
}

/** The file's text in pieces, without its byte order mark, also one that was encoded again; a character is never cut in two. `told` of the bytes of each. */
export async function* decodedText(
  path: string,
  encoding: Encoding,
  told: (bytes: number) => void = () => undefined,
): AsyncGenerator<string> {
  const decoder = await decoderOf(encoding);
  let first = true;
  for await (const chunk of createReadStream(path, { highWaterMark: pieceBytes })) {
    told(chunk.length);
    const piece = decoder.write(chunk);
    if (piece === '') continue;
    yield first ? piece.replace(/^\uFEFF*(?:ï»¿)*\uFEFF*/u, '') : piece;
    first = false;
  }
  const last = decoder.end();
  if (last) yield last;
}

const pieceBytes = 1 << 16;

/** What Node decodes itself; the others need a table. */
const native: Readonly<Partial<Record<Encoding, BufferEncoding>>> = {
  'utf-8': 'utf8',
  'iso-8859-1': 'latin1',
  'utf-16le': 'utf16le',
};

const decoderOf = async (encoding: Encoding): Promise<Decoder> => {
  const own = native[encoding];
  if (own) return new StringDecoder(own);
  const { default: iconv } = await import('iconv-lite');
  return iconv.getDecoder(encoding, { stripBOM: false });
};
