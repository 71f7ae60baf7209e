import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { workbookFile } from './workbook-file.ts';
import { accountHeadings, anyAccounts, anyDialect, writtenTable } from './written-table.ts';

/** Gives whole numbers from 0 up to, but not including, the bound; the same seed gives the same ones. */
export type Chance = (bound: number) => number;

/** A source of chance with a seed (the mulberry32 generator). */
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
};

const oneOf = <T>(chance: Chance, values: readonly T[]): T => values[chance(values.length)] as T;

/** Files as they should be, of every kind there is, to be spoilt. */
export const soundFiles = (seed: number): readonly Buffer[] => {
  const accounts = fc.sample(anyAccounts(), { seed, numRuns: 24 });
  const written = fc
    .sample(anyDialect, { seed, numRuns: 24 })
    .map((dialect, at) => writtenTable(accounts[at] ?? [], dialect));
  const [first = Buffer.alloc(0)] = written;
  return [...written, ...otherKinds.map((text) => Buffer.from(text)), gzipSync(first), workbook];
};

const otherKinds = [
  'cuenta,fecha de pago,monto,referencia\nA-1,2026-10-20,50.00,R1\nA-2,20/10/2026,"1,250.50",R2\n',
  'cuenta;fecha pago;importe;tipo\nA-1;20-oct-26;10,00;pago\nA-1;21-oct-26;-10,00;reversa\n',
  'customer_id,full_name,email,phone,consent_sms,consent_on\nC-1,Ana,ana@example.com,5555550001,si,2026-10-01\n',
  'customer_id,request,day,until,details\nC-1,stop-contact,2026-11-19,,\nC-2,pausa,2026-11-18,2026-12-31,enferma\nA-1,disputa,18/11/2026,,x\n',
  'cliente;fecha;hora;canal;resultado;direccion\nC-1;2026-11-18;10:30;llamada;contacto;saliente\nC-2;17/11/2026;9:05;sms;enviado;saliente\n',
  'customer_id,channel,day,outcome,address\nC-1,email,2026-11-19,bounced,ana@example.com\nC-2,sms,2026-11-19,STOP,\n',
  'account_id,customer_id,full_name,balance,due_date,phone,opened_on,principal,interest,fees,payday,extra\nA-1,C-1,Ana,100.50,2026-10-20,5555550001,2025-01-01,90.00,10.00,0.50,15,x\n',
  'cuenta\tnombre\tsaldo\tdias mora\nA-1\tAna\t1.234\t45\nTotal\t\t1.234\t\nRegistros: 1\nFuente: sistema\n',
  ':20:REF\n:25:0123/456\n:28C:1/1\n:60F:C261119MXN0,00\n:61:2611201120C50,00NTRFA-1\n:86:Pago\n:62F:C261120MXN50,00\n-\n',
  '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>1</Id><Ntry><Amt Ccy="MXN">50.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt></Ntry></Stmt></BkToCstmrStmt></Document>',
];

const workbook = workbookFile({
  sheets: [
    {
      name: 'Cartera',
      rows: [[...accountHeadings], ['A-1', 'C-1', 'Ana', 100.5, 46_346], ['A-2', 'C-2', 'Luz', 20, 46_347]],
    },
  ],
});

const pieces = [
  ',',
  ';',
  '\t',
  '|',
  '"',
  '""',
  "'",
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  '\0',
  '\ufeff',
  '\u2028',
  '\u00a0',
  '\\"',
  '=',
  '-',
  '1e5',
  '1.234',
  '99999999999999999999',
  '31/02/2026',
  '03/04/2026',
  '46346',
  '261120',
  'TOTAL',
  'Total,,5,',
  'Registros: 3',
  'nombre',
  'cuenta,saldo',
  '__proto__',
  'constructor',
  'NaN',
  '{{x}}',
  'ñ',
  'Ã±',
  '\ud83d',
  'x'.repeat(1200),
  '\n'.repeat(50),
  ','.repeat(300),
  '<!DOCTYPE a [<!ENTITY b "c">]>',
].map((text) => Buffer.from(text));

const spoil: readonly ((bytes: Buffer, chance: Chance, all: readonly Buffer[]) => Buffer)[] = [
  (bytes, chance) => {
    const copy = Buffer.from(bytes);
    for (let left = 1 + chance(6); left > 0 && copy.length > 0; left -= 1) copy[chance(copy.length)] = chance(256);
    return copy;
  },
  (bytes, chance) => bytes.subarray(0, chance(bytes.length + 1)),
  (bytes, chance) => bytes.subarray(chance(bytes.length + 1)),
  (bytes, chance) => {
    const [at, end] = [chance(bytes.length + 1), chance(bytes.length + 1)].sort((one, other) => one - other) as [
      number,
      number,
    ];
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
  },
  (bytes, chance) => {
    const at = chance(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), oneOf(chance, pieces), bytes.subarray(at)]);
  },
  (bytes, chance) => {
    const at = chance(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(chance(bytes.length + 1))]);
  },
  (bytes, chance, all) => {
    const other = oneOf(chance, all);
    return Buffer.concat([bytes.subarray(0, chance(bytes.length + 1)), other.subarray(chance(other.length + 1))]);
  },
  (bytes, chance) => {
    const lines = bytes.toString('latin1').split('\n');
    const one = chance(lines.length);
    const other = chance(lines.length);
    [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
    return Buffer.from(lines.join('\n'), 'latin1');
  },
];

const anyBytes = (chance: Chance): Buffer => Buffer.from(Array.from({ length: chance(200) }, () => chance(256)));

/** A file that was sound and was spoilt up to three times; now and then bytes that never were a file. */
export const spoiltFile = (chance: Chance, sound: readonly Buffer[]): Buffer => {
  if (chance(20) === 0) return anyBytes(chance);
  let bytes = oneOf(chance, sound);
  for (let times = 1 + chance(3); times > 0; times -= 1) bytes = oneOf(chance, spoil)(bytes, chance, sound);
  return bytes;
};
