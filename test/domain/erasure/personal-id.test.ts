import { expect, test } from 'vitest';
import { isPersonalId } from '../../../src/domain/erasure/personal-id.ts';

const ana = {
  nationalId: 'AB-123.456',
  phones: ['+525512345678'],
  emails: ['ana@paz.example'],
  names: ['Ana Paz Ríos', null],
};

test.each([
  ['AB123456', true],
  ['ab-123456', true],
  ['5512345678', true],
  ['ana@paz.example', true],
  ['ANA PAZ RIOS', true],
  ['C-1001', false],
  ['345678', false],
  ['A-1', false],
])('%s says who it is: %s', (id, personal) => {
  expect(isPersonalId(id, ana)).toBe(personal);
});
