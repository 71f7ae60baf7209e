import { parseCurrency } from '../money.ts';
import { bareAmount } from './written-amount.ts';

/** What a line below the rows states of them. */
export interface StatedFigures {
  /** How many rows there are. */
  readonly count?: number;
  /** What they add up to, as it is written. */
  readonly amount?: string;
}

const currency = 'MXN|COP|CLP|PEN|ARS|BRL|USD|EUR|GBP|UYU|PYG|BOB|CRC|GTQ|HNL|NIO|DOP|PAB|VES';
const sum = String.raw`(?:(?:gran|sub|suma|grand|valor|saldo|importe|monto)[\s-]*)?total(?:es|is|s)?|sumas?|soma|sum|subtotal`;
const plainTotal = new RegExp(
  String.raw`^(?:${sum})(?:[\s-]*(?:general|geral|global|cartera|carteira|final|${currency}|\((?:${currency})\)))?\s*[:=]?$`,
  'i',
);
/** What may follow in a label, with a name where a part of the portfolio is summed; `Total Play` is a firm. */
const ofWhat =
  'a|al|da|das|de|del|do|dos|e|en|em|in|la|las|los|of|por|the|y|general|geral|global|cartera|carteira|portfolio|final|p[aá]gina|page|hoja|' +
  'saldos?|balances?|valor(?:es)?|montos?|importes?|amounts?|deudas?|d[ií]vidas?|capital|principal|pagos?|pagamentos?|payments?|pagar|cobrar|' +
  'pendientes?|pendentes?|vencid[oa]s?|due|outstanding|cuentas|contas|accounts|clientes?|customers|facturas|faturas|invoices|registros?|' +
  'recaudos?|recaudad[oa]|cobrad[oa]|recebid[oa]|pesos|soles|reais|reales|euros|d[oó]lares|dollars|moneda|moeda|nacional|US\\$|R\\$|\\$';
const part = String.raw`(?:sucursal|agencia|ag[eê]ncia|oficina|zona|regi[oó]n|regi[aã]o|regional|filial|grupo|ciudad|cidade|branch|region)\b[\s\p{L}.()-]*`;
const labelled = String.raw`(?:${sum})(?:[\s().-]+(?:${ofWhat}|${currency}))*(?:[\s-]+${part})?[\s().-]*`;
const anyTotal = new RegExp(`^${labelled}[:=]?$`, 'iu');
const totalWithAmount = new RegExp(String.raw`^${labelled}[:=\s]\s*(\S*\d.*)$`, 'iu');
const counted =
  'registros?|filas|renglones|l[ií]neas|linhas|cuentas|contas|cr[eé]ditos|facturas|faturas|documentos|pagos|pagamentos|rows|records|accounts|lines|invoices|payments';
const countLabel = new RegExp(
  String.raw`^(?:(?:total|n[uú]mero|cantidad|cant\.?|quantidade|qtde?\.?|count|number|no\.?|n[°º])\s+)?(?:(?:total|de|of)\s+)*(?:${counted})\s*[:=]?\s*(\d[\d.,' ]*)?$`,
  'i',
);

/**
 * Whether a row is no row but a sum or a count that stands under a table: nothing stands before its label, most of it is
 * empty, or everything beside the label is a figure and something is empty.
 */
export const isTotalLine = (cells: readonly string[]): boolean => {
  const at = firstFilled(cells);
  const label = cells[at] ?? '';
  if (label.trimStart().startsWith('*')) return isStarred(cells, at);
  if (!mayBeLabel(label)) return false;
  const rest = cells.slice(at + 1).filter((cell) => cell.trim() !== '');
  const isSparse = (rest.length + 1) * 2 <= Math.max(cells.length, 4);
  const text = label.trim();
  if (plainTotal.test(text)) return isSparse || (rest.length + 1 < cells.length && rest.every(isFigure));
  if (!isSparse || !rest.every(isFigure)) return false;
  return anyTotal.test(text) || totalWithAmount.test(text) || countOf(text, rest) !== undefined;
};

/** Printed lists of ledgers mark the sum of an account with one star and that of all with two, above figures only. */
const isStarred = (cells: readonly string[], at: number): boolean => {
  const rest = cells.slice(at + 1).filter((cell) => cell.trim() !== '');
  const isSparse = (rest.length + 1) * 2 <= Math.max(cells.length, 4);
  return isSparse && rest.length > 0 && rest.every(isFigure) && /^\s*\*{1,4}(?:\s|$)/.test(cells[at] ?? '');
};

const firstFilled = (cells: readonly string[]): number => {
  let at = 0;
  while (at < cells.length - 1 && (cells[at] === '' || cells[at]?.trim() === '')) at += 1;
  return at;
};

/** Ids of accounts, with which most rows begin, have a figure or a mark among their first letters; labels do not. */
const mayBeLabel = (cell: string): boolean => isLetter(cell.charCodeAt(0)) && /^[a-z]{2,}|^n[°ºuú]|^no\./i.test(cell);

const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

const isFigure = (cell: string): boolean => bareAmount(cell).digits !== '' || parseCurrency(cell) !== undefined;

const countOf = (label: string, rest: readonly string[]): number | undefined => {
  const match = countLabel.exec(label);
  const figures = match && (match[1] ?? rest[0] ?? '').trim();
  return figures && /^\d{1,3}(?:[.,' ]?\d{3})*$/.test(figures) ? Number(figures.replace(/\D/g, '')) : undefined;
};

/** What a total line states of the rows above it, where their amounts stand at `column` of `width`. */
export const figuresStated = (cells: readonly string[], column: number, width: number): StatedFigures => {
  const at = firstFilled(cells);
  const label = (cells[at] ?? '').trim();
  const rest = cells.slice(at + 1).filter((cell) => cell.trim() !== '');
  const count = countOf(label, rest);
  if (count !== undefined) return { count };
  const within = plainTotal.test(label) ? undefined : totalWithAmount.exec(label)?.[1];
  const own = at === column ? undefined : cells[column]?.trim();
  const lonely = rest.length === 1 && cells.length < width ? rest[0] : undefined;
  const amount = own || within || lonely;
  return amount ? { amount } : {};
};
