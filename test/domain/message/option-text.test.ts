import { expect, test } from 'vitest';
import { parseIsoDay } from '../../../src/domain/day.ts';
import { type OptionTerms, optionText } from '../../../src/domain/message/option-text.ts';
import { minorOf, parseCurrency } from '../../../src/domain/money.ts';

const terms = (parts: Partial<OptionTerms>, code = 'MXN'): OptionTerms => ({
  kind: 'instalments',
  currency: parseCurrency(code) ?? expect.fail(code),
  count: 3,
  every: 'month',
  instalment: minorOf(34_000),
  last: minorOf(34_000),
  total: minorOf(102_000),
  saving: minorOf(0),
  firstDueOn: parseIsoDay('2026-12-05') ?? expect.fail('day'),
  ...parts,
});
const inFull = { kind: 'pay-in-full', count: 1, total: minorOf(90_000), saving: minorOf(10_000) } as const;
const settlement = { kind: 'settlement', saving: minorOf(50_000) } as const;

test.each([
  [terms({}), 'es-MX', '3 pagos mensuales de $340.00, el primero el 5 de diciembre de 2026'],
  [
    terms({ last: minorOf(32_000), every: 'fortnight' }),
    'es-MX',
    '3 pagos quincenales de $340.00 (el último de $320.00), el primero el 5 de diciembre de 2026',
  ],
  [terms(inFull), 'es-MX', 'Un solo pago de $900.00 hasta el 5 de diciembre de 2026, con un ahorro de $100.00'],
  [terms({ count: 1 }), 'es-MX', 'Un solo pago de $1,020.00 el 5 de diciembre de 2026'],
  [terms({ kind: 'deferral' }), 'es-MX', '3 pagos mensuales de $340.00 a partir del 5 de diciembre de 2026'],
  [
    terms(settlement, 'ARS'),
    'es-AR',
    '3 cuotas mensuales de $ 340,00, la primera el 5 de diciembre de 2026, con un ahorro de $ 500,00, y tu cuenta queda en cero',
  ],
  [
    terms({ kind: 'restructure' }, 'EUR'),
    'es-ES',
    '3 cuotas mensuales de 340,00 €, la primera el 5 de diciembre de 2026, en total 1.020,00 €',
  ],
  [
    terms({ last: minorOf(32_000), every: 'fortnight' }, 'COP'),
    'es-CO',
    '3 cuotas quincenales de $ 340 (la última de $ 320), la primera el 5 de diciembre de 2026',
  ],
  [terms({ kind: 'deferral' }, 'PEN'), 'es-PE', '3 cuotas mensuales de S/ 340.00 a partir del 5 de diciembre de 2026'],
  [terms({ count: 1 }, 'CLP'), 'es-CL', 'Un solo pago de $102.000 el 5 de diciembre de 2026'],
  [
    terms({ kind: 'token', every: 'week' }),
    'es-MX',
    '3 pagos semanales de $340.00, el primero el 5 de diciembre de 2026, mientras acordamos un plan',
  ],
  [
    terms({ last: minorOf(32_000) }, 'BRL'),
    'pt-BR',
    '3 parcelas mensais de R$ 340,00 (a última de R$ 320,00), a primeira em 5 de dezembro de 2026',
  ],
  [
    terms(inFull, 'BRL'),
    'pt-BR',
    'Um único pagamento de R$ 900,00 até 5 de dezembro de 2026, com uma economia de R$ 100,00',
  ],
  [
    terms({ every: 'fortnight' }, 'USD'),
    'en-US',
    '3 payments of $340.00 every two weeks, the first on December 5, 2026',
  ],
  [
    terms({ ...inFull, kind: 'settlement' }, 'GBP'),
    'en-GB',
    'One payment of £900.00 by 5 December 2026, with a saving of £100.00, and your account is settled in full',
  ],
] as const)('%#', (option, locale, text) => {
  expect(optionText(option, locale)).toBe(text);
});
