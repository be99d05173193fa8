import { describe, expect, it } from 'vitest';
import { OTHER_ID, session, feed, SAMPLE } from '../../suites/example.ts';
import { matchers, type Matched } from './index.ts';

const { toConformToImSession, toConformToImSessionFeed, toConformToImSessionNotification } = matchers;

const change = (imSession: object): object => ({
  messageType: 'IMSessionStateChangeMessage',
  notificationType: 'StatusChange',
  imSession,
});

const passes = ({ pass }: Matched): boolean => pass;

describe('what conforms', () => {
  it.each<[string, Matched]>([
    ['a session', toConformToImSession.call({}, session())],
    ['a session as text', toConformToImSession.call({}, JSON.stringify(session()))],
    ['a feed', toConformToImSessionFeed.call({}, feed([session()]))],
    ['a feed as bytes', toConformToImSessionFeed.call({}, Buffer.from(JSON.stringify(feed([session()]))))],
    ['a notification', toConformToImSessionNotification.call({}, change(session()))],
    [
      'a message',
      toConformToImSessionNotification.call({}, { channel: '/v2/me/im-sessions', data: change(session()) }),
    ],
  ])('passes: %s', (_, matched) => {
    expect(passes(matched)).toBe(true);
    expect(matched.message()).toContain('was expected not to conform');
  });
});

describe('what does not', () => {
  it('is told with requirement, pointer, expected and actual', () => {
    const matched = toConformToImSessionFeed.call(
      {},
      feed([session(), session({ id: OTHER_ID, path: SAMPLE.path })]),
    );
    expect(passes(matched)).toBe(false);
    const told = matched.message();
    expect(told).toMatch(/^the feed does not conform: 1 requirement is broken\n\nIMS-PATH-02 \(must\): /);
    expect(told).toContain('at /imSessions/1/path');
    expect(told).toContain(`actual    ${SAMPLE.path}`);
    expect(told).toContain(`expected  /im-sessions/${OTHER_ID}`);
  });

  it('names the requirement that a session in a notification breaks', () => {
    const told = toConformToImSessionNotification.call({}, change(session({ state: ' Talking' }))).message();
    expect(told).toContain('IMS-NTF-06');
    expect(told).toContain('IMS-STA-02');
    expect(told).toContain('at /imSession/state');
    expect(told).toContain('actual    " Talking"');
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['text that is no JSON', '{"id":'],
    ['an empty object', {}],
    ['a doubled name, as text shows it', JSON.stringify(session()).replace('{', '{"state":"Talking",')],
  ])('fails: %s', (_, received) => {
    expect(passes(toConformToImSession.call({}, received))).toBe(false);
  });

  it('includes a broken should only where that counts', () => {
    const named = session({ participants: [] });
    expect(passes(toConformToImSession.call({}, named))).toBe(true);
    const strict = toConformToImSession.call({}, named, { failOn: 'should' });
    expect([passes(strict), strict.message()]).toEqual([
      false,
      expect.stringContaining('IMS-PAR-06 (should)'),
    ]);
  });

  it('shows nothing that a terminal or a CI runner would act on', () => {
    const told = toConformToImSession.call({}, session({ state: '\u001b[2J\n::error::x' })).message();
    expect(told).not.toMatch(/\u001b|^\s*::error/m);
  });
});

describe('what cannot be judged', () => {
  it.each<[string, (isNot: boolean) => Matched]>([
    ['a feed without sessions', (isNot) => toConformToImSessionFeed.call({ isNot }, feed([]))],
    ['no value at all', (isNot) => toConformToImSession.call({ isNot }, undefined)],
    [
      'a message on another topic',
      (isNot) => toConformToImSessionNotification.call({ isNot }, { channel: '/x', data: {} }),
    ],
    [
      'a session whose requirement is left out',
      (isNot) => toConformToImSession.call({ isNot }, session(), { only: ['IMS-ID-03'] }),
    ],
  ])('neither conforms nor does not: %s', (_, match) => {
    // With `not` it is a pass that fails the test.
    expect([passes(match(false)), passes(match(true))]).toEqual([false, true]);
    expect(match(false).message()).toContain('could not be judged');
  });
});

it('refuses a word that names no requirement', () => {
  expect(() => toConformToImSession.call({}, session(), { only: ['IMS-STA-09'] })).toThrow('IMS-STA-09');
});
