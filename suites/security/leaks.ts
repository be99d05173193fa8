import { each, type Subject } from '../../src/check/each.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import { skip } from '../../src/check/outcome.ts';
import type { EvidenceRequirement, Verdict } from '../../src/check/requirement.ts';
import { headerValues, type Exchange } from '../../src/exchange.ts';
import { NO_TARGET } from '../feed/subjects.ts';

const about = {
  kind: 'evidence',
  level: 'should',
  area: 'security',
  profile: 'security',
  firmness: 'practice',
} as const;

export const noEcho: EvidenceRequirement = {
  ...about,
  id: 'IMS-SEC-07',
  source: 'RFC 9110',
  title: 'no answer repeats the password or the `Authorization` header',
  how: 'Every answer of the run, headers and body, is searched for the password and for what was sent as `Authorization`. A finding never shows what it found.',
  cause: 'A debugging page or an error message that prints the request.',
  examples: {
    holds: { statusMessage: 'Not authenticated' },
    breaks: { statusMessage: 'Not authenticated: Basic [hidden]' },
  },
  judge(evidence) {
    if (evidence.settings.origin === 'files') return skip(NO_TARGET.reason, NO_TARGET.remedy);
    if (evidence.settings.credentials === 'none')
      return skip('no credentials were given', 'give --user and --password');
    return each(
      evidence.exchanges
        .filter(({ response }) => response !== undefined)
        .map((exchange) => ({ value: exchange, exchange })),
      ({ echoes }): Verdict => {
        const [what] = echoes;
        return what === undefined
          ? undefined
          : {
              code: 'secret-repeated',
              message: `the answer repeats the ${what === 'password' ? 'password' : 'Authorization header'}`,
              expected: 'no credentials in an answer',
              actual: `[${what}]`,
            };
      },
      { reason: 'no answer came', remedy: 'see that the target answers' },
    );
  },
};

interface Cookie {
  readonly name: string;
  readonly attributes: readonly string[];
  readonly isSecure: boolean;
}

/** The session cookies that the target set, with their attributes in lower case. */
function* cookies({ exchanges }: Evidence): Generator<Subject<Cookie>> {
  for (const exchange of exchanges)
    for (const line of headerValues(exchange.response?.headers ?? [], 'set-cookie')) {
      const [pair = '', ...attributes] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      const words = attributes.map((one) => one.trim().toLowerCase());
      if (name.trim().toUpperCase() !== 'JSESSIONID' || value.join('=').trim() === '' || isDeletion(words))
        continue;
      yield { value: { name: name.trim(), attributes: words, isSecure: isHttps(exchange) }, exchange };
    }
}

const isDeletion = (attributes: readonly string[]): boolean =>
  attributes.some((one) => /^max-age=(?:0|-\d+)$/.test(one));

const isHttps = ({ request }: Exchange): boolean => /^https:/i.test(request.url);

export const cookieAttributes: EvidenceRequirement = {
  ...about,
  id: 'IMS-SEC-08',
  source: 'RFC 6265',
  title: 'the session cookie is `HttpOnly`, and `Secure` over https',
  how: 'The attributes of every `JSESSIONID` cookie that the target sets.',
  cause: 'The container’s defaults of an old release.',
  examples: { holds: 'JSESSIONID=…; Path=/; HttpOnly; Secure', breaks: 'JSESSIONID=…; Path=/' },
  judge(evidence) {
    if (evidence.settings.origin === 'files') return skip(NO_TARGET.reason, NO_TARGET.remedy);
    const seen = new Map<string, Subject<Cookie>>();
    for (const one of cookies(evidence)) {
      const key = `${one.value.attributes
        .filter((word) => word === 'httponly' || word === 'secure')
        .sort()
        .join()} ${one.value.isSecure}`;
      if (!seen.has(key)) seen.set(key, one);
    }
    return each(
      seen.values(),
      ({ name, attributes, isSecure }): Verdict => {
        const missing = [
          ...(attributes.includes('httponly') ? [] : ['HttpOnly']),
          ...(isSecure && !attributes.includes('secure') ? ['Secure'] : []),
        ];
        return missing.length === 0
          ? undefined
          : {
              code: 'cookie-attribute-missing',
              message: `the cookie ${name} is not ${missing.join(' and ')}`,
              expected: missing.join(', '),
              actual: attributes.join('; '),
            };
      },
      {
        reason: 'the target set no JSESSIONID cookie',
        remedy: 'nothing needs to be done where the target keeps no HTTP session',
      },
    );
  },
};
