/** What rules ask of a message or keep out of it, by name; a closed list, each with what it means. */
export const contentElements = {
  'account-reference': 'which account or contract it is about',
  amount: 'the amount',
  'amount-day': 'the day as of which the amount is calculated',
  'authority-appearance': 'the appearance of a public authority, or a name like one',
  'collector-address': 'address, telephone and e-mail of whoever collects',
  'collector-name': 'the name of whoever collects',
  'complaints-unit': 'where to complain about how it is collected',
  'contact-person': 'the name of a person in charge',
  'credit-bureau': 'a credit bureau or list of debtors',
  'creditor-address': "the creditor's address",
  'creditor-name': 'for which creditor it is',
  'creditor-tax-id': "the creditor's tax number",
  'debt-collector-statement': 'that it comes from a debt collector, and what the answers are used for',
  'due-date': 'the due date',
  'false-bureau-threat': 'a credit bureau that was not told, or could not be told, of the arrears',
  'false-deadline': 'a last day that is none',
  insult: 'insult, shame or ridicule',
  interest: 'the interest: rate, kind and period',
  'judicial-appearance': 'the appearance of a court document',
  'judicial-consequences': 'court measures that were not begun',
  'opt-out': 'a simple and free way to opt out',
  'pay-by-borrowing': 'a suggestion to borrow or to sell property in order to pay',
  'payment-methods': 'how to pay',
  'payment-to-personal-account': 'payment to another account than the creditor’s',
  pressure: 'pressure to pay at once, too fast or in one large payment',
  'reason-of-delay': 'a question for the reason of the delay',
  'third-party-disclosure': 'anything that tells others of the arrears',
  threat: 'a threat or constraint',
  'transfer-notice': 'that the credit was transferred, on which day, to whom and who services it',
  'validation-information': 'validation information: who collects for whom, the itemised amount, and how to dispute it',
  'wrong-amount': 'an amount or a day that is not that of the books',
} as const;

export type ContentElement = keyof typeof contentElements;

export const contentElementNames = Object.keys(contentElements) as readonly ContentElement[];
