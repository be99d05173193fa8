import { keepSecret } from './secrets.ts';
import { quoted, UsageError } from './usage-error.ts';

/** A TARGET taken apart: its credentials are kept away from every output. */
export interface TargetUrl {
  /** Without a trailing slash, credentials, query or fragment. */
  readonly base: string;
  readonly user?: string;
  readonly password?: string;
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** What may be shown of a TARGET: nothing that stands before an `@`. */
const shown = (text: string): string => quoted(text.replace(/^([a-z][a-z0-9+.-]*:\/*)?[^/]*@/i, '$1'));

/** Reads a TARGET. `where` says in a message where it was given. */
export function parseTarget(text: string, where = 'TARGET'): TargetUrl {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) {
    const near = URL.canParse(`http://${text}`) && /^[^\s/]+(?:\/|$)/.test(text);
    const hint = near ? `; did you mean ${shown(`http://${text}`)}?` : ', such as https://host:8090';
    throw new UsageError(`${where} must be an http or https URL${hint}${near ? '' : `, not ${shown(text)}`}`);
  }
  if (scheme !== 'http' && scheme !== 'https')
    throw new UsageError(`${where} must be an http or https URL, not ${shown(text)}`);
  if (!URL.canParse(text)) throw new UsageError(`${where} is no URL: ${shown(text)}`);
  const url = new URL(text);
  if (url.search !== '' || url.hash !== '')
    throw new UsageError(`${where} is the base URL of the server, without query or fragment: ${shown(text)}`);
  const user = decoded(url.username);
  const password = decoded(url.password);
  keepSecret(password);
  keepSecret(url.password);
  return {
    base: url.origin + url.pathname.replace(/\/+$/, ''),
    ...(user === '' ? {} : { user }),
    ...(password === '' ? {} : { password }),
  };
}
