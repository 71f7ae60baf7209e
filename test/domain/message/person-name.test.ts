import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstNameOf } from '../../../src/domain/message/person-name.ts';
import { properName } from '../../../src/domain/message/proper-name.ts';

test.each([
  ['MARÍA DEL CARMEN GÓMEZ LÓPEZ', 'María del Carmen'],
  ['maría de los ángeles pérez', 'María de los Ángeles'],
  ['JOSE LUIS PEREZ GARCIA', 'Jose Luis'],
  ['Ana María Restrepo', 'Ana María'],
  ['MARÍA JOSÉ SOTO', 'María José'],
  ['Juan Carlos Bodoque', 'Juan Carlos'],
  ['JOÃO PEDRO DA SILVA', 'João Pedro'],
  ['MARIA DAS GRAÇAS SANTOS', 'Maria das Graças'],
  ['Maria Aparecida de Souza', 'Maria Aparecida'],
  ['MA. GUADALUPE HERNÁNDEZ', 'Ma. Guadalupe'],
  ['Mª Teresa Ruiz Soler', 'Mª Teresa'],
  ['GÓMEZ LÓPEZ, MARÍA', 'María'],
  ['GÓMEZ, JOSÉ LUIS', 'José Luis'],
  ['Smith, Jr.', 'Smith'],
  ['Dra. Lucía Fernández', 'Lucía'],
  ['Sr. D. Pedro Alonso', 'Pedro'],
  ['Mr John Smith', 'John'],
  ["SEAN O'BRIEN", 'Sean'],
  ['JEAN-PAUL SARTRE', 'Jean-Paul'],
  ['María de la Cruz Ramos', 'María'],
  ['Juan Martín Palermo', 'Juan'],
  ['José Luis', 'José'],
  ['Inez Moore', 'Inez'],
  ['LeBron James', 'LeBron'],
  ['  ana   torres ', 'Ana'],
  ['María', 'María'],
  ['Joana Sá', 'Joana'],
])('%s is greeted as %s', (name, greeting) => {
  expect(firstNameOf(name)).toBe(greeting);
});

test.each([
  'Comercial Gómez S.A. de C.V.',
  'Aceros del Norte, S. de R.L. de C.V.',
  'Frutas Ruiz S. A.',
  'Pérez Hermanos Ltda.',
  'Jorge Rojas SpA',
  'Textiles Andinos S.A.S.',
  'Padaria Silva EIRELI',
  'Oliveira Participações S/A',
  'Smith LLC',
  'Smith & Sons, Inc.',
  'Juan Pérez E.I.R.L.',
  'Hotel Miramar',
  'Sucesión de Juan Pérez',
  'Espólio de Maria Lima',
  'Estate of John Doe',
  'J. Carlos Pérez',
  'J Pérez',
  'GÓMEZ LÓPEZ MARÍA',
  'S/N',
  'Cliente 4821',
  'SIN NOMBRE',
  'ana@example.com',
  '',
  '   ',
  '{{ customer.full_name }}',
])('nobody is greeted by a first name in "%s"', (name) => {
  expect(firstNameOf(name)).toBeUndefined();
});

test('what the file says about a company decides', () => {
  expect(firstNameOf('Rosa Montero', { company: true })).toBeUndefined();
  expect(firstNameOf('Rosa Banco', { company: false })).toBe('Rosa');
});

test.each([
  ['MARÍA DEL CARMEN GÓMEZ', 'María del Carmen Gómez'],
  ['joão da silva e souza', 'João da Silva e Souza'],
  ["PATRICK O'BRIEN MCDONALD", "Patrick O'Brien McDonald"],
  ['JEAN-PAUL II', 'Jean-Paul II'],
  ['Lia de Angelis', 'Lia de Angelis'],
  ['de la ROSA', 'de la ROSA'],
  ['ßara ñandú', 'ßara Ñandú'],
  ['ᾀννα', 'ᾀννα'],
])('%s is written %s', (name, proper) => {
  expect(properName(name)).toBe(proper);
});

/** One spelling for all that differ in capitals only, also where small letters share a capital: `ı` and `i`, `ς` and `σ`. */
const withoutCase = (text: string): string => text.toLowerCase().toUpperCase().normalize('NFC').replace(/\s+/gu, ' ');

test('a first name is in the name, letter by letter but for capitals', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const first = firstNameOf(name);
      return first === undefined || withoutCase(name).includes(withoutCase(first));
    }),
    { examples: [['ᾀက'], ['ßa'], ['ıa'], ['ẞA'], ['ϴA'], ['ŉa'], ['ǆa']] },
  );
});
