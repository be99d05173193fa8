import type { ImSession } from '../../contract/types.ts';
import { changed, renamed, type SessionCase } from '../session-case.ts';

/** Ids that may stand in a path, though they are no call UUID of SIP Server. */
const otherId = (description: string, id: (from: string) => string): SessionCase => ({
  requirement: 'IMS-ID-04',
  description: `the id is legal, but no call UUID: ${description}`,
  change: (session) => ({ payload: renamed(session, id(session.id)), pointer: '/id' }),
});

const uuid = (description: string, id: string): SessionCase => ({
  requirement: null,
  description: `the id is ${description}`,
  change: (session) => ({ payload: renamed(session, id), pointer: '/id' }),
});

const uri = (description: string, make: (path: string, session: ImSession) => string): SessionCase => ({
  requirement: null,
  description: `the uri has ${description}`,
  change: (session) => changed(session, ['uri'], make(session.path, session)),
});

export const addressEdges: readonly SessionCase[] = [
  uuid('32 times the digit 0', '0'.repeat(32)),
  uuid('32 times the letter Z', 'Z'.repeat(32)),
  otherId('one character', () => 'x'),
  otherId('31 characters', (id) => id.slice(1)),
  otherId('33 characters', (id) => `${id}0`),
  otherId('255 characters', () => 'A'.repeat(255)),
  otherId('4,096 characters', () => 'A'.repeat(4096)),
  otherId('three dots', () => '...'),
  otherId('every character that may stand in a path segment', () => "AZaz09-._~!$&'()*+,;=:@"),
  otherId('a colon and an at sign', (id) => `sip:${id}@host`),
  uri('no port', (path) => `https://gws.example/api/v2${path}`),
  uri('the lowest port', (path) => `http://gws.example:1/api/v2${path}`),
  uri('the highest port', (path) => `http://gws.example:65535/api/v2${path}`),
  uri('a host of one label', (path) => `http://localhost:8090/api/v2${path}`),
  uri('an IPv4 address', (path) => `http://192.0.2.1:8090/api/v2${path}`),
  uri('an IPv6 address', (path) => `http://[2001:db8::1]:8090/api/v2${path}`),
  uri('a host of 253 characters', (path) => `https://${'a.'.repeat(126)}b/api/v2${path}`),
  uri('an underscore in its host', (path) => `http://gws_1.example/api/v2${path}`),
  uri('a prefix before that of the API', (path) => `https://gws.example/tenants/7/api/v2${path}`),
  uri('its scheme in upper case', (path) => `HTTPS://gws.example/api/v2${path}`),
  uri('its host in upper case', (path) => `https://GWS.EXAMPLE/api/v2${path}`),
];
