/** Words that say nothing in a heading: articles and prepositions of the three languages. */
const silent = new Set('a al da das de del do dos e el em en for in la las los o of os para por the to y'.split(' '));

/** Words that are written in many ways, by the form they are compared in. */
const spellings: Readonly<Record<string, string>> = {
  numero: 'n nr no nro num nbr numb number',
  fecha: 'f fec fch fcha',
  data: 'dt dta',
  vencimiento: 'venc vcto vto vcmto vencto vencimento',
  valor: 'vl vlr vr',
  monto: 'mto',
  importe: 'imp',
  codigo: 'cod code',
  cuenta: 'cta',
  factura: 'fact fac fra',
  telefono: 'tel telf tfno tlf fono fone telefone phone telephone',
  telefonos: 'fonos telefones phones telephones tels',
  celular: 'cel',
  direccion: 'dir direcc',
  documento: 'doc docto dcto document',
  identificacion: 'ident identificacao',
  cedula: 'ced',
  nombre: 'nom nomb',
  cliente: 'client customer cust cli clte deudor devedor debtor moroso borrower',
  account: 'acct acc',
  amount: 'amt',
  invoice: 'inv',
  ultimo: 'ult',
  saldo: 'sld sdo',
  tipo: 'tip tp',
  pago: 'pagto pgto',
  installment: 'instalment',
};

const oneSpelling = new Map(
  Object.entries(spellings).flatMap(([word, others]) => others.split(' ').map((other) => [other, word] as const)),
);

/** Words for the one who owes, where a file tells that person from its own client. */
const owing = new Set(['deudor', 'devedor', 'debtor', 'moroso', 'borrower', 'deudores', 'devedores']);
const client = new Set(['cliente', 'client']);

/** What stands further on in a heading tells nothing more, and costs time to read. */
const longestRead = 200;

/** The words of a heading in lower case, without accents and punctuation; `FechaVencimiento` has two. */
export const headingWords = (heading: string): string[] =>
  heading
    .slice(0, longestRead)
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replaceAll('#', ' numero ')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/**
 * The form in which headings are compared: telling words in one spelling, run together (`F. de Vencimiento` is `fechavencimiento`).
 * Where the client is the creditor, `cliente` is told apart from the one who owes.
 */
export const headingKey = (heading: string, clientIsCreditor = false): string =>
  tellingWords(heading, clientIsCreditor).join('');

/** The words of a heading that say something, as they are written, run together: `customerid`. */
export const writtenKey = (heading: string): string =>
  headingWords(heading)
    .filter((word) => !silent.has(word))
    .join('');

/** The words of a heading that say something, each in one spelling. */
export const tellingWords = (heading: string, clientIsCreditor = false): string[] =>
  headingWords(heading)
    .filter((word) => !silent.has(word))
    .map((word) => (clientIsCreditor && client.has(word) ? 'acreedor' : (oneSpelling.get(word) ?? word)));

/** Whether the file's client is the creditor: agencies write RUT_DEUDOR beside RUT_CLIENTE, or RUT and NOMBRE beside RUT_CLIENTE and NOMBRE_CLIENTE. */
export const isClientCreditor = (headings: readonly string[]): boolean => {
  const words = headings.map(headingWords);
  if (!words.some((heading) => heading.some((word) => client.has(word)))) return false;
  return words.some((heading) => heading.length > 1 && heading.some((word) => owing.has(word))) || namesBoth(headings);
};

const namesBoth = (headings: readonly string[]): boolean => {
  const keys = new Set(headings.map((heading) => headingKey(heading)));
  const twice = [...keys].filter((key) => key.endsWith('cliente') && keys.has(key.slice(0, -'cliente'.length)));
  return twice.length > 1;
};
