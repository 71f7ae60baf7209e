import { describe, expect, test } from 'vitest';
import { parseChannel } from '../../src/domain/channel.ts';
import { parseCountry } from '../../src/domain/written/country-code.ts';
import { delimiterOf, parseDelimiter } from '../../src/domain/written/delimiter.ts';
import { emailsWritten, parseEmail } from '../../src/domain/written/email.ts';
import { parseEncoding } from '../../src/domain/written/encoding.ts';
import { parseLanguage } from '../../src/domain/written/language-code.ts';
import { isTotalLine } from '../../src/domain/written/total-line.ts';
import { parseYesNo } from '../../src/domain/written/yes-no.ts';

describe('words in cells', () => {
  test.each([
    ['Sí', true],
    ['SI', true],
    ['sim', true],
    ['Yes', true],
    ['1', true],
    ['x', true],
    ['No', false],
    ['NÃO', false],
    ['0', false],
    ['false', false],
    ['Paper', undefined],
    ['', undefined],
    ['2', undefined],
  ])('%s as yes or no: %s', (text, value) => {
    expect(parseYesNo(text)).toBe(value);
  });

  test.each([
    ['mx', 'MX'],
    ['CHL', 'CL'],
    ['México', 'MX'],
    ['BRASIL', 'BR'],
    ['Estados Unidos', 'US'],
    ['United States', 'US'],
    ['Perú', 'PE'],
    ['770', undefined],
    ['391', undefined],
    ['', undefined],
    ['XX', undefined],
    ['EU', undefined],
  ])('%s as a country: %s', (text, code) => {
    expect(parseCountry(text)).toBe(code);
  });

  test.each([
    ['sms', 'SMS, Mensaje de texto, Celular/SMS, Torpedo, Mensagem de Texto, Text, TEXT MESSAGE'],
    ['whatsapp', 'WhatsApp, Whats App, WHATS, Wsp, Wpp, Zap, Mensaje de WhatsApp'],
    ['email', 'Correo, Correo electrónico, CORREO ELECTRONICO, E-mail, email, e mail, Mail, Correio eletrônico'],
    ['letter', 'Carta, Correo postal, Correo certificado, Correio, Letter, Postal mail, US Mail'],
    ['call', 'Llamada, Llamada telefónica, Teléfono, Ligação, LIGACAO, Telefone, Phone, Phone call, Voz'],
    [undefined, 'SMS o WhatsApp, Correo y carta, Fax, Mensaje, -'],
  ])('as a channel, %s: %s', (channel, written) => {
    for (const name of written.split(', ')) expect([name, parseChannel(name)]).toEqual([name, channel]);
  });

  test.each([
    ['es', 'es'],
    ['ES-mx', 'es-MX'],
    ['pt_BR', 'pt-BR'],
    ['Español', 'es'],
    ['Inglês', 'en'],
    ['xx', undefined],
    ['', undefined],
    ['klingonese', undefined],
  ])('%s as a language: %s', (text, code) => {
    expect(parseLanguage(text)).toBe(code);
  });

  test.each([
    ['Ana.Perez+1@Example.COM', 'Ana.Perez+1@example.com'],
    ['<ana@example.com>', 'ana@example.com'],
    ['mailto:ana@example.com', 'ana@example.com'],
    ['ana@example', undefined],
    ['ana@@example.com', undefined],
    ['ana.@example.com', undefined],
    ['ana example.com', undefined],
    ['a@b..com', undefined],
    ['no tiene', undefined],
    [`${'a'.repeat(65)}@example.com`, undefined],
  ])('%s as an e-mail address: %s', (text, email) => {
    expect(parseEmail(text)).toBe(email);
  });

  test('several e-mail addresses in a cell come in order', () => {
    expect(emailsWritten('a@example.com; b@example.com / c@example.com')).toEqual([
      'a@example.com',
      'b@example.com',
      'c@example.com',
    ]);
  });

  test.each([
    [['a,b,c', '1,2,3'], ','],
    [['a;b;c', '1,5;2,5;3,5', '1,5;2,5;3'], ';'],
    [['a\tb', '1\t2'], '\t'],
    [['a|b', '1|2'], '|'],
    [['Cartera, al 20 de noviembre', 'a;b;c', '1;2;3', '4;5;6'], ';'],
    [['"a;b;c",d', '"1;2;3",4'], ','],
    [['una sola columna', 'otra'], undefined],
  ])('the delimiter of %j is %j', (lines, delimiter) => {
    expect(delimiterOf(lines)).toBe(delimiter);
  });

  test('a tab can be named and encodings have many names', () => {
    expect(parseDelimiter('tab')).toBe('\t');
    expect(parseDelimiter(':')).toBeUndefined();
    expect(['UTF8', 'Latin-1', 'CP1252', 'UTF-16LE', 'ebcdic'].map(parseEncoding)).toEqual([
      'utf-8',
      'iso-8859-1',
      'windows-1252',
      'utf-16le',
      undefined,
    ]);
  });

  test.each([
    [['TOTAL', '', '', '1234.50'], true],
    [['Total general:', '', '', '9'], true],
    [['', 'Totales', '', '5'], true],
    [['Total Play SA', '', '', '5'], false],
    [['TOTAL', 'Ana', '2026-11-20', '5'], false],
    [['A-1', '', '', '5'], false],
  ])('%j is a total line: %s', (cells, isTotal) => {
    expect(isTotalLine(cells)).toBe(isTotal);
  });
});
