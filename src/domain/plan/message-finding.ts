import type { Channel } from '../channel.ts';
import { type SmsLength, smsLength } from '../message/sms-length.ts';
import { hasHidden } from '../page/visible-text.ts';

/** What can be wrong with a rendered message. */
export type FindingRule =
  | 'sms-parts'
  | 'sms-encoding'
  | 'empty-subject'
  | 'empty-body'
  | 'placeholder'
  | 'hidden-characters';

/** Something about one rendered message that a person should see before approving it. */
export interface MessageFinding {
  readonly rule: FindingRule;
  readonly severity: 'error' | 'warn';
  /** What the rule found, for its sentence: the parts of an SMS, the characters that cost the encoding. */
  readonly detail: string;
}

export interface Rendered {
  readonly channel: Channel;
  readonly subject: string | null;
  readonly body: string;
}

/** Everything worth seeing in the message as it would be sent; none for a message that is in order. */
export const findingsOf = (message: Rendered): readonly MessageFinding[] => [
  ...(message.channel === 'sms' ? smsFindings(message.body) : []),
  ...errorsOf(message),
];

/** What keeps a message from being sent at all. */
export const errorsOf = (message: Rendered): readonly MessageFinding[] => [
  ...blankFindings(message),
  ...strayFindings(message),
];

const smsFindings = (body: string): MessageFinding[] => {
  const { encoding, parts } = smsLength(body);
  const findings: MessageFinding[] = [];
  if (parts > 1) findings.push({ rule: 'sms-parts', severity: 'warn', detail: String(parts) });
  if (encoding === 'UCS-2') findings.push({ rule: 'sms-encoding', severity: 'warn', detail: costlyCharacters(body) });
  return findings;
};

const costlyCharacters = (body: string): string => {
  const isCostly = (character: string): boolean => encodingOf(character) === 'UCS-2';
  return [...new Set(body)].filter(isCostly).slice(0, 8).join(' ');
};

const encodingOf = (text: string): SmsLength['encoding'] => smsLength(text).encoding;

const blankFindings = ({ channel, subject, body }: Rendered): MessageFinding[] => {
  const findings: MessageFinding[] = [];
  const hasSubject = channel !== 'email' || (subject ?? '').trim() !== '';
  if (!hasSubject) findings.push({ rule: 'empty-subject', severity: 'error', detail: '' });
  if (body.trim() === '') findings.push({ rule: 'empty-body', severity: 'error', detail: '' });
  return findings;
};

const strayFindings = ({ subject, body }: Rendered): MessageFinding[] => {
  const text = `${subject ?? ''}\n${body}`;
  const findings: MessageFinding[] = [];
  const placeholder = /\{\{|\{%/.exec(text);
  if (placeholder) findings.push({ rule: 'placeholder', severity: 'error', detail: placeholder[0] });
  if (hasHidden(text)) findings.push({ rule: 'hidden-characters', severity: 'error', detail: '' });
  return findings;
};
