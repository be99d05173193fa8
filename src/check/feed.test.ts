import { describe, expect, it } from 'vitest';
import type { Exchange } from '../exchange.ts';
import type { JsonProblem } from '../json/read.ts';
import { readJson } from '../json/read.ts';
import { isArray, isObject, type Json } from '../json/value.ts';
import { bodyOf, isAccepted, readingOf } from './answer.ts';
import { feedOf, visitFeed } from './feed.ts';

const LONG = 'x'.repeat(300);
const session = (id: string, more = ''): string =>
  `{"id":"${id}","state":"Talking","note":"${LONG}é😀"${more}}`;
const ids = Array.from({ length: 4000 }, (_, index) => `S${index}`);

function exchange(body: string, step = 'feed'): Exchange {
  return {
    index: 0,
    step: { name: 'feed.plain', shows: step },
    agent: 'first',
    request: { method: 'GET', url: '', path: '', headers: [] },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: '1.1',
      headers: [],
      body: new TextEncoder().encode(body),
    },
    startedMs: 0,
    durationMs: 0,
    attempts: 1,
    earlier: [],
    echoes: [],
  };
}

const feed = (sessions: readonly string[], rest = ''): string =>
  `{"statusCode":0,"imSessions":[\n${sessions.join(',\n')}]${rest}}`;

interface Visited {
  readonly value: Json | undefined;
  readonly problems: readonly JsonProblem[];
  readonly sessions: readonly Json[];
}

function visited(one: Exchange): Visited {
  const sessions: Json[] = [];
  const { value, problems } = visitFeed(one, (shown, index) => {
    sessions[index] = shown;
  });
  return { value, problems, sessions };
}

const large = ids.map((id) => session(id));

describe('a large feed', () => {
  it.each([
    ['as it should be', feed(large)],
    ['with members around the list', feed(large, ',"statusMessage":"é"')],
    ['with an entry that is no object', feed([...large, 'null', '[1]', session('last')])],
    ['with names that stand twice', feed([...large, session('twice', ',"id":"again"')], ',"statusCode":0')],
    ['with an id that stands twice', feed([...large, session('S7', ',"second":true')])],
    ['with bytes after it', `${feed(large)} x`],
    ['with a byte-order mark', `\ufeff${feed(large)}`],
  ])('is what it would be if it were small: %s', (_, text) => {
    const one = exchange(text);
    const whole = readJson(new TextEncoder().encode(text));
    const list = isObject(whole.value) ? whole.value['imSessions'] : undefined;
    const entries = isArray(list) ? list : [];
    const { value, problems, sessions } = visited(one);
    expect(problems).toEqual(whole.problems);
    expect(sessions).toEqual(entries);
    expect(value).toEqual(isObject(whole.value) ? { ...whole.value, imSessions: [] } : whole.value);
    const reading = feedOf(one);
    expect(reading?.sessionsKnown).toBe(true);
    expect(reading?.count).toBe(entries.length);
    expect(reading?.sessions()).toEqual(entries.filter(isObject));
    expect(reading?.session('S7')).toEqual(entries[7]);
    expect(reading?.session('S3999')).toEqual(entries[3999]);
    expect(reading?.session('none')).toBeUndefined();
  });

  it('is not kept with its sessions', () => {
    const one = exchange(feed(large));
    expect(bodyOf(one)).toEqual({ statusCode: 0, imSessions: [] });
    expect(isAccepted(one)).toBe(true);
    expect(readingOf(exchange(feed(large), 'partial')).value).toMatchObject({ imSessions: { length: 4000 } });
  });

  it('has no sessions that count where it is malformed, or its list is none', () => {
    for (const text of [feed(large).slice(0, -5), feed(large, ',"imSessions":null')]) {
      const reading = feedOf(exchange(text));
      expect(reading?.sessionsKnown).toBe(false);
      expect(reading?.count).toBe(0);
      expect(reading?.ids.size).toBe(0);
      expect(reading?.sessions()).toEqual([]);
    }
  });

  it('is the last of two lists', () => {
    const reading = feedOf(exchange(feed(large, `,"imSessions":[${session('B')}]`)));
    expect([...(reading?.ids ?? [])]).toEqual(['B']);
    expect(reading?.session('B')).toEqual(JSON.parse(session('B')));
    expect(reading?.sessions()).toEqual([JSON.parse(session('B'))]);
  });

  it('of 200,000 sessions gives each of them by its id', () => {
    const many = Array.from({ length: 200_000 }, (_, at) => `S${at}`);
    const reading = feedOf(exchange(feed(many.map((id) => session(id)))));
    // Taken one after another from the list this would not end within the time of a test.
    expect(many.filter((id) => reading?.session(id)?.['id'] !== id)).toEqual([]);
  });

  it('is compared by its ids', () => {
    const reading = feedOf(exchange(feed(large)));
    const turned = feedOf(exchange(feed(large.toReversed())));
    const other = feedOf(exchange(feed([...large.slice(1), session('other')])));
    if (!reading || !turned || !other) throw new Error('a feed was not read');
    expect(reading.sameIds(turned)).toBe(true);
    expect(reading.sameIds(other)).toBe(false);
    expect(feedOf(exchange(feed([session('A')])))?.sameIds(reading)).toBe(false);
  });
});
