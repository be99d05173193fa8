import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Identity } from './hooks.ts';
import type { Settings } from './options.ts';
import { refuse } from './refusal.ts';

const COOKIE = 'JSESSIONID';
/** As many HTTP sessions as are kept; the oldest go first. */
const MOST_SESSIONS = 10_000;

interface HttpSession {
  readonly id: string;
  readonly agent: string;
  readonly token: string;
}

/** Who a request comes from, its HTTP session, and whether that is a new one, whose cookie must be set. */
export interface Visit {
  readonly identity: Identity;
  readonly http?: HttpSession;
  readonly isNew: boolean;
}

const digest = (value: string) => createHash('sha256').update(value).digest();
const isSame = (one: string, other: string) => timingSafeEqual(digest(one), digest(other));

/** Name and password of a Basic `Authorization` header (RFC 7617). */
export function basicCredentials(header: string): readonly [name: string, password: string] | undefined {
  const encoded = /^basic +([\w+/=-]+) *$/i.exec(header)?.[1];
  if (encoded === undefined) return undefined;
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon < 0 ? undefined : [decoded.slice(0, colon), decoded.slice(colon + 1)];
}

const cookies = (header: string | undefined, name: string): string[] =>
  (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));

/** Credentials, HTTP sessions and CSRF tokens. */
export class Access {
  private readonly settings: Settings;
  private readonly sessions = new Map<string, HttpSession>();
  private readonly authorise: (identity: Identity, headers: IncomingHttpHeaders) => Identity;

  constructor(settings: Settings, authorise: (identity: Identity, headers: IncomingHttpHeaders) => Identity) {
    this.settings = settings;
    this.authorise = authorise;
  }

  /** An `Authorization` header decides where there is one, else the session cookie. */
  visit(headers: IncomingHttpHeaders): Visit {
    const known = cookies(headers.cookie, COOKIE)
      .map((id) => this.sessions.get(id))
      .find((session) => session !== undefined);
    const identity = this.authorise(this.identify(headers, known), headers);
    if ('refusal' in identity) return { identity, isNew: false };
    if (known?.agent === identity.agent) return { identity, http: known, isNew: false };
    return { identity, http: this.open(identity.agent), isNew: true };
  }

  cookieOf(session: HttpSession): string {
    return `${COOKIE}=${session.id}; Path=/; HttpOnly`;
  }

  csrfHeaders(session: HttpSession): (readonly [string, string])[] {
    return [
      ['X-CSRF-HEADER', this.settings.csrfHeader],
      ['X-CSRF-TOKEN', session.token],
    ];
  }

  hasToken(session: HttpSession, headers: IncomingHttpHeaders): boolean {
    const sent = headers[this.settings.csrfHeader.toLowerCase()];
    return typeof sent === 'string' && isSame(sent, session.token);
  }

  private identify(headers: IncomingHttpHeaders, known: HttpSession | undefined): Identity {
    const { authorization } = headers;
    if (authorization === undefined)
      return known ? { agent: known.agent } : { refusal: refuse('not-authenticated') };
    const [name, password] = basicCredentials(authorization) ?? [];
    const agent = this.settings.agents.find((one) => one.name === name);
    return agent && password !== undefined && isSame(agent.password, password)
      ? { agent: agent.name }
      : { refusal: refuse('not-authenticated') };
  }

  private open(agent: string): HttpSession {
    const session = { id: randomUUID().replaceAll('-', ''), agent, token: randomUUID() };
    this.sessions.set(session.id, session);
    const [oldest] = this.sessions.keys();
    if (this.sessions.size > MOST_SESSIONS && oldest !== undefined) this.sessions.delete(oldest);
    return session;
  }
}
