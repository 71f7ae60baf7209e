/** The id of an instalment of an account: `F-100` and `2` are `F-100/2`; an account without instalments keeps its own. */
export const joinedAccount = (account: string, instalment: string): string =>
  account === '' || instalment === '' ? account : `${account}/${instalment.replace(/^0+(?=\d)/, '')}`;

/** A national id with its check digit, unless it has one already: `12345678` and `5` are `12345678-5`. */
export const joinedNationalId = (id: string, digit: string): string =>
  id === '' || digit === '' || id.includes('-') ? id : `${id}-${digit}`;

/** A name from its parts, in order. */
export const joinedName = (parts: readonly string[]): string =>
  parts
    .map((part) => part.trim())
    .filter((part) => part !== '' && !nothing.test(part))
    .join(' ');

/** What exports write where there is no second name. */
const nothing = /^(?:[-.]+|x|n\/?a|null|nan|none|s\/?d)$/i;

/** A telephone with its area code, unless it has one already; a cell with several telephones is left as it is. */
export const joinedPhone = (area: string, phone: string): string => {
  const written = withoutDecimals(phone);
  const code = withoutDecimals(area).replace(/[()\s]/g, '');
  const digits = written.replace(/\D/g, '');
  const isOne = /^\(?\d[\d\s().-]*$/.test(written);
  if (!isOne || digits.length >= 10 || digits === '' || !/^\+?\d{1,5}$/.test(code)) return written;
  return code.startsWith('+') ? `${code} ${written}` : `${code.replace(/^0+/, '')}${digits}`;
};

/** A number as it was before a spreadsheet gave it a decimal: `12345.0` is `12345`. */
export const withoutDecimals = (written: string): string => {
  const text = written.trim();
  return /^\d+\.0$/.test(text) ? text.slice(0, -2) : text;
};
