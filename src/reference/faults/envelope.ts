import { isArray, type Json, type JsonObject } from '../../json/value.ts';
import {
  answering,
  anyFeed,
  bodyOf,
  contentOf,
  fault,
  typed,
  wholeFeed,
  without,
  type Fault,
} from './fault.ts';

const content = (name: string, summary: string, change: (text: string) => string | Uint8Array): Fault =>
  fault(name, 'IMS-ENV-02', summary, contentOf(wholeFeed, change));

const body = (
  name: string,
  requirement: string,
  summary: string,
  change: (feed: JsonObject) => Json,
): Fault => fault(name, requirement, summary, bodyOf(wholeFeed, change));

const mediaType = (name: string, requirement: string, summary: string, type?: string): Fault =>
  fault(
    name,
    requirement,
    summary,
    answering(wholeFeed, (answer) => typed(answer, type)),
  );

const withEntry = (feed: JsonObject, entry: Json): Json => ({
  ...feed,
  imSessions: [...(isArray(feed['imSessions']) ? feed['imSessions'] : []), entry],
});

/** One entry more, whichever members are wanted. */
const entry = (name: string, summary: string, value: Json): Fault =>
  fault(
    name,
    'IMS-ENV-04',
    summary,
    bodyOf(anyFeed, (feed) => withEntry(feed, value)),
  );

export const envelopeFaults: readonly Fault[] = [
  fault(
    'feed-created',
    'IMS-ENV-01',
    'The feed is answered with HTTP 201',
    answering(wholeFeed, (answer) => ({ ...answer, status: 201 })),
  ),
  mediaType('feed-as-html', 'IMS-ENV-01', 'The feed is sent as text/html', 'text/html'),
  mediaType('feed-as-text', 'IMS-ENV-01', 'The feed is sent as text/plain', 'text/plain; charset=utf-8'),
  mediaType(
    'feed-as-bytes',
    'IMS-ENV-01',
    'The feed is sent as application/octet-stream',
    'application/octet-stream',
  ),
  mediaType('feed-without-media-type', 'IMS-ENV-01', 'The feed has no Content-Type'),

  content('feed-byte-order-mark', 'A byte-order mark stands before the feed', (text) => `\uFEFF${text}`),
  content('feed-trailing-bytes', 'Something follows the feed', (text) => `${text}\n{}`),
  content('feed-trailing-comma', 'A comma stands before the closing bracket', (text) =>
    text.replace(/\]([^\]]*)$/, ',]$1'),
  ),
  content('feed-single-quotes', 'Names and strings are in single quotes', (text) =>
    text.replaceAll('"', "'"),
  ),
  content('feed-duplicate-state', 'A session has two members `state`', (text) =>
    text.replace('"state":', '"state":"Talking","state":'),
  ),
  content('feed-duplicate-status-code', '`statusCode` stands twice', (text) =>
    text.replace(/^\{/, '{"statusCode":0,'),
  ),
  content('feed-latin-1', 'A string is in Latin-1', (text) =>
    Buffer.from(text.replace('"favColor":"', '"favColor":"\u00e9'), 'latin1'),
  ),
  content('feed-utf-16', 'The feed is in UTF-16', (text) => Buffer.from(text, 'utf16le')),
  content('feed-cut-off', 'The last bytes are missing', (text) => text.slice(0, -3)),
  content('feed-raw-control-character', 'A string has a line feed in it that is not escaped', (text) =>
    text.replace('"favColor":"', '"favColor":"\n'),
  ),
  content('feed-empty', 'The body is empty', () => ''),
  content('feed-in-array', 'The body is an array', (text) => `[${text}]`),
  content('feed-with-comment', 'A comment stands in the body', (text) => `${text}/* end */`),

  body('status-code-missing', 'IMS-ENV-03', '`statusCode` is missing', (feed) => without(feed, 'statusCode')),
  body('status-code-string', 'IMS-ENV-03', '`statusCode` is "0"', (feed) => ({ ...feed, statusCode: '0' })),
  body('status-code-null', 'IMS-ENV-03', '`statusCode` is null', (feed) => ({ ...feed, statusCode: null })),
  body('status-code-false', 'IMS-ENV-03', '`statusCode` is false', (feed) => ({
    ...feed,
    statusCode: false,
  })),
  body('status-code-fraction', 'IMS-ENV-03', '`statusCode` is 0.5', (feed) => ({ ...feed, statusCode: 0.5 })),

  body('sessions-missing', 'IMS-ENV-04', '`imSessions` is missing', (feed) => without(feed, 'imSessions')),
  body('sessions-null', 'IMS-ENV-04', '`imSessions` is null', (feed) => ({ ...feed, imSessions: null })),
  body('sessions-in-object', 'IMS-ENV-04', '`imSessions` is an object', (feed) => ({
    ...feed,
    imSessions: Object.fromEntries((isArray(feed['imSessions']) ? feed['imSessions'] : []).entries()),
  })),
  entry('sessions-entry-string', 'A session is a string', 'session'),
  entry('sessions-entry-null', 'A session is null', null),
  entry('sessions-entry-array', 'A session is an array', []),

  body(
    'status-message-on-success',
    'IMS-ENV-05',
    'A `statusMessage` stands beside `statusCode` 0',
    (feed) => ({
      ...feed,
      statusMessage: 'OK',
    }),
  ),
  body(
    'status-message-empty',
    'IMS-ENV-05',
    'An empty `statusMessage` stands beside `statusCode` 0',
    (feed) => ({
      ...feed,
      statusMessage: '',
    }),
  ),
  body(
    'status-message-null',
    'IMS-ENV-05',
    'A `statusMessage` null stands beside `statusCode` 0',
    (feed) => ({
      ...feed,
      statusMessage: null,
    }),
  ),

  mediaType('feed-as-text-json', 'IMS-ENV-08', 'The feed is sent as text/json', 'text/json'),
  mediaType(
    'feed-as-vendor-json',
    'IMS-ENV-08',
    'The feed is sent as a +json type',
    'application/vnd.genesys+json',
  ),
  mediaType(
    'feed-charset-latin-1',
    'IMS-ENV-08',
    'The charset is said to be ISO-8859-1',
    'application/json; charset=ISO-8859-1',
  ),
];
