import { describe, expect, it } from 'vitest';
import { bestChannel, isResponse, type Response } from '../../../src/domain/behaviour/response.ts';
import type { Channel } from '../../../src/domain/channel.ts';
import type { Day } from '../../../src/domain/day.ts';

const asOf = '2026-11-20' as Day;

const responses = (told: string): Response[] =>
  told.split(' ').flatMap((one) => {
    const [channel = '', onDay = ''] = one.split('@');
    return one === '' ? [] : [{ channel: channel as Channel, onDay: `2026-${onDay}` as Day }];
  });

describe('the best channel', () => {
  it.each([
    ['nothing came back', '', undefined],
    ['the only one', 'letter@11-01', 'letter'],
    ['the one with more days', 'email@11-19 call@11-01 call@11-02', 'call'],
    ['several on one day are one', 'email@11-19 call@11-01 call@11-01 call@11-01', 'email'],
    ['of equal ones the latest', 'call@11-02 email@11-01 email@11-03 call@11-01', 'email'],
    ['of equal ones of one day the first channel', 'call@11-02 whatsapp@11-02', 'whatsapp'],
    ['what is 90 days old no longer counts', 'call@08-22', undefined],
    ['what is 89 days old does', 'call@08-23', 'call'],
    ['today counts, tomorrow not yet', 'call@11-20 email@11-21 email@11-22', 'call'],
  ])('%s', (_, told, channel) => {
    expect(bestChannel(responses(told), asOf)).toBe(channel);
    expect(bestChannel(responses(told).reverse(), asOf)).toBe(channel);
  });
});

it.each([
  ['out', 'conversation', true],
  ['out', 'no-answer', false],
  ['out', 'third-party', false],
  ['out', null, false],
  ['in', null, true],
  ['in', 'message-left', true],
  ['in', 'conversation', true],
  ['in', 'third-party', false],
  ['in', 'wrong-number', false],
] as const)('a contact %s with result %s is a response: %s', (direction, result, is) => {
  expect(isResponse(direction, result)).toBe(is);
});
