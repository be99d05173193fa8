import { header, type Failure, type RecordedResponse } from '../exchange.ts';

/** Where a redirect leads: a path on the same origin, or why it is not followed. */
export type Redirect = { readonly path: string } | { readonly failure: Failure };

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

const refuse = (message: string): Redirect => ({ failure: { kind: 'redirect', message } });

/** Where the answer to a read leads, if anywhere. `url` is what was read. */
export function redirectOf(response: RecordedResponse, url: string): Redirect | undefined {
  if (!REDIRECTS.has(response.status)) return undefined;
  const location = header(response.headers, 'location');
  if (location === undefined) return undefined;
  const here = new URL(url);
  if (!URL.canParse(location, url)) return refuse(`HTTP ${response.status} leads to no URL: ${location}`);
  const there = new URL(location, url);
  if (there.origin !== here.origin || there.origin === 'null') {
    return refuse(`HTTP ${response.status} leads to another origin, which is not followed: ${there.origin}`);
  }
  return { path: there.pathname + there.search };
}
