import type { Minor } from '../money.ts';
import { type Occurrences, paidAsStated, paidBehindPosted, type TitleFigures } from './cnab-title.ts';
import type { Columns } from './fixed-width.ts';

/** Where segment T of one bank's return file of 240 columns has what is read of it, and what its codes mean. */
export interface Cnab240Layout {
  readonly ourNumber: Columns;
  readonly documentNumber: Columns;
  readonly nominal: Columns;
  readonly companyUse: Columns;
  readonly currency: Columns;
  readonly nationalIdKind: Columns;
  readonly nationalId: Columns;
  readonly payer: Columns;
  readonly fee: Columns;
  readonly occurrences: Occurrences;
  readonly paidOf: (figures: TitleFigures) => Minor | undefined;
}

/** FEBRABAN, "Layout Padrão 240 posições", version 09.0: segments T and U, codes C044, "valor pago pelo sacado". */
const febraban: Cnab240Layout = {
  ourNumber: [38, 57],
  documentNumber: [59, 73],
  nominal: [82, 96],
  companyUse: [106, 130],
  currency: [131, 132],
  nationalIdKind: [133, 133],
  nationalId: [134, 148],
  payer: [149, 188],
  fee: [199, 213],
  occurrences: { settled: new Set(['06', '17']), undone: new Set() },
  paidOf: paidAsStated,
};

/** Santander, "Layout Cobrança CNAB 240 Multibanco", V01.07, 2009: the account is shorter, the rest moves to the left. */
const santander: Cnab240Layout = {
  ...febraban,
  ourNumber: [41, 53],
  documentNumber: [55, 69],
  nominal: [78, 92],
  companyUse: [101, 125],
  currency: [126, 127],
  nationalIdKind: [128, 128],
  nationalId: [129, 143],
  payer: [144, 183],
  fee: [194, 208],
};

/** Itaú, "Cobrança CNAB 240", note 22; both amounts of segment U are what was "posted to the account", as in its 400 columns. */
const itau: Cnab240Layout = {
  ...febraban,
  ourNumber: [41, 49],
  documentNumber: [59, 68],
  occurrences: { settled: new Set(['06', '08']), undone: new Set() },
  paidOf: paidBehindPosted,
};

/** Caixa, "Cobrança 240 posições": 46 is a settlement on line and 47 takes one back; that its amount stands in the same place is assumed. */
const caixa: Cnab240Layout = {
  ...febraban,
  ourNumber: [39, 56],
  documentNumber: [59, 69],
  occurrences: { settled: new Set(['06', '17', '46']), undone: new Set(['47']) },
};

/**
 * The standard layout is taken of Banco do Brasil and Bradesco by their own manuals, and of Banrisul, Ailos, Cresol, BTG and
 * Sicredi by open programs that read their files so (fairly sure). Sicoob has its own use of code 50 and is not read.
 */
const layouts: Readonly<Record<string, Cnab240Layout>> = {
  '001': febraban,
  '237': febraban,
  '041': febraban,
  '085': febraban,
  '133': febraban,
  '208': febraban,
  '748': febraban,
  '033': santander,
  '353': santander,
  '008': santander,
  '341': itau,
  '104': caixa,
};

/** The layout of a bank's return file, where it is known. */
export const cnab240LayoutOf = (bank: string): Cnab240Layout | undefined => layouts[bank];

/** The banks whose return files of 240 columns are read. */
export const cnab240Banks = Object.keys(layouts).sort();

/** The same place in the records of every bank. */
export const cnab240Columns = {
  bank: [1, 3],
  lot: [4, 7],
  company: [18, 32],
  agreement: [33, 52],
  madeOn: [144, 151],
  fileSequence: [158, 163],
  service: [10, 11],
  recordInLot: [9, 13],
  occurrence: [16, 17],
  interest: [18, 32],
  discount: [33, 47],
  rebate: [48, 62],
  stated: [78, 92],
  occurredOn: [138, 145],
  recordsOfLot: [18, 23],
  lots: [18, 23],
  records: [24, 29],
} as const satisfies Readonly<Record<string, Columns>>;
