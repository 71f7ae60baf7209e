import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskEmail, maskName, maskRecipient, maskReference, maskText } from '../../../src/domain/page/masking.ts';

test.each([
  ['María Gómez', 'M*** G.'],
  ['ANA MARÍA TORRES GÓMEZ', 'A*** G.'],
  ['Pedro', 'P***'],
  ['Aceros del Norte, S.A. de C.V.', 'A*** V.'],
  ['<script>', 's***'],
  ['', '***'],
])('the name %j is shown as %j', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

test.each([
  ['+525512345678', '***5678'],
  ['12345', '***45'],
  ['7', '***'],
])('of the number %j only %j is shown', (number, masked) => {
  expect(maskReference(number)).toBe(masked);
});

test.each([
  ['maria@example.com', 'm***@e***.com'],
  ['m.g@correo.example.com.mx', 'm***@c***.mx'],
  ['nobody', 'n***@***'],
])('the address %j is shown as %j', (address, masked) => {
  expect(maskEmail(address)).toBe(masked);
});

test('nothing of a postal address is shown', () => {
  expect(maskRecipient('letter', 'Calle 5 de Mayo 12, 06000 Ciudad de México')).toBe('***');
});

describe('the words of a message', () => {
  const rosa = { name: 'ROSA LUZ DÍAZ', recipient: 'rosa@example.com', channel: 'email' } as const;

  test.each([
    ['Hola, Rosa. Su pago de $1,000.00', 'Hola, R***. Su pago de $1,000.00'],
    ['Estimada Rosa Luz Diaz:', 'Estimada R*** L*** D***:'],
    ['ROSA LUZ DÍAZ', 'R*** D.'],
    ['la rosa de los vientos', 'la rosa de los vientos'],
    ['Le escribimos a rosa@example.com', 'Le escribimos a r***@e***.com'],
    ['Rosario no es Rosa', 'Rosario no es R***'],
  ])('%j is shown as %j', (text, masked) => {
    expect(maskText(text, rosa)).toBe(masked);
  });

  test('are left alone where there is no name', () => {
    expect(maskText('Hola, Ana.', { ...rosa, name: null })).toBe('Hola, Ana.');
  });

  test('never hold a name that a template wrote as it came', () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{2,9} [A-Z][a-z]{2,9}$/);
    fc.assert(
      fc.property(name, fc.string(), fc.string(), (full, before, after) => {
        const shown = maskText(`${before} ${full} ${after}`, { name: full, recipient: '', channel: 'sms' });
        return !shown.includes(full);
      }),
    );
  });
});
