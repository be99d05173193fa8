import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Act } from './run.test-data.ts';

/** One way to answer as no server should. */
export interface WireAttack {
  readonly name: string;
  readonly act: Act;
  /** What the run must say of it. */
  readonly said: RegExp;
  /** What else is open where one request is answered so, besides the requirement it was sent for. */
  readonly opens?: readonly string[];
  /** Tried in the middle of a live run, too: one of each kind. */
  readonly live?: true;
}

const JSON_TYPE = 'Content-Type: application/json';
export const head = (status: string, ...fields: readonly string[]): string =>
  [`HTTP/1.1 ${status}`, ...fields, '', ''].join('\r\n');

/** Sends one whole answer with a right length, the last one on its connection. */
export const answer =
  (body: string | Uint8Array, status = '200 OK', ...fields: readonly string[]): Act =>
  (socket) => {
    const bytes = Buffer.from(body);
    socket.write(head(status, JSON_TYPE, `Content-Length: ${bytes.length}`, 'Connection: close', ...fields));
    socket.end(bytes);
  };

const write =
  (text: string, then?: (socket: Socket) => void): Act =>
  (socket) => {
    socket.write(text, 'latin1', () => then?.(socket));
  };
const end = (socket: Socket): void => void socket.end();
const reset = (socket: Socket): void => void socket.resetAndDestroy();

/** Writes again and again, as fast as the reader takes it, until the connection closes. */
const endless =
  (first: string, piece: string | Uint8Array): Act =>
  (socket) => {
    socket.write(first);
    const more = (): void => {
      while (!socket.destroyed && socket.write(piece));
    };
    socket.on('drain', more);
    more();
  };

const drip: Act = (socket) => {
  socket.write(head('200 OK', JSON_TYPE, 'Content-Length: 100000'));
  const timer = setInterval(() => socket.write('{'), 20);
  socket.on('close', () => {
    clearInterval(timer);
  });
};

const FEED = '{"imSessions":[],"statusCode":0}';
const BOMB = gzipSync(Buffer.alloc(64 << 20, ' '));
const gzip = (bytes: Uint8Array): Act => answer(bytes, '200 OK', 'Content-Encoding: gzip');
const redirect = (to: string): Act => answer('', '302 Found', `Location: ${to}`);
const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;

/** The body limit in these runs: small enough to be reached in a test. */
export const MAX_BODY = 4 << 20;

export const WIRE_ATTACKS: readonly WireAttack[] = [
  { live: true, name: 'never answers', act: () => undefined, said: /no answer came within [\d,]+ ms/ },
  { name: 'stalls within its head', act: write('HTTP/1.1 200 OK\r\nX: '), said: /no answer came within/ },
  {
    name: 'stalls after its head',
    act: write(head('200 OK', JSON_TYPE, 'Content-Length: 9')),
    said: /0 bytes of its body had come within [\d,]+ ms/,
  },
  { live: true, name: 'drips', act: drip, said: /\d+ bytes of its body had come within [\d,]+ ms/ },
  {
    name: 'never ends its body',
    act: endless(head('200 OK', JSON_TYPE), Buffer.alloc(65_536, ' ')),
    said: /longer than the limit of 4194304 bytes \(--max-body\)/,
  },
  {
    name: 'never ends its chunks',
    act: endless(head('200 OK', JSON_TYPE, 'Transfer-Encoding: chunked'), chunk(' '.repeat(60_000))),
    said: /longer than the limit/,
  },
  {
    name: 'never ends the extension of a chunk',
    act: endless(`${head('200 OK', JSON_TYPE, 'Transfer-Encoding: chunked')}1;x=`, 'y'.repeat(4_096)),
    said: /within [\d,]+ ms|not valid HTTP|longer than the limit/,
  },
  {
    name: 'never ends its head',
    act: endless('HTTP/1.1 200 OK\r\n', `X-${'y'.repeat(200)}: ${'z'.repeat(200)}\r\n`),
    said: /the head of the answer of .* is longer than the limit/,
  },
  {
    name: 'never ends its trailers',
    act: endless(
      `${head('200 OK', JSON_TYPE, 'Transfer-Encoding: chunked')}0\r\n`,
      `X-${'y'.repeat(200)}: ${'z'.repeat(200)}\r\n`,
    ),
    said: /longer than the limit|within [\d,]+ ms/,
  },
  {
    name: 'sends interim answers without end',
    act: endless('', 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'),
    said: /within [\d,]+ ms|interim/,
  },
  { live: true, name: 'sends a gzip bomb', act: gzip(BOMB), said: /longer than the limit of 4194304 bytes/ },
  { name: 'sends gzip that is none', act: gzip(randomBytes(100)), said: /the body is not valid gzip/ },
  {
    name: 'sends gzip that breaks off',
    act: gzip(gzipSync(FEED).subarray(0, -9)),
    said: /the body is not valid gzip/,
  },
  {
    name: 'sends an unknown coding',
    act: answer(FEED, '200 OK', 'Content-Encoding: rot13'),
    said: /Content-Encoding "rot13" is not known/,
  },
  {
    live: true,
    name: 'resets within its body',
    act: write(`${head('200 OK', JSON_TYPE, 'Content-Length: 99')}{"imS`, reset),
    said: /broke off after 5 of the 99 bytes/,
  },
  { name: 'resets at once', act: reset, said: /closed the connection without an answer/ },
  { name: 'closes at once', act: end, said: /closed the connection without an answer/ },
  {
    name: 'announces too little',
    act: write(`${head('200 OK', JSON_TYPE, 'Content-Length: 10')}${FEED}`),
    said: /more bytes than its answer announced/,
  },
  {
    live: true,
    name: 'announces two lengths',
    act: write(`${head('200 OK', JSON_TYPE, 'Content-Length: 10', 'Content-Length: 32')}${FEED}`),
    said: /not valid HTTP: .*Content-Length/i,
  },
  {
    name: 'announces a length and chunks',
    act: write(`${head('200 OK', 'Content-Length: 32', 'Transfer-Encoding: chunked')}${FEED}`),
    said: /not valid HTTP/,
  },
  { name: 'is no HTTP', act: write('SSH-2.0-OpenSSH_9.2\r\n'), said: /not valid HTTP/ },
  { name: 'is HTTP/0.9', act: write('<html></html>', end), said: /not valid HTTP/ },
  {
    name: 'has a control character in a header',
    act: write(head('200 OK', 'A: b\0c')),
    said: /not valid HTTP/,
  },
  {
    name: 'has an invalid chunk',
    act: write(`${head('200 OK', 'Transfer-Encoding: chunked')}zz\r\n`),
    said: /not valid HTTP: .*chunk/i,
  },
  {
    name: 'switches protocols',
    act: write(head('101 Switching Protocols', 'Connection: Upgrade', 'Upgrade: x')),
    said: /switched to another protocol/,
  },
  {
    live: true,
    name: 'redirects in a loop',
    act: redirect('/api/v2/me/im-sessions?fields=id,state'),
    said: /more than 5 redirects/,
  },
  {
    name: 'redirects to another scheme',
    act: redirect('file:///etc/passwd'),
    said: /leads to another origin, which is not followed|leads to no URL/,
  },
  {
    name: 'redirects to a script',
    act: redirect('javascript:alert(1)'),
    said: /leads to another origin, which is not followed|leads to no URL/,
  },
  {
    live: true,
    name: 'asks to wait for years',
    act: answer('', '503 Service Unavailable', 'Retry-After: 999999999999999999999'),
    said: /an intermediary answered HTTP 503/,
    opens: ['IMS-ENV-06'],
  },
  {
    name: 'asks to wait until a year far off',
    act: answer('', '429 Too Many Requests', 'Retry-After: Fri, 31 Dec 9999 23:59:59 GMT'),
    said: /an intermediary answered HTTP 429/,
    opens: ['IMS-ENV-06'],
  },
  {
    name: 'is always too busy',
    act: answer('', '503 Service Unavailable', 'Retry-After: 0'),
    said: /an intermediary answered HTTP 503/,
    opens: ['IMS-ENV-06'],
  },
];
