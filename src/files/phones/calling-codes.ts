import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/min';

/** Tells which of the countries a telephone in E.164 belongs to, by its calling code; undefined where it is none of them. */
export const countryByPhone = (countries: readonly string[]): ((e164: string) => string | undefined) => {
  const byCode = new Map(
    countries.flatMap((country) => (isSupportedCountry(country) ? [[getCountryCallingCode(country), country]] : [])),
  );
  return (e164) => {
    for (let end = 2; end <= 4; end += 1) {
      const country = byCode.get(e164.slice(1, end));
      if (country !== undefined) return country;
    }
    return undefined;
  };
};
