import { Command } from 'commander';
import { exitCodes, UserError } from '../../domain/errors.ts';
import { nearestWord } from '../../domain/nearest-word.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';

/** `trato help`: on the whole, on a command, or on a topic. */
export const helpCommand = (context: Context): Command =>
  new Command('help')
    .description('help on a command, or on a topic: contact-rules')
    .argument('[words...]', 'a command such as import portfolio, or contact-rules and a country')
    .addHelpText(
      'after',
      '\nTopics:\n  contact-rules [CC]  when, how often and how customers may be contacted in a country, with article and source\n\nExamples:\n  $ trato help contact-rules CO\n  $ trato help import portfolio',
    )
    .action(async (words: readonly string[], _: unknown, command: Command) => {
      const [topic, country] = words;
      if (topic !== 'contact-rules') return commandAt(command, words).help();
      const { helpContactRules } = await import('./contact-rules.ts');
      return helpContactRules(context, command.optsWithGlobals<GlobalOptions>(), country);
    });

const commandAt = (help: Command, words: readonly string[]): Command => {
  let found: Command = help.parent ?? help;
  for (const word of words) {
    const names = found.commands.map((command) => command.name());
    const next = found.commands[names.indexOf(word)];
    if (next === undefined) throw unknownTopic(word, [...names, 'contact-rules']);
    found = next;
  }
  return found;
};

const unknownTopic = (word: string, known: readonly string[]): UserError =>
  new UserError(`There is no help on "${word.slice(0, 40)}".`, {
    code: 'no-such-topic',
    hint: `Did you mean ${nearestWord(word, known) ?? 'contact-rules'}? \`trato help\` lists what there is.`,
    exit: exitCodes.usage,
  });
