export const encodings = ['utf-8', 'windows-1252', 'iso-8859-1', 'utf-16le', 'utf-16be'] as const;
/** How the letters of a text file are written as bytes. */
export type Encoding = (typeof encodings)[number];

const otherNames: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  utf16: 'utf-16le',
  cp1252: 'windows-1252',
  windows1252: 'windows-1252',
  ansi: 'windows-1252',
  latin1: 'iso-8859-1',
  iso88591: 'iso-8859-1',
};

/** Reads an encoding's name in any usual spelling: `UTF8`, `latin-1`, `CP1252`. */
export const parseEncoding = (text: string): Encoding | undefined => {
  const key = text.toLowerCase();
  return encodings.find((encoding) => encoding === key) ?? otherNames[key.replace(/[^a-z0-9]/g, '')];
};
