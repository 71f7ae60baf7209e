/** What field 86 of a statement says of an entry; empty where it does not. */
export interface Information {
  /** A reference that is written as one. */
  readonly structured: string;
  readonly endToEnd: string;
  readonly remittance: string;
  readonly payer: string;
  /** Whether a payment came back. */
  readonly returned: boolean;
}

/**
 * Field 86 in the three ways banks write it: subfields `?20` to `?63` with SEPA keys such as `EREF+` (German Banking Industry
 * Committee, DFÜ agreement, annex 3; `~`, `^`, `<` and `@` in place of `?` are seen at Polish and Baltic banks), codes
 * between slashes such as `/EREF/` (Dutch and other banks' usage guides), or free text.
 */
export const parseInformation = (text: string): Information => {
  const lines = text.split('\n');
  const [, separator = ''] = /^\d{0,3}([?~^<@])\d{2}/.exec(text) ?? [];
  if (separator) return ofSubfields(lines.join(''), separator);
  const joined = lines.join('');
  return /(?:^|\s)\/(?:EREF|REMI|TRTP|ORDP|NAME|CNTP|MARF|CSID|RTRN|IBAN|BENM)\//.test(joined)
    ? ofCodes(joined)
    : { structured: '', endToEnd: '', remittance: spaced(lines.join(' ')), payer: '', returned: false };
};

const ofSubfields = (text: string, separator: string): Information => {
  const fields = new Map<number, string>();
  for (const part of text.split(separator).slice(1)) fields.set(Number(part.slice(0, 2)), part.slice(2));
  const between = (from: number, to: number): string[] =>
    [...fields].filter(([number]) => number >= from && number <= to).map(([, value]) => value);
  const purpose = [...between(20, 29), ...between(60, 63)];
  const keyed = keyedParts(purpose.join(''));
  return {
    structured: '',
    endToEnd: keyed.get('EREF') ?? '',
    remittance: keyed.size > 0 ? spaced(keyed.get('SVWZ') ?? '') : spaced(purpose.join(' ')),
    payer: spaced(between(32, 33).join('')),
    returned: keyed.get('SVWZ')?.startsWith('RETURN') ?? false,
  };
};

const keys = 'EREF KREF MREF CRED DEBT COAM OAMT SVWZ ABWA ABWE IBAN BIC';
const keyPattern = new RegExp(`(?:^|(?<=.))(${keys.replaceAll(' ', '|')})\\+`, 'g');

/** `EREF+…SVWZ+…` by key. */
const keyedParts = (text: string): ReadonlyMap<string, string> => {
  const found = [...text.matchAll(keyPattern)];
  return new Map(
    found.map((match, index) => [
      match[1] ?? '',
      text.slice(match.index + match[0].length, found[index + 1]?.index).trim(),
    ]),
  );
};

const codePattern =
  /\/(TRTP|IBAN|BIC|NAME|REMI|EREF|ORDP|BENM|CSID|MARF|KREF|ISDT|PREF|RTRN|PURP|UDTR|ULTD|UCRD|ULTC|CNTP|ADDR|SVCL|ID)\//g;

const ofCodes = (text: string): Information => {
  const found = [...text.matchAll(codePattern)];
  const codes = new Map(
    found.map((match, index) => [
      match[1] ?? '',
      text.slice(match.index + match[0].length, found[index + 1]?.index).replace(/\/+$/, ''),
    ]),
  );
  const remittance = codes.get('REMI') ?? '';
  const [, structured = ''] = /^STRD\/CUR\/(.*)$/.exec(remittance) ?? [];
  return {
    structured: spaced(structured),
    endToEnd: spaced(codes.get('EREF') ?? ''),
    remittance: structured ? '' : spaced(remittance.replace(/^USTD\/\//, '')),
    payer: spaced(codes.get('NAME') ?? codes.get('CNTP')?.split('/')[2] ?? ''),
    returned: codes.has('RTRN'),
  };
};

const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();
