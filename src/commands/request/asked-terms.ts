import { dayIn, saidOn, wordIn } from '../../asked/stated-option.ts';
import { type Channel, channels } from '../../domain/channel.ts';
import type { Day } from '../../domain/day.ts';
import { exitCodes, UserError } from '../../domain/errors.ts';
import { type RequestKind, requestKinds } from '../../domain/request/request-kind.ts';

/** The options of a request, as they are typed. */
export interface AskedOptions {
  readonly kind: string;
  readonly on?: string;
  readonly until?: string;
  readonly answerBy?: string;
  readonly channel?: string;
  readonly account?: string;
  readonly phone?: string;
  readonly email?: string;
}

/** What was asked for, with what its kind can be about. */
export interface AskedTerms {
  readonly kind: RequestKind;
  readonly on: Day;
  readonly until: Day | null;
  readonly answerBy: Day | null;
  readonly channel: Channel | null;
  /** Which of the customer's telephones or e-mails is somebody else's, counted from one. */
  readonly stranger: { readonly list: 'phones' | 'emails'; readonly place: number } | null;
}

/** Reads the options; one that the kind of request can do nothing with is refused. */
export const askedTerms = (options: AskedOptions, asOf: Day): AskedTerms => {
  const kind = wordIn('--kind', options.kind, requestKinds);
  for (const [option, kinds] of Object.entries(kindsOf)) refuseIdle(options, option as keyof AskedOptions, kinds, kind);
  const on = saidOn(options.on, asOf);
  return {
    kind,
    on,
    until: laterDay('--until', options.until, on),
    answerBy: laterDay('--answer-by', options.answerBy, on),
    channel: options.channel === undefined ? null : wordIn('--channel', options.channel, channels),
    stranger: strangerIn(options),
  };
};

const everyKindBut = (...left: readonly RequestKind[]): readonly RequestKind[] =>
  requestKinds.filter((kind) => !left.includes(kind));

/** What each option says something about. */
const kindsOf: Readonly<Partial<Record<keyof AskedOptions, readonly RequestKind[]>>> = {
  until: ['pause', 'defer'],
  answerBy: everyKindBut('stop-contact', 'pause'),
  channel: ['stop-contact'],
  account: everyKindBut('stop-contact', 'pause', 'wrong-person', 'talk-to-person', 'financial-statement'),
  phone: ['wrong-person'],
  email: ['wrong-person'],
};

const refuseIdle = (
  options: AskedOptions,
  option: keyof AskedOptions,
  kinds: readonly RequestKind[],
  kind: RequestKind,
): void => {
  if (options[option] === undefined || kinds.includes(kind)) return;
  const flag = option === 'answerBy' ? '--answer-by' : `--${option}`;
  throw usage(`${flag} says nothing about ${kind}.`, 'idle-option', `It is for ${kinds.join(', ')}.`);
};

/** A day that comes after the request. */
export const laterDay = (option: string, written: string | undefined, on: Day): Day | null => {
  if (written === undefined) return null;
  const day = dayIn(option, written);
  if (day >= on) return day;
  throw usage(`${option} ${day} is before ${on}.`, 'day-before', 'Give a day that comes after the request.');
};

const strangerIn = ({ phone, email }: AskedOptions): AskedTerms['stranger'] => {
  if (phone !== undefined && email !== undefined)
    throw usage('--phone and --email are two requests.', 'two-addresses', 'Give one of them, then the other.');
  if (phone !== undefined) return { list: 'phones', place: placeIn('--phone', phone) };
  return email === undefined ? null : { list: 'emails', place: placeIn('--email', email) };
};

const placeIn = (option: string, written: string): number => {
  if (/^[1-9]\d?$/.test(written)) return Number(written);
  throw usage(
    `${option} says which one of the customer's it is, such as 1.`,
    'no-place',
    'Never write a telephone or an e-mail in a command line: it stays in the history of the terminal.',
  );
};

const usage = (problem: string, code: string, hint: string): UserError =>
  new UserError(problem, { code, hint, exit: exitCodes.usage });
