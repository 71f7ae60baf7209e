import type { Channel } from '../channel.ts';

/** How a customer reaches a person, as the end of a sentence in their language: "responda a este mensaje". */
export type HelpPhrases = { readonly default: string } & {
  readonly [channel in Channel]?: string | undefined;
};

/** Who writes to the customers. */
export interface Creditor {
  /** The name that customers know. */
  readonly name: string;
  /** One phrase for all channels, and those of the channels where another one is right. */
  readonly help: HelpPhrases;
  /** Tax number and address, where the law wants them on every letter. */
  readonly identification?: string | undefined;
}

/** The phrase for a channel: nobody can reply to a letter's message. */
export const helpOn = (channel: Channel, help: HelpPhrases): string => help[channel] ?? help.default;

/** What to warn of before anything is sent: messages signed with the name that a new workspace begins with. */
export const namingWarnings = (name: string): readonly string[] =>
  isPlaceholderName(name)
    ? [
        `Messages are signed ${name}: put your name into creditor.name of trato.yaml and then plan, before anything is sent.`,
      ]
    : [];

/** Whether the name is still the one in brackets that a new workspace begins with: nothing may be sent under it. */
const isPlaceholderName = (name: string): boolean => /^\[.*\]$/u.test(name.trim());
