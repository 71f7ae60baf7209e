import type { Minor } from '../money.ts';
import { type Occurrences, paidAsStated, paidBehindPosted, type TitleFigures } from './cnab-title.ts';
import type { Columns } from './fixed-width.ts';

/** Where one bank's return file of 400 columns has what is read of it. */
export interface Cnab400Layout {
  readonly bank: string;
  /** The first figure of a record of a title. */
  readonly detail: string;
  readonly occurrences: Occurrences;
  readonly companyUse: Columns;
  readonly ourNumber: Columns;
  readonly fee: Columns;
  readonly payer: Columns | undefined;
  /** Where the last record states how many titles there are. */
  readonly titleCount: Columns | undefined;
  readonly paidOf: (figures: TitleFigures) => Minor | undefined;
}

/**
 * Sources, each the bank's own manual; where it leaves something open, that is said.
 * Itaú: "Cobrança CNAB 400", February 2016, return file and note 17. It has the amount "posted to the account" in 254-266;
 * that the fee in 176-188 is already taken off was seen in files and is not written, so that it is checked title by title.
 * Bradesco: "Manual de Procedimentos 4008.524.0121", version 08, 2013: "valor total recebido". Code 40 undoes a payment; that
 * its amount stands in the same place is assumed.
 * Santander: "CNAB 400 posições", version 2.0, 2009: "valor total recebido". 353 and 008 are its older bank numbers.
 * Banco do Brasil: "CBR643", agreements (convênios) of seven figures: "valor recebido". Those of six have another layout,
 * with records of type 1, and are refused.
 * The payer's CPF or CNPJ is in none of them; 004-017 is the creditor's own.
 */
const layouts: readonly Cnab400Layout[] = [
  {
    bank: '341',
    detail: '1',
    occurrences: { settled: new Set(['06', '07', '08']), undone: new Set() },
    companyUse: [38, 62],
    ourNumber: [86, 94],
    fee: [176, 188],
    payer: [325, 354],
    titleCount: [213, 220],
    paidOf: paidBehindPosted,
  },
  {
    bank: '237',
    detail: '1',
    occurrences: { settled: new Set(['06', '15', '17']), undone: new Set(['40']) },
    companyUse: [38, 62],
    ourNumber: [71, 82],
    fee: [176, 188],
    payer: undefined,
    titleCount: undefined,
    paidOf: paidAsStated,
  },
  ...['033', '353', '008'].map((bank) => ({
    bank,
    detail: '1',
    occurrences: { settled: new Set(['06', '07', '08', '17']), undone: new Set<string>() },
    companyUse: [38, 62] as const,
    ourNumber: [63, 70] as const,
    fee: [176, 188] as const,
    payer: [302, 337] as const,
    titleCount: undefined,
    paidOf: paidAsStated,
  })),
  {
    bank: '001',
    detail: '7',
    occurrences: { settled: new Set(['05', '06', '07', '08', '15']), undone: new Set() },
    companyUse: [39, 63],
    ourNumber: [64, 80],
    fee: [182, 188],
    payer: undefined,
    titleCount: undefined,
    paidOf: paidAsStated,
  },
];

/** The layout of a bank's return file, where it is known. */
export const cnab400LayoutOf = (bank: string): Cnab400Layout | undefined =>
  layouts.find((layout) => layout.bank === bank);

/** The same place in every layout known. */
export const cnab400Columns = {
  bank: [77, 79],
  company: [27, 46],
  madeOn: [95, 100],
  occurrence: [109, 110],
  occurredOn: [111, 116],
  documentNumber: [117, 126],
  nominal: [153, 165],
  rebate: [228, 240],
  discount: [241, 253],
  stated: [254, 266],
  interest: [267, 279],
  sequence: [395, 400],
} as const satisfies Readonly<Record<string, Columns>>;
