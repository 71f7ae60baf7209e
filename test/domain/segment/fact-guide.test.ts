import { expect, it } from 'vitest';
import { factGuide } from '../../../src/domain/segment/fact-guide.ts';
import { knownFacts } from '../../../src/domain/segment/known-facts.ts';
import { operators } from '../../../src/domain/segment/operator.ts';

it('names every fact once, and every operator', () => {
  const guide = factGuide();
  for (const fact of Object.keys(knownFacts)) {
    expect(
      guide.filter((line) => line.startsWith(`  ${fact} `)),
      fact,
    ).toHaveLength(1);
  }
  for (const operator of operators) expect(guide.join('\n')).toContain(` ${operator}`);
});
