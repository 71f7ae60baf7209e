import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { xmlLimits } from '../xml/xml-limits.ts';
import type { ZipArchive } from '../zip/zip-archive.ts';

/** What is told of a part's elements; names are without their prefix. */
export interface XmlEvents {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
  /** After each piece of the part; the next is read when this is done. */
  pause?(): Promise<void> | undefined;
}

/** Reads one XML part of an archive as a stream; false when there is none. What is no proper XML is an error. */
export const readXmlPart = async (archive: ZipArchive, name: string, events: XmlEvents): Promise<boolean> => {
  const stream = await archive.open(name);
  if (!stream) return false;
  const parser = new SaxesParser({ xmlns: false, position: false });
  const limits = xmlLimits(parser);
  parser.on('opentag', (tag) => {
    if (!limits.opened()) throw new Error('elements deeper than any workbook has');
    events.open?.(local(tag.name), tag.attributes);
  });
  parser.on('text', (text) => events.text?.(text));
  parser.on('cdata', (text) => events.text?.(text));
  parser.on('closetag', (tag) => {
    limits.closed();
    events.close?.(local(tag.name));
  });
  const decoder = new StringDecoder('utf8');
  for await (const chunk of stream) {
    parser.write(decoder.write(chunk as Buffer));
    if (limits.isLong()) throw new Error('a text longer than any cell');
    await events.pause?.();
  }
  parser.write(decoder.end()).close();
  return true;
};

const local = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/** An attribute under its name without a prefix: `r:id` is `id`. */
export const attributeOf = (attributes: Readonly<Record<string, string>>, name: string): string | undefined =>
  attributes[name] ?? Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];
