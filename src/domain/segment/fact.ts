import type { FactKind } from './fact-kind.ts';
import { type KnownFact, knownFacts } from './known-facts.ts';

/** The facts that a workspace's conditions can use. */
export interface Facts {
  readonly names: readonly string[];
  readonly buckets: readonly string[];
  /** The kind of the fact by that name; undefined when there is none. */
  readonly kindOf: (name: string) => FactKind | undefined;
  /** Why a fact that there is cannot be used here, if it cannot. */
  readonly barred?: { readonly [Name in KnownFact]?: string };
}

/** The closed list of facts, with the workspace's ageing buckets, and `extra.<name>` for any column of a portfolio's own. */
export const factsWith = (buckets: readonly { readonly name: string }[], barred: Facts['barred'] = {}): Facts => {
  const kinds = new Map<string, FactKind>(Object.entries(knownFacts).map(([name, { kind }]) => [name, kind]));
  return {
    names: [...kinds.keys()].filter((name) => !(name in barred)),
    buckets: buckets.map(({ name }) => name),
    kindOf: (name) => kinds.get(name) ?? (extraName(name) === undefined ? undefined : 'extra'),
    barred,
  };
};

/** The column that `extra.<column>` speaks of; undefined for any other fact. */
export const extraName = (fact: string): string | undefined => /^extra\.([^"\\\p{Cc}]{1,200})$/u.exec(fact)?.[1];
