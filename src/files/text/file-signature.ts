interface Signature {
  readonly bytes: readonly number[];
  readonly what: string;
  readonly remedy: string;
}

const signatures: readonly Signature[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    what: 'a workbook or another zip archive inside an archive',
    remedy: 'unpack the outer one, and import what is in it',
  },
  { bytes: [0x50, 0x4b, 0x05, 0x06], what: 'an empty zip archive', remedy: 'ask for the file inside' },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    what: 'an old Excel workbook (xls), or one with a password',
    remedy: 'save it as an Excel workbook (xlsx) without a password, or export it as CSV',
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF', remedy: 'ask for the same as CSV' },
  {
    bytes: [0x1f, 0x8b],
    what: 'a gzip archive inside an archive',
    remedy: 'unpack the outer one, and import what is in it',
  },
  { bytes: [0x42, 0x5a, 0x68], what: 'a bzip2 archive', remedy: 'unpack it with bunzip2 first' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: 'a 7z archive', remedy: 'unpack it first' },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: 'a rar archive', remedy: 'unpack it first' },
];

/** What a file that is no text is by its first bytes, and what to do with it. */
export const signatureOf = (start: Uint8Array): Pick<Signature, 'what' | 'remedy'> | undefined =>
  signatures.find(({ bytes }) => bytes.every((byte, index) => start[index] === byte));
