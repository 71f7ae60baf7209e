import type { Channel } from '../channel.ts';
import { plainLetters } from '../message/given-name.ts';

/** `María Gómez` as `M*** G.`: enough to tell two messages apart, not enough to know whose they are. */
export const maskName = (name: string): string => {
  const initials = wordsOf(name).map(initialOf);
  const [first = '', ...rest] = initials;
  const last = rest.at(-1);
  return `${first}***${last === undefined ? '' : ` ${last}.`}`;
};

/** The end of a number of an account or a person: its last four characters, and never more than half of it. */
export const maskReference = (reference: string): string => {
  const characters = Array.from(reference);
  const shown = Math.min(4, Math.floor(characters.length / 2));
  return `***${shown === 0 ? '' : characters.slice(-shown).join('')}`;
};

/** `maria@example.com` as `m***@e***.com`. */
export const maskEmail = (address: string): string => {
  const [name = '', domain = ''] = splitAtLast(address, '@');
  const [host = '', ending = ''] = splitAtLast(domain, '.');
  return `${initialOf(name)}***@${initialOf(host)}***${ending === '' ? '' : `.${ending}`}`;
};

const splitAtLast = (text: string, mark: string): readonly [string, string] => {
  const at = text.lastIndexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};

/** Where a message goes, masked as its kind of address is; nothing of a postal address is shown. */
export const maskRecipient = (channel: Channel, recipient: string): string => {
  if (channel === 'email') return maskEmail(recipient);
  return channel === 'letter' ? '***' : maskReference(recipient);
};

export interface Personal {
  readonly name: string | null;
  readonly recipient: string;
  readonly channel: Channel;
}

/** The words of a message with the customer's name, however accented, and address replaced by their masks. */
export const maskText = (text: string, { name, recipient, channel }: Personal): string => {
  const withoutAddress = replaceAll(text, recipient, maskRecipient(channel, recipient));
  if (name === null) return withoutAddress;
  return maskWords(replaceAll(withoutAddress, name.trim(), maskName(name)), name);
};

const replaceAll = (text: string, found: string, mask: string): string =>
  found === '' ? text : text.replaceAll(found, () => mask);

/** Only words that the text writes with a capital: "Paz" is a name and "paz" is not. */
const maskWords = (text: string, name: string): string => {
  const parts = new Set(wordsOf(name).map(plainLetters).filter(isTelling));
  return text.replace(/\p{Lu}[\p{L}\p{M}'’]*/gu, (word) => (parts.has(plainLetters(word)) ? maskName(word) : word));
};

const isTelling = (letters: string): boolean => letters.length > 1 && !particles.has(letters);

const particles = new Set('de del la las los da das do dos el y e sa cv ltda srl'.split(' '));

const wordsOf = (name: string): string[] => name.split(/[^\p{L}\p{M}\p{N}'’]+/u).filter((word) => word !== '');

const initialOf = (word: string): string => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '';
