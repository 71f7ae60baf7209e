import { type Document, isAlias, isCollection, isScalar, visit } from 'yaml';
import { looksLikeThousands, twoWays } from './amount-doubt.ts';

/** Something in YAML that is right for YAML and hardly what its writer meant. */
export interface YamlDoubt {
  readonly offset: number;
  readonly problem: string;
}

/** Deeper than any file here needs to be. */
const deepest = 30;

/** References, which are mostly a star before a word; numbers that may be thousands; what is nested without end. */
export const yamlDoubts = (document: Document, text: string): YamlDoubt[] => {
  const doubts: YamlDoubt[] = [];
  visit(document, (key, node, path) => {
    const offset = nodeStart(node);
    if (isCollection(node) && path.filter(isCollection).length >= deepest) {
      doubts.push({ offset, problem: tooDeep });
      return visit.BREAK;
    }
    if (isAlias(node)) doubts.push({ offset, problem: reference(text.slice(offset)) });
    if (key !== 'key' && isScalar(node) && typeof node.value === 'number' && looksLikeThousands(node.source ?? '')) {
      doubts.push({ offset, problem: twoWays(node.source ?? '') });
    }
    return undefined;
  });
  return doubts;
};

const reference = (text: string): string => {
  const [written = ''] = text.split(/\r?\n|\s#|[,\]}]/, 1);
  return `found ${written.trim()}, which is a reference to another place, expected it in quotes: "${written.trim()}"`;
};

/** What is told of a nesting without end. */
export const tooDeep = `nested too deeply, expected at most ${deepest} levels`;

const nodeStart = (node: unknown): number => {
  const { range } = (node ?? {}) as { readonly range?: readonly [number, number, number] | null };
  return range?.[0] ?? 0;
};

/** Roughly where a text that is nested too deeply to be read begins to be so. */
export const deepPlace = (text: string): number => {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if ('[{'.includes(letter)) depth += 1;
    else if (']}'.includes(letter)) depth -= 1;
    if (depth > deepest) return at;
  }
  return Math.max(0, text.search(/^ {120}/m));
};
