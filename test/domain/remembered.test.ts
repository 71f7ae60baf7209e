import { expect, it } from 'vitest';
import { remembered } from '../../src/domain/remembered.ts';

it('answers as the reading does, for new texts, known ones, those read as nothing and very long ones', () => {
  const read = (text: string): number | undefined => (text.startsWith('x') ? undefined : text.length);
  const again = remembered(read);
  const texts = Array.from({ length: 2500 }, (_, index) =>
    index % 3 === 0 ? `x${index}` : `${index}`.repeat(1 + (index % 5)),
  );
  for (const text of [...texts, ...texts]) expect(again(text)).toBe(read(text));
});

it('reads a short text once', () => {
  let read = 0;
  const count = remembered(() => {
    read += 1;
    return undefined;
  });
  for (let turn = 0; turn < 5; turn += 1) count('es');
  expect(read).toBe(1);
});
