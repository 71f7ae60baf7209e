/** Codes that are no country, or no longer one. */
const noCountry = new Set(
  'AC AN BU CP CQ CS DD DG DY EA EU EZ FX HV IC NH NT QO RH SU TA TP UK UN VD XA XB XK YD YU ZR ZZ'.split(' '),
);

const threeLetters: Readonly<Record<string, string>> = {
  ARG: 'AR',
  BOL: 'BO',
  BRA: 'BR',
  CAN: 'CA',
  CHL: 'CL',
  COL: 'CO',
  CRI: 'CR',
  CUB: 'CU',
  DOM: 'DO',
  ECU: 'EC',
  ESP: 'ES',
  GBR: 'GB',
  GTM: 'GT',
  HND: 'HN',
  IRL: 'IE',
  MEX: 'MX',
  NIC: 'NI',
  PAN: 'PA',
  PER: 'PE',
  PRI: 'PR',
  PRT: 'PT',
  PRY: 'PY',
  SLV: 'SV',
  URY: 'UY',
  USA: 'US',
  VEN: 'VE',
  EUA: 'US',
  EEUU: 'US',
  UK: 'GB',
};

/** Reads a country as its ISO 3166 code of two letters: `mx`, `CHL`, `México`, `Brasil`, `Estados Unidos`. */
export const parseCountry = (text: string): string | undefined => {
  const key = keyOf(text);
  return countryNames().get(key) ?? threeLetters[key];
};

const keyOf = (text: string): string =>
  text
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '');

let names: ReadonlyMap<string, string> | undefined;

const countryNames = (): ReadonlyMap<string, string> => {
  names ??= new Map(['en', 'es', 'pt'].flatMap(namesIn));
  return names;
};

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

const namesIn = (language: string): [string, string][] => {
  const regions = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  return alphabet
    .flatMap((first) => alphabet.map((second) => first + second))
    .flatMap((code): [string, string][] => {
      const name = noCountry.has(code) ? undefined : regions.of(code);
      return name
        ? [
            [code, code],
            [keyOf(name), code],
          ]
        : [];
    });
};
