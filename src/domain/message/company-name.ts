import { plainLetters } from './given-name.ts';

/** Whether a name is that of a firm, an institution or an estate, which cannot be greeted by a first name. */
export const isCompanyName = (name: string): boolean => {
  const text = name.trim().toLowerCase();
  return /[\d@/&+]/.test(text) || legalForm.test(text.replace(/[.,]/g, '')) || text.split(/[\s,.]+/).some(isTrade);
};

/** Legal forms at the end of a name, dotted or not: S.A. de C.V., S.A.S., SpA, Ltda, EIRELI, LLC, GmbH. */
const legalForm = new RegExp(
  `\\s(${[
    's ?a( ?b| ?p ?i| ?p ?i ?b)?( de c ?v)?',
    's ?a ?[sucae]',
    's ?(de ?)?r ?l( ?de c ?v)?',
    's ?l( ?[ulp])?',
    's ?p ?a',
    'e ?i ?r ?l',
    'l ?l ?[cp]',
    'eireli|ltda|ltd|limitada|limited|inc|incorporated|corp|corporation|plc|gmbh|mei|epp|[as] ?c|y c[ií]a|e cia|cia',
  ].join('|')})$`,
);

const trades = new Set(
  [
    'asociación asociados banco cafetería caja clínica club colegio comercial comercializadora compañía condominio',
    'constructora consultores consultoría consorcio cooperativa corporación distribuidora editorial empresa empresas',
    'escuela estudio farmacia ferretería fideicomiso fundación gobierno grupo herederos hospital hotel iglesia',
    'importadora industria industrias inmobiliaria instituto inversiones librería ministerio municipalidad municipio',
    'panadería restaurante sociedad sucesión sucesores taller tienda transportes universidad',
    'associação comércio condomínio construtora cooperativa empreendimentos escola espólio fundação igreja indústria',
    'mercado padaria prefeitura restaurante serviços transportadora',
    'associates association bank brothers church company enterprises estate foundation group holdings hospital',
    'hotel industries partners restaurant school services shop solutions store stores supplies trading trust university',
  ]
    .join(' ')
    .split(' ')
    .map(plainLetters),
);

const isTrade = (word: string): boolean => trades.has(plainLetters(word));
