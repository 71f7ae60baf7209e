import { type Currency, parseCurrency } from '../money.ts';
import { currencyMarked } from './currency-mark.ts';
import { wordReader } from './named-word.ts';

/** What ledgers call their currencies where they write no code; a bare `peso` is of several countries and names none. */
const named = wordReader({
  MXN: 'peso~mexicano pesos~mexicanos',
  COP: 'peso~colombiano pesos~colombianos',
  CLP: 'peso~chileno pesos~chilenos',
  ARS: 'peso~argentino pesos~argentinos',
  UYU: 'peso~uruguayo pesos~uruguayos',
  DOP: 'peso~dominicano pesos~dominicanos',
  PEN: 'sol soles nuevo~sol nuevos~soles',
  BRL: 'real reais reales real~brasileiro real~brasileno',
  USD: 'dolar~americano dolares~americanos dolar~estadounidense dolares~estadounidenses us~dollar us~dollars',
  EUR: 'euro euros',
  GBP: 'libra~esterlina libras~esterlinas pound~sterling',
});

/** Reads a currency as its code, its own sign or its name: `mxn`, `R$`, `Peso mexicano`. */
export const parseNamedCurrency = (text: string): Currency | undefined =>
  parseCurrency(text) ?? currencyMarked(text) ?? parseCurrency(named(text) ?? '');
