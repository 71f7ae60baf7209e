import { type FileKind, fieldsOf, requiredFields } from '../../domain/mapping/field.ts';

/** What the help of an import says of the columns a file may have, with a small file as an example. */
export const columnsHelp = (kind: FileKind): string => {
  const required = requiredFields(kind);
  const others = fieldsOf(kind).filter((field) => !required.some((group) => group.includes(field)));
  return [
    '\nColumns it cannot do without, under headings in Spanish, Portuguese or English:',
    ...required.map((group) => `  ${group.join(' or ')}`),
    'Columns it may have:',
    ...wrapped(others),
    ...(kind === 'portfolio' ? ['Every other column is kept with the account as extra.NAME.'] : []),
    'trato mapping FILE shows which of your columns is taken for which.',
    '\nSuch a file:',
    ...exampleFiles[kind].map((line) => `  ${line}`),
  ].join('\n');
};

/** The words in lines that a narrow terminal can hold. */
const wrapped = (words: readonly string[]): string[] =>
  (words.join(' ').match(/.{1,76}(?= |$)/g) ?? []).map((line) => `  ${line.trimStart()}`);

/** A small file of each kind, as it could come from anywhere. */
export const exampleFiles: Readonly<Record<FileKind, readonly string[]>> = {
  portfolio: [
    'Crédito;Cliente;Nombre;Saldo;Fecha de vencimiento;Celular;Correo',
    '0000451809;C-1001;Ana Ruiz;12.500,00;31/10/2026;300 555 0142;ana@example.com',
  ],
  payments: ['Fecha de pago;Crédito;Valor;Tipo;Recibo', '19/11/2026;0000451809;2.500,00;abono;R-881'],
  customers: [
    'Cliente;Celular;Autoriza WhatsApp;Fecha autorización;Ingresos;Egresos',
    'C-1001;300 555 0142;sí;31/10/2026;2.400.000,00;1.900.000,00',
  ],
  requests: ['Cliente;Solicitud;Fecha;Detalle', 'C-1001;no contactar;19/11/2026;lo pidió por teléfono'],
  interactions: ['Cliente;Fecha;Hora;Canal;Resultado;Motivo', 'C-1001;19/11/2026;10:30;llamada;contactado;desempleo'],
  outcomes: ['Cliente;Canal;Estado;Fecha', 'C-1001;sms;entregado;19/11/2026'],
};
