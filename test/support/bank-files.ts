import type { BankEntry } from '../../src/domain/bank/bank-entry.ts';

/** An entry as a test has a bank write it. */
export interface WrittenEntry
  extends Pick<BankEntry, 'kind' | 'paidOn' | 'reference' | 'nationalId' | 'payer' | 'description'> {
  /** Cents. */
  readonly amount: number;
  readonly bankReference: string;
}

const decimal = (cents: number, mark: string): string =>
  `${Math.floor(Math.abs(cents) / 100)}${mark}${String(Math.abs(cents) % 100).padStart(2, '0')}`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll(']]>', ']]&gt;');

const signed = ({ kind, amount }: WrittenEntry): number => (kind === 'reversal' ? -amount : amount);

const sum = (entries: readonly WrittenEntry[]): number => entries.reduce((total, entry) => total + signed(entry), 0);

export interface CamtStyle {
  readonly prefix: string;
  readonly version: string;
  /** From 001.04 and 001.08 on, a code below the status and a party below the debtor. */
  readonly late: boolean;
  readonly message: 'BkToCstmrStmt' | 'BkToCstmrDbtCdtNtfctn';
}

/** Entries as one camt statement or notification, in euros. */
export const camtFile = (entries: readonly WrittenEntry[], { prefix, version, late, message }: CamtStyle): string => {
  const p = prefix === '' ? '' : `${prefix}:`;
  const kind = message === 'BkToCstmrStmt' ? '053' : '054';
  const balance = (type: string, cents: number): string =>
    `<${p}Bal><${p}Tp><${p}CdOrPrtry><${p}Cd>${type}</${p}Cd></${p}CdOrPrtry></${p}Tp><${p}Amt Ccy="EUR">${decimal(cents, '.')}</${p}Amt><${p}CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</${p}CdtDbtInd></${p}Bal>`;
  const ntry = (entry: WrittenEntry): string => {
    const status = late ? `<${p}Cd>BOOK</${p}Cd>` : 'BOOK';
    const party = `<${p}Nm>${escaped(entry.payer)}</${p}Nm><${p}Id><${p}PrvtId><${p}Othr><${p}Id>${escaped(entry.nationalId)}</${p}Id></${p}Othr></${p}PrvtId></${p}Id>`;
    const isReversal = entry.kind === 'reversal';
    return `<${p}Ntry><${p}Amt Ccy="EUR">${decimal(entry.amount, '.')}</${p}Amt><${p}CdtDbtInd>${isReversal ? 'DBIT' : 'CRDT'}</${p}CdtDbtInd>${isReversal ? `<${p}RvslInd>true</${p}RvslInd>` : ''}<${p}Sts>${status}</${p}Sts>
<${p}BookgDt><${p}Dt>${entry.paidOn}</${p}Dt></${p}BookgDt><${p}AcctSvcrRef>${escaped(entry.bankReference)}</${p}AcctSvcrRef><${p}NtryDtls><${p}TxDtls><${p}Refs><${p}EndToEndId>NOTPROVIDED</${p}EndToEndId></${p}Refs><${p}RltdPties><${p}Dbtr>${late ? `<${p}Pty>${party}</${p}Pty>` : party}</${p}Dbtr></${p}RltdPties><${p}RmtInf><${p}Ustrd>${escaped(entry.description)}</${p}Ustrd><${p}Strd><${p}CdtrRefInf><${p}Ref>${escaped(entry.reference)}</${p}Ref></${p}CdtrRefInf></${p}Strd></${p}RmtInf></${p}TxDtls></${p}NtryDtls></${p}Ntry>`;
  };
  const root = message === 'BkToCstmrStmt' ? 'Stmt' : 'Ntfctn';
  return `<?xml version="1.0" encoding="UTF-8"?>
<${p}Document xmlns${prefix === '' ? '' : `:${prefix}`}="urn:iso:std:iso:20022:tech:xsd:camt.${kind}.${version}"><${p}${message}>
<${p}GrpHdr><${p}MsgId>M1</${p}MsgId></${p}GrpHdr><${p}${root}><${p}Id>S1</${p}Id><${p}Acct><${p}Id><${p}IBAN>ES9121000418450200051332</${p}IBAN></${p}Id></${p}Acct>
${message === 'BkToCstmrStmt' ? balance('OPBD', 1000) + balance('CLBD', 1000 + sum(entries)) : ''}
${entries.map(ntry).join('\n')}
</${p}${root}></${p}${message}></${p}Document>`;
};

const short = (day: string): string => day.slice(2).replaceAll('-', '');

/** Entries as one MT940 with German subfields, in euros. */
export const mt940File = (entries: readonly WrittenEntry[], lineEnd = '\r\n'): string => {
  const balance = (cents: number): string => `${cents < 0 ? 'D' : 'C'}261101EUR${decimal(cents, ',')}`;
  const lines = entries.flatMap((entry) => [
    `:61:${short(entry.paidOn)}${short(entry.paidOn).slice(2)}${entry.kind === 'reversal' ? 'RC' : 'C'}R${decimal(entry.amount, ',')}NTRFNONREF//${entry.bankReference}`,
    `:86:166?00GUTSCHRIFT?20EREF+${entry.reference}?21SVWZ+${entry.description}?32${entry.payer}`,
  ]);
  return [
    ':20:STARTUMSE',
    ':25:10020030/1234567',
    ':28C:00001/001',
    `:60F:${balance(1000)}`,
    ...lines,
    `:62F:${balance(1000 + sum(entries))}`,
    '-',
    '',
  ].join(lineEnd);
};

type Put = readonly [from: number, text: string];

/** A record of this width with texts from these columns on, counted from 1. */
export const record = (width: number, ...puts: readonly Put[]): string => {
  let line = ' '.repeat(width);
  for (const [from, text] of puts) line = line.slice(0, from - 1) + text + line.slice(from - 1 + text.length);
  if (line.length !== width) throw new Error(`a record of ${line.length} characters`);
  return line;
};

const zeros = (value: number, length: number): string => String(value).padStart(length, '0');

const dayMonthYear = (day: string): string => `${day.slice(8, 10)}${day.slice(5, 7)}${day.slice(0, 4)}`;

/** Payments as a CNAB return file of 240 columns in FEBRABAN's standard layout. */
export const cnab240File = (entries: readonly WrittenEntry[], bank = '001'): string => {
  const details = entries.flatMap((entry, index) => [
    record(
      240,
      [1, `${bank}00013${zeros(index * 2 + 1, 5)}T`],
      [16, '06'],
      [38, entry.bankReference],
      [59, entry.reference],
      [82, zeros(entry.amount, 15)],
      [131, '09'],
      [133, entry.nationalId.length === 11 ? '1' : '2'],
      [134, entry.nationalId.padStart(15, '0')],
      [149, entry.payer],
      [199, zeros(0, 15)],
    ),
    record(
      240,
      [1, `${bank}00013${zeros(index * 2 + 2, 5)}U`],
      [16, '06'],
      [18, zeros(0, 60)],
      [78, zeros(entry.amount, 15)],
      [138, dayMonthYear(entry.paidOn)],
    ),
  ]);
  const lines = [
    record(
      240,
      [1, `${bank}00000`],
      [18, '211222333000181'],
      [33, 'CONVENIO'],
      [143, '220112026101112'],
      [158, '000042'],
    ),
    record(240, [1, `${bank}00011T0100040`]),
    ...details,
    record(240, [1, `${bank}00015`], [18, zeros(details.length + 2, 6)]),
    record(240, [1, `${bank}99999`], [18, '000001'], [24, zeros(details.length + 4, 6)]),
  ];
  return `${lines.join('\r\n')}\r\n`;
};

const headings400: Readonly<
  Record<string, { readonly name: string; readonly detail: string; readonly ourNumber: number; readonly paid: number }>
> = {
  '341': { name: 'BANCO ITAU SA', detail: '1', ourNumber: 86, paid: 254 },
  '237': { name: 'BRADESCO', detail: '1', ourNumber: 71, paid: 254 },
  '033': { name: 'SANTANDER', detail: '1', ourNumber: 63, paid: 254 },
  '001': { name: 'BANCODOBRASIL', detail: '7', ourNumber: 64, paid: 254 },
};

/** Payments as a CNAB return file of 400 columns, as one of the known banks writes it. */
export const cnab400File = (entries: readonly WrittenEntry[], bank: string): string => {
  const { name = '', detail = '1', ourNumber = 63, paid = 254 } = headings400[bank] ?? {};
  const details = entries.map((entry, index) =>
    record(
      400,
      [1, detail],
      [ourNumber, entry.bankReference.slice(0, 8)],
      [109, '06'],
      [111, `${dayMonthYear(entry.paidOn).slice(0, 4)}${entry.paidOn.slice(2, 4)}`],
      [117, entry.reference],
      [153, zeros(entry.amount, 13)],
      [paid, zeros(entry.amount, 13)],
      [395, zeros(index + 2, 6)],
    ),
  );
  const lines = [
    record(400, [1, '02RETORNO01COBRANCA'], [27, '12345'], [77, bank], [80, name], [95, '201126'], [395, '000001']),
    ...details,
    record(
      400,
      [1, `9201${bank}`],
      [213, bank === '341' ? zeros(details.length, 8) : ''],
      [395, zeros(details.length + 2, 6)],
    ),
  ];
  return `${lines.join('\r\n')}\r\n\u001A`;
};
