import { offerReasons } from '../../domain/offer/offer-reason.ts';
import type { OfferReason } from '../../domain/offer/offer-terms.ts';
import type { OptionView, RejectionView } from '../../domain/offer/offer-view.ts';
import { textTable } from '../../terminal/table.ts';
import type { OfferShown } from './offer-shown.ts';

/** An offer for the terminal: its options side by side, then what was not offered and why. */
export const offerInWords = (shown: OfferShown): string => {
  const { account, portfolio, currency, options, rejected, offeredOn, lapsesOn, balance } = shown;
  const head = `Account ${account} in ${portfolio}`;
  if (options.length === 0) {
    return lines(
      `${head} has no offer: ${reasonInWords(shown)}.`,
      capacityInWords(shown),
      ...rejectedInWords(rejected),
    );
  }
  return lines(
    `${head}: offered ${offeredOn} for ${balance} ${currency}, stands until ${lapsesOn}`,
    capacityInWords(shown),
    '',
    sideBySide(options),
    ...rejectedInWords(rejected),
  );
};

const lines = (...parts: readonly string[]): string => parts.join('\n');

const reasonInWords = ({ reason, asOf }: OfferShown): string =>
  reason === null || reason === 'not-offered-yet'
    ? `none was made by ${asOf}; \`trato offer\` makes one`
    : offerReasons[reason];

const sources = {
  'declared-surplus': 'a share of declared income less expenses',
  'declared-income': 'a share of declared income',
  payments: 'the usual payment of the last 180 days',
  'contract-instalment': "a share of the contract's instalment",
  'policy-default': "the policy's amount for such a balance",
} as const;

const capacityInWords = ({ capacity, currency }: OfferShown): string =>
  capacity === null
    ? 'What the customer can pay a month is not known.'
    : `Can pay ${capacity.amount} ${currency} a month on it: ${sources[capacity.source]}.`;

const rhythms = { once: 'at once', week: 'weekly', fortnight: 'fortnightly', month: 'monthly' } as const;

const sideBySide = (options: readonly OptionView[]): string => {
  const row = (name: string, cell: (option: OptionView) => string) => [name, ...options.map(cell)];
  const longest = Math.max(...options.map(({ instalments }) => instalments.length));
  const schedule = Array.from({ length: longest }, (_, index) =>
    row(`${index + 1}`, ({ instalments }) => {
      const instalment = instalments[index];
      return instalment === undefined ? '' : `${instalment.dueOn}  ${instalment.amount}`;
    }),
  );
  return textTable({
    columns: ['', ...options.map(({ option }) => `option ${option}`)],
    rows: [
      row('kind', ({ kind }) => kind.replaceAll('-', ' ')),
      row('paid', ({ every, instalments }) =>
        every === 'once' ? rhythms.once : `${instalments.length} × ${rhythms[every]}`,
      ),
      row('total', ({ total }) => total),
      row('forgiven', ({ discount }) => discount),
      row('yearly cost', ({ effectiveYearlyCost }) => percent(effectiveYearlyCost)),
      row('value', ({ valueRatio }) => percent(valueRatio)),
      ...schedule,
    ],
  });
};

/** `26.82 %` for the decimal `0.2682`. */
export const percent = (ratio: string): string => {
  const [whole = '0', places = ''] = ratio.split('.');
  const digits = `${whole}${places.padEnd(4, '0').slice(0, 4)}`.replace(/^0+(?=\d{3})/, '');
  return `${digits.slice(0, -2)}.${digits.slice(-2)} %`;
};

const rejectedInWords = (rejected: readonly RejectionView[]): readonly string[] => {
  if (rejected.length === 0) return [];
  const reasons = [...new Set(rejected.map(({ reason }) => reason))];
  const told = reasons.map((reason) =>
    rejectedLine(
      reason,
      rejected.filter((one) => one.reason === reason),
    ),
  );
  return ['', 'Not offered:', ...told];
};

const rejectedLine = (reason: OfferReason, some: readonly RejectionView[]): string => {
  const named = some.map(({ kind, every, count }) =>
    every === 'once' ? kind.replaceAll('-', ' ') : `${count} ${rhythms[every]}`,
  );
  return `  ${named.join(', ')}: ${offerReasons[reason]}`;
};
