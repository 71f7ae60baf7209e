import type { Barrier } from '../barrier/exclusion.ts';
import type { Channel } from '../channel.ts';
import type { ContactWarning } from '../contact/contact-warning.ts';
import type { ContentRule } from '../contact-rules/contact-rule.ts';
import { type ContactRules, contentRules } from '../contact-rules/contact-rules.ts';
import type { Template } from '../message/template.ts';

/** What a template leaves unsaid that those who collect for others must say. */
export interface StatedContent {
  /** Set where a rule that blocks asks for it. */
  readonly barrier: Barrier | undefined;
  readonly warnings: readonly ContactWarning[];
}

/**
 * Holds what a template says it contains against what rules ask of those who collect for others. Nobody can find validation
 * information in a text by program: its author states it in the front matter, and where it is not stated it is missing.
 */
export const statedContent = (
  { contains = [], name }: Pick<Template, 'contains' | 'name'>,
  rules: ContactRules,
  message: { readonly channel: Channel; readonly first: boolean },
): StatedContent => {
  const unmet = contentRules(rules, message).filter(
    ({ kind, actor, elements }) =>
      kind === 'required-content' && actor !== undefined && !elements.every((element) => contains.includes(element)),
  );
  const told = (rule: ContentRule): string => `${name}.liquid does not state contains: [${rule.elements.join(', ')}]`;
  const blocking = unmet.find(({ severity }) => severity === 'block');
  return {
    barrier: blocking && { code: 'language-rule', rule: blocking.id, detail: told(blocking) },
    warnings: unmet
      .filter(({ severity }) => severity === 'warn')
      .map((rule) => ({ rule: rule.id, detail: told(rule) })),
  };
};
