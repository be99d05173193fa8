import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Running, Trial } from './trial.ts';

/** One answer to whatever is asked. */
interface Answer {
  readonly status?: number;
  readonly mediaType?: string;
  readonly body: string | Uint8Array;
}

interface Degenerate {
  readonly name: string;
  readonly answer: Answer;
  readonly meets: readonly string[];
}

const JSON_TYPE = 'application/json';

const LOGIN_PAGE =
  '<!DOCTYPE html><html lang="en"><title>Log in</title><form method="post"><input name="user"></form></html>';

const EMPTY_FEED = '{"imSessions":[],"statusCode":0}';

/** What a broken proxy, a wrong port or a stub answers; `meets` is what one look at that answer shows to be fine. */
const DEGENERATE: readonly Degenerate[] = [
  { name: 'empty-200-everywhere', answer: { body: '' }, meets: [] },
  { name: 'empty-json-200-everywhere', answer: { mediaType: JSON_TYPE, body: '' }, meets: ['IMS-ENV-01'] },
  {
    name: 'bytes-ff-fe-80-everywhere',
    answer: { mediaType: JSON_TYPE, body: Uint8Array.of(0xff, 0xfe, 0x80) },
    meets: ['IMS-ENV-01'],
  },
  {
    name: 'empty-object-everywhere',
    answer: { mediaType: JSON_TYPE, body: '{}' },
    meets: ['IMS-ENV-01', 'IMS-ENV-02'],
  },
  { name: 'login-page-everywhere', answer: { mediaType: 'text/html', body: LOGIN_PAGE }, meets: [] },
  {
    name: 'unauthorised-everywhere',
    answer: {
      status: 401,
      mediaType: JSON_TYPE,
      body: '{"statusCode":20,"statusMessage":"Not authenticated"}',
    },
    meets: [],
  },
  { name: 'unauthorised-without-body', answer: { status: 401, body: '' }, meets: [] },
  {
    name: 'same-success-everywhere',
    answer: { mediaType: JSON_TYPE, body: '{"statusCode":0}' },
    meets: ['IMS-ENV-01', 'IMS-ENV-02', 'IMS-ENV-03', 'IMS-ENV-05'],
  },
  {
    name: 'same-empty-feed-everywhere',
    answer: { mediaType: JSON_TYPE, body: EMPTY_FEED },
    meets: ['IMS-ENV-01', 'IMS-ENV-02', 'IMS-ENV-03', 'IMS-ENV-04', 'IMS-ENV-05'],
  },
  {
    name: 'same-error-everywhere',
    answer: { status: 500, mediaType: JSON_TYPE, body: '{"statusCode":4,"statusMessage":"Internal error"}' },
    meets: [],
  },
  {
    name: 'not-found-everywhere',
    answer: { status: 404, mediaType: 'text/html', body: LOGIN_PAGE },
    meets: [],
  },
];

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The degenerate server has no port');
  return address.port;
}

async function serve({ status = 200, mediaType, body }: Answer): Promise<Running> {
  const server = createServer((incoming, outgoing) => {
    incoming.resume();
    outgoing.writeHead(status, mediaType === undefined ? {} : { 'Content-Type': mediaType }).end(body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Servers that are none: of what looks at content, nothing may pass. */
export const degenerateTrials: readonly Trial[] = DEGENERATE.map(({ name, answer, meets }) => ({
  name,
  kind: 'degenerate',
  profiles: ['feed', 'operations', 'notifications', 'security', 'robustness'],
  excused: [],
  meets,
  start: () => serve(answer),
}));
