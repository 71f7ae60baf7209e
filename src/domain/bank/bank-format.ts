/** The bank files that are read. */
export const bankFormats = ['camt.053', 'camt.054', 'mt940', 'cnab240', 'cnab400'] as const;
export type BankFormat = (typeof bankFormats)[number];

/** A file that a bank makes or takes and that holds no payments received, with what it is and what to fetch instead. */
export interface OtherBankFile {
  readonly what: string;
  readonly remedy: string;
}

/** What a text is by how it begins, never by its name; undefined where it is no bank file. */
export const bankFormatOf = (start: string): BankFormat | OtherBankFile | undefined => {
  const text = start.replace(/^\uFEFF/, '').trimStart();
  if (text.startsWith('<')) return xmlFormatOf(text);
  return cnabFormatOf(start.replace(/^\uFEFF/, '')) ?? swiftFormatOf(text);
};

const xmlFormatOf = (text: string): BankFormat | OtherBankFile | undefined => {
  const [, message] = /<(?:[\w.-]+:)?(BkToCstmrStmt|BkToCstmrDbtCdtNtfctn|BkToCstmrAcctRpt)[\s/>]/.exec(text) ?? [];
  if (message === 'BkToCstmrStmt') return 'camt.053';
  if (message === 'BkToCstmrDbtCdtNtfctn') return 'camt.054';
  if (message === 'BkToCstmrAcctRpt') {
    return { what: 'a camt.052 report, whose entries may still change', remedy: fetchStatement };
  }
  if (!/^<(?:\?xml|!DOCTYPE|!--|(?:[\w.-]+:)?Document)[\s>[]/i.test(text)) return undefined;
  return { what: 'XML, and no bank statement (camt.053) or notification (camt.054)', remedy: fetchStatement };
};

const fetchStatement = 'fetch the camt.053 statement or the camt.054 notification from the bank';

/** Both begin with a header record that says what the file is; its length is checked when it is read. */
const cnabFormatOf = (text: string): BankFormat | OtherBankFile | undefined => {
  const [line = ''] = text.split(/\r\n|[\r\n]/, 1);
  const [, direction] = /^0([12])(?:RETORNO|REMESSA)/.exec(line) ?? [];
  if (direction === '2') return 'cnab400';
  if (direction === '1') return remittance;
  if (!/^\d{3}00000/.test(line) || line.length < 230 || line.length > 250) return undefined;
  return line[142] === '1' ? remittance : 'cnab240';
};

const remittance: OtherBankFile = {
  what: 'a CNAB remittance (arquivo remessa), which goes to the bank',
  remedy: 'fetch the return file (arquivo retorno) from the bank',
};

const swiftFormatOf = (text: string): BankFormat | OtherBankFile | undefined => {
  if (!/^(?:\{1:[\s\S]{0,400}?)?:20:/.test(text) || !/[\r\n]:25P?:/.test(text)) return undefined;
  if (/[\r\n]:60[FM]:/.test(text)) return 'mt940';
  return /[\r\n]:(?:34F|90[CD]):/.test(text)
    ? {
        what: 'an MT942 report, whose entries may still change',
        remedy: 'fetch the MT940 statement from the bank',
      }
    : undefined;
};
