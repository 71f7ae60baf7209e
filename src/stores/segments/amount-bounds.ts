import { exponentOf, parseCurrency } from '../../domain/money.ts';
import { type DecimalText, unitsDown, unitsUp } from '../../domain/written/decimal-text.ts';

/** Which whole number of minor units stands for a decimal that falls between two of them. */
export type Rounding = 'down' | 'up' | 'exact';

const usualExponent = 2;

/** SQL for a decimal in the minor units of each row's own currency; null where `exact` has no such number. */
export const amountBound = (text: DecimalText, rounding: Rounding, currencyColumn: string): string => {
  const usual = unitsSql(text, rounding, usualExponent);
  const branches = [...unusualExponents()]
    .map(([exponent, codes]) => ({ codes, units: unitsSql(text, rounding, exponent) }))
    .map(
      ({ codes, units }) => `when ${currencyColumn} in (${codes.map((code) => `'${code}'`).join(', ')}) then ${units}`,
    );
  return `(case ${branches.join(' ')} else ${usual} end)`;
};

const unitsSql = (text: DecimalText, rounding: Rounding, exponent: number): string => {
  const down = unitsDown(text, exponent);
  const up = unitsUp(text, exponent);
  if (rounding === 'exact') return down === up ? `${down}` : 'null';
  return `${rounding === 'down' ? down : up}`;
};

let grouped: ReadonlyMap<number, readonly string[]> | undefined;

/** The currencies whose minor unit is not a hundredth, by their number of decimals. */
const unusualExponents = (): ReadonlyMap<number, readonly string[]> => {
  if (grouped) return grouped;
  const groups = new Map<number, string[]>();
  for (const code of Intl.supportedValuesOf('currency')) {
    const currency = parseCurrency(code);
    const exponent = currency ? exponentOf(currency) : usualExponent;
    if (exponent !== usualExponent) groups.set(exponent, [...(groups.get(exponent) ?? []), code]);
  }
  grouped = groups;
  return groups;
};
