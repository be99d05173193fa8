import { feed, session } from '../example.ts';

/** A body that no honest server sends, and what the run must come to. */
export interface PayloadAttack {
  readonly name: string;
  readonly body: () => string | Uint8Array;
  /** Requirements that must be broken. */
  readonly broken?: readonly string[];
  /** Requirements that must stay open, with a reason that fits. */
  readonly open?: readonly (readonly [id: string, reason: RegExp])[];
}

const text = (value: unknown): string => JSON.stringify(value);
const MARK = '"@@"';

/** The feed of one session, whose user data holds this raw JSON text. */
const holding = (raw: string): string => {
  const one = session({ userData: { key: '@@' } });
  return text(feed([one])).replace(MARK, () => raw);
};

const nested = (depth: number, open: string, close: string): string =>
  open.repeat(depth) + '1' + close.repeat(depth);
const DEEP = 100_000;
const MANY = 10_000;
/** The whole length takes half a minute a run: with IMSESSIONS_TRUST=long. */
const LONG = process.env['IMSESSIONS_TRUST'] === 'long' ? 50_000_000 : 2_000_000;

export const PAYLOAD_ATTACKS: readonly PayloadAttack[] = [
  {
    name: 'arrays nested 100,000 deep, as the body',
    body: () => nested(DEEP, '[', ']'),
    open: [['IMS-ENV-02', /more than 1000 deep/]],
  },
  {
    name: 'objects nested 100,000 deep, in the user data',
    body: () => holding(nested(DEEP, '{"a":', '}')),
    open: [['IMS-ENV-02', /more than 1000 deep/]],
  },
  {
    name: 'arrays opened 100,000 times and never closed',
    body: () => '['.repeat(DEEP),
    open: [['IMS-ENV-02', /more than 1000 deep/]],
  },
  {
    name: 'a state of many million characters',
    body: () => text(feed([session({ state: 'x'.repeat(LONG) })])),
    broken: ['IMS-STA-02'],
  },
  {
    name: 'user data of many million characters',
    body: () => holding(text('x'.repeat(LONG))),
  },
  {
    name: 'a member name of a million characters, twice',
    body: () => {
      const name = text('n'.repeat(LONG / 2));
      return text(feed([session()])).replace('{', `{${name}:1,${name}:2,`);
    },
    broken: ['IMS-ENV-02'],
  },
  {
    name: 'members named __proto__ everywhere',
    body: () =>
      '{"__proto__":{"statusCode":0,"imSessions":[]},"imSessions":[{"__proto__":{"id":"A","state":"Talking"}}],"statusCode":0}',
    broken: ['IMS-FLD-01'],
  },
  {
    name: 'an envelope that has its members only by __proto__',
    body: () => '{"__proto__":{"statusCode":0,"imSessions":[]}}',
    broken: ['IMS-ENV-03', 'IMS-ENV-04'],
  },
  { name: 'a number beyond all doubles', body: () => holding('1e400') },
  {
    name: 'a statusCode beyond all doubles',
    body: () => text(feed([session()])).replace('"statusCode":0', '"statusCode":1e400'),
    broken: ['IMS-ENV-03'],
  },
  {
    name: 'a statusCode of minus nothing',
    body: () => text(feed([session()])).replace('"statusCode":0', '"statusCode":1e-400'),
  },
  { name: 'lone surrogates in a value and a name', body: () => holding('{"\\ud800":"\\udc00\\ud800"}') },
  {
    name: 'a lone surrogate as id',
    body: () => text(feed([session({ id: '@@' })])).replace(MARK, '"\\ud800"'),
    broken: ['IMS-ID-01'],
  },
  {
    name: 'a surrogate in UTF-8',
    body: () => {
      const [before = '', after = ''] = holding('"@@"').split('@@');
      return Buffer.concat([Buffer.from(before), Buffer.of(0xed, 0xa0, 0x80), Buffer.from(after)]);
    },
    broken: ['IMS-ENV-02'],
  },
  {
    name: 'a NUL in every string',
    body: () =>
      text(
        feed([
          session({ id: 'A\0', state: 'Talking\0', path: '/im-sessions/A\0', capabilities: ['Complete\0'] }),
        ]),
      ),
    broken: ['IMS-ID-01', 'IMS-STA-02', 'IMS-CAP-02'],
  },
  {
    name: 'one name 10,000 times in one object',
    body: () => text(feed([session()])).replace('{', `{${'"a":1,'.repeat(MANY)}`),
    broken: ['IMS-ENV-02'],
  },
  {
    name: '10,000 sessions that are no objects',
    body: () => `{"imSessions":[${Array.from({ length: MANY }, () => 'null').join(',')}],"statusCode":0}`,
    broken: ['IMS-ENV-04'],
  },
  {
    name: '10,000 sessions with one id',
    body: () => text(feed(Array.from({ length: MANY }, () => session()))),
    broken: ['IMS-ID-02'],
  },
  {
    name: '10,000 capabilities that are none',
    body: () => text(feed([session({ capabilities: Array.from({ length: MANY }, (_, at) => `No${at}`) })])),
    broken: ['IMS-CAP-02'],
  },
  {
    name: 'an id that climbs',
    body: () =>
      text(feed([session({ id: '../../../etc/passwd', path: '/im-sessions/../../../etc/passwd' })])),
    broken: ['IMS-ID-01'],
  },
];
