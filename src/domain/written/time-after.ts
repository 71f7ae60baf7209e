const clock = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?`;
const half = String.raw`(?:\s*(?:[ap]\.?\s?m\.?|h(?:rs?|s)?\.?))?`;
const zone = String.raw`(?:\s*(?:Z|UTC|GMT|(?:(?:UTC|GMT)\s?)?[+-]\d{1,2}(?::?\d{2})?))?`;

/** The pattern of a time that may stand after a day, in 24 or 12 hours, with or without a zone: ` 14:30`, `T00:00:00.000Z`, ` 2:30 p. m.` */
export const timeAfter = String.raw`(?:(?:,?\s+|T)${clock}${half}${zone})?`;
