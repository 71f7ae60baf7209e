import { headingWords } from '../mapping/heading-key.ts';

export const paymentKinds = ['payment', 'reversal', 'credit-note'] as const;
/** What a row of a payments file does: money received, a payment taken back, or a balance lowered without money. */
export type PaymentKind = (typeof paymentKinds)[number];

/** Beginnings of the words for a payment taken back, in Spanish, Portuguese and English. */
const reversalStems = (
  'revers revert reintegr contracarg chargeback devol devuel devuelt rechaz rejeit reject estorn extorn anula cancel ' +
  'return refund reembols bounce dishono void retroces'
).split(' ');

/** Words, without articles and prepositions, for a balance that is lowered without money. */
const creditWords = (
  'nota credito|notas credito|nota abono|nc|n c|credit note|credit memo|creditnote|credit adjustment|ajuste favor|' +
  'ajuste favor cliente|ajuste credito|abatimento|desconto|descontos|descuento|descuentos|discount|rebate|rebaja|' +
  'quita|quitas|condonacion|condonado|condonada|perdao|perdon|remision deuda|remissao|bonificacion|bonificacao|waiver|waived|allowance'
).split('|');

/** Words for money received, among them the means by which it came. */
const paymentWords = (
  'payment|payments|paid|pago|pagos|pagado|pagto|pgto|pagamento|pagamentos|pg|p|abono|abonos|deposito|depositos|deposit|transferencia|' +
  'transfer|wire|efectivo|cash|dinheiro|tarjeta|cartao|card|cheque|check|spei|pse|pix|boleto|ted|doc|ach|sepa|oxxo|' +
  'domiciliacion|direct debit|debito automatico|debito directo|debito direto|debito conta|recaudo|recaudacion|recaudos|' +
  'recebimento|receipt|recibo|liquidacao|liquidacion|cobro|cobranza|ingreso|entrada|enganche|anticipo|advance|cuota|' +
  'parcela|instalment|installment|parcial|partial|total|full|credit|credito|cr|crdt|lockbox|ventanilla|caja|debit card'
).split('|');

const articles = new Set('a al da das de del do dos e el em en for in la las los o of os para por the to y'.split(' '));

/** What a word of a file's kind column means; undefined for one that is not known, or that says two things. */
export const parsePaymentKind = (written: string): PaymentKind | undefined => {
  const words = headingWords(written).filter((word, _, all) => all.length === 1 || !articles.has(word));
  const isReversal = words.some((word) => reversalStems.some((stem) => word.startsWith(stem)));
  const credit = firstOf(creditWords, words);
  if (isReversal) return credit < words.length ? undefined : 'reversal';
  const payment = firstOf(paymentWords, words);
  if (credit < words.length) return credit <= payment ? 'credit-note' : 'payment';
  return payment < words.length ? 'payment' : undefined;
};

/** Where the first of the phrases begins among the words; behind them all where none does. */
const firstOf = (phrases: readonly string[], words: readonly string[]): number => {
  const text = ` ${words.join(' ')} `;
  const places = phrases.map((phrase) => text.indexOf(` ${phrase} `)).filter((place) => place >= 0);
  return places.length === 0 ? words.length : text.slice(0, Math.min(...places)).split(' ').length - 1;
};
