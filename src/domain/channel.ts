/** The ways a customer can be contacted. */
export const channels = ['sms', 'whatsapp', 'email', 'letter', 'call'] as const;
export type Channel = (typeof channels)[number];

/** Reads a channel's name as it is written in files, settings and on the command line. */
export const parseChannel = (text: string): Channel | undefined => {
  const name = text.trim().toLowerCase();
  return channels.find((channel) => channel === name);
};
