import type { HeadingNames } from './heading-tiers.ts';

/** Names of columns that hold a part of something only: of a name, a telephone, a national id, an account's id. */
export const partNames = {
  first_name: [
    'first name|primer nombre|primeiro nome|given name|nombre pila|nombre 1|forename|firstname',
    '',
    'name 1|nombres|nombre|nome|name|nombre cliente|nome cliente|nombres cliente|customer name',
  ],
  middle_name: ['middle name|segundo nombre|segundo nome|otros nombres|nombre 2|nome meio'],
  last_name: [
    'last name|surname|family name|apellido|apellidos|sobrenome|ultimo nome|apellido paterno|apellido materno|primer apellido|' +
      'segundo apellido|paterno|materno|ap paterno|ap materno|apell paterno|apell materno|apellidos cliente|apellido cliente|' +
      'sobrenome cliente|lastname|a paterno|a materno|apepat|apemat|ape paterno|ape materno|appaterno|apmaterno',
  ],
  check_digit: [
    'check digit|dv|digito verificador|digito verificacion|dv rut|dig verificador|codigo verificacion',
    '',
    'rut dv|nit dv',
  ],
  area_code: [
    'area code|ddd|lada|clave lada|codigo area|area codigo|prefijo|prefixo|indicativo|prefijo telefono|prefijo telefonico|codigo lada|' +
      'ddd telefono|telefono ddd|ddd celular|celular ddd|ddd residencial|ddd comercial|ddd cliente|ddd movil|ddd fone|codigo ddd|' +
      'codigo area telefono|area telefono|area fono|prefijo celular|prefijo movil|indicativo telefono',
  ],
  instalment_number: [
    'instalment number|installment number|instalment|installment|cuota|numero cuota|cuota numero|parcela|numero parcela|' +
      'prestacao|numero prestacao|instalment no|posicion|pos|item|line item|item documento|posicion documento|secuencia cuota',
  ],
} as const satisfies Readonly<Record<string, HeadingNames>>;

/** Names of a person that are the whole name, unless another column has the last name. */
export const plainNames =
  'nombre 1|name 1|nombres|nombre|nome|name|nombre cliente|nome cliente|nombres cliente|customer name';

/** Names of the kind of document that a number is of. */
export const documentTypeNames =
  'tipo documento|tipo identificacion|tipo id|tipo documento identidad|document type|id type|tipo cedula|clase documento|tipo doc identidad';
