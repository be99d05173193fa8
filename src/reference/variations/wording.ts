import { isArray, isObject, type Json, type JsonObject } from '../../json/value.ts';
import type { Answer, Hooks } from '../hooks.ts';
import { mix } from '../prefill.ts';
import { dimension, type Dimension } from './dimension.ts';

/** Changes every JSON value that the server sends, in answers and in notifications. */
const everyValue = (change: (value: Json) => Json): Hooks => ({
  answer: (answer) => ({ ...answer, body: change(answer.body) }),
  notices: (notices) => notices.map((notice) => ({ ...notice, data: change(notice.data) })),
});

const everyText = (change: (text: string) => string): Hooks => ({
  content: (content) => (typeof content === 'string' ? change(content) : content),
});

const everyHeader = (change: (header: readonly [string, string]) => readonly [string, string]): Hooks => ({
  answer: (answer): Answer => ({ ...answer, headers: answer.headers.map(change) }),
});

/** An order of the members that depends on the seed only. */
function reordered(value: Json, seed: number): Json {
  if (isArray(value)) return value.map((one) => reordered(one, seed));
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member], index) => ({
    name,
    member: member === undefined ? undefined : reordered(member, seed),
    rank: mix(seed, index + name.length * 31),
  }));
  members.sort((one, other) => one.rank - other.rank);
  return Object.fromEntries(members.map(({ name, member }) => [name, member]));
}

const EXTRA = { xVendor: { note: 'not documented', list: [1, null, 'ä'] }, 'x-empty': null };

const isEnvelope = (value: Json): boolean => isObject(value) && 'statusMessage' in value;

/** Members that no page documents, wherever that is allowed: not in errors, and not in user data. */
function withExtras(value: Json): Json {
  if (isArray(value)) return value.map(withExtras);
  if (!isObject(value) || isEnvelope(value)) return value;
  const members = Object.entries(value).map(([name, member]) => ({
    [name]: member === undefined || name === 'userData' ? member : withExtras(member),
  }));
  return members.reduce<JsonObject>((all, one) => ({ ...all, ...one }), EXTRA);
}

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/** White space wherever JSON allows it. */
const spaced = (text: string): string => {
  const tokens = text.match(TOKENS) ?? [];
  return `\n${tokens.map((token, index) => token + (index % 3 === 0 ? ' \t' : '\r\n  ')).join('')}\n`;
};

const escaped = (text: string): string =>
  text
    .replaceAll('/', '\\/')
    .replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const zeroAs = (zero: string): Hooks =>
  everyText((text) => text.replaceAll(/"statusCode":0(?=[,}])/g, `"statusCode":${zero}`));

const charset = (parameter: string): Hooks =>
  everyHeader(([name, value]) => [name, name === 'Content-Type' ? value + parameter : value]);

const NUMBER = { group: 'number form' };
const TYPE = { group: 'media type' };
const CASE = { group: 'header case' };

/** Different texts of the same JSON, and different headers of the same answers. */
export const wordingDimensions: readonly Dimension[] = [
  dimension('unknown-members', 'Undocumented members stand everywhere but in errors', everyValue(withExtras)),
  dimension('member-order', 'Members stand in another order', ({ seed }) =>
    everyValue((value) => reordered(value, seed)),
  ),
  dimension('zero-as-fraction', '`statusCode` is written 0.0', zeroAs('0.0'), NUMBER),
  dimension('zero-with-exponent', '`statusCode` is written 0e0', zeroAs('0e0'), NUMBER),
  dimension('zero-negative', '`statusCode` is written -0', zeroAs('-0'), NUMBER),
  dimension('escapes', 'Slashes and characters that are not ASCII are escaped', everyText(escaped)),
  dimension('white-space', 'White space stands wherever JSON allows it', everyText(spaced)),
  dimension('charset', 'The media type has a charset', charset('; charset=utf-8'), TYPE),
  dimension(
    'charset-upper-case',
    'The charset is in upper case and quoted',
    charset(';charset="UTF-8"'),
    TYPE,
  ),
  dimension(
    'headers-lower-case',
    'Header names are in lower case',
    everyHeader(([name, value]) => [name.toLowerCase(), value]),
    CASE,
  ),
  dimension(
    'headers-upper-case',
    'Header names are in upper case',
    everyHeader(([name, value]) => [name.toUpperCase(), value]),
    CASE,
  ),
  dimension('chunked', 'Answers come in small chunks of no announced length', { delivery: () => 'chunked' }),
  dimension('other-cookie', 'A cookie of a load balancer is set with each answer', {
    answer: (answer) => ({
      ...answer,
      headers: [...answer.headers, ['Set-Cookie', 'ROUTEID=.1; path=/; HttpOnly'] as const],
    }),
  }),
  dimension('connection-close', 'Connections are not kept', {
    answer: (answer) => ({
      ...answer,
      headers: [
        ...answer.headers.filter(([name]) => name !== 'Connection'),
        ['Connection', 'close'] as const,
      ],
    }),
  }),
];
