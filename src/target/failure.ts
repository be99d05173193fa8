import type { Failure } from '../exchange.ts';
import type { Over } from './lifetime.ts';

const TLS_WORDS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed; give it with --ca to trust it',
  SELF_SIGNED_CERT_IN_CHAIN:
    'its certificate chain ends in a self-signed certificate that is not trusted; give that one with --ca',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'its certificate cannot be verified; give the authority that signed it with --ca',
  UNABLE_TO_GET_ISSUER_CERT: 'the authority that signed its certificate is not known; give it with --ca',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'the authority that signed its certificate is not known; give it with --ca',
  CERT_REVOKED: 'its certificate has been revoked',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED:
    'it demands a client certificate; give one with --cert and --key',
};

const UNREACHABLE_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refused the connection; does the server run, and is the port right?',
  EHOSTUNREACH: 'cannot be reached: there is no route to this host',
  ENETUNREACH: 'cannot be reached: there is no route to its network',
  EADDRNOTAVAIL: 'cannot be reached: this machine has no address or port left to connect from',
  ETIMEDOUT: 'did not accept the connection in time',
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The `code` of an error, or an empty string. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? text(error.code) : '';
}

const errorMessage = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** `reason` is what the HTTP parser of Node says is wrong. */
function reason(error: unknown): string {
  const given = typeof error === 'object' && error !== null && 'reason' in error ? text(error.reason) : '';
  return given === '' ? errorMessage(error) : given;
}

const NO_TLS =
  /wrong version number|packet length too long|unknown protocol|record layer failure|http request/;

/** The words of OpenSSL without its addresses, files and lines. */
function tlsReason(error: unknown): string {
  const message = errorMessage(error);
  const [, words] = /error:[0-9A-F]+:[^:]*:[^:]*:([^:]+)/i.exec(message) ?? [];
  const told = words?.trim() ?? message.trim();
  return NO_TLS.test(told) ? `it does not speak TLS on this port (${told}); is it an http URL?` : told;
}

/** What an error of a connection means, in words. `peer` is who was talked to, such as `127.0.0.1:8090`. */
export function connectionFailure(error: unknown, peer: string): Failure {
  const code = errorCode(error);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_FAIL' || code === 'ENODATA') {
    return { kind: 'dns', message: `the host name of ${peer} is not known (${code})` };
  }
  const unreachable = UNREACHABLE_WORDS[code];
  if (unreachable !== undefined) return { kind: 'refused', message: `${peer} ${unreachable}` };
  const tls = TLS_WORDS[code];
  if (tls !== undefined) {
    const detail = code === 'ERR_TLS_CERT_ALTNAME_INVALID' ? ` (${errorMessage(error)})` : '';
    return { kind: 'tls', message: `no TLS connection to ${peer}: ${tls}${detail}` };
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    return { kind: 'too-large', message: `the head of the answer of ${peer} is longer than the limit` };
  }
  if (code.startsWith('HPE_')) {
    return {
      kind: 'protocol',
      message: `the answer of ${peer} is not valid HTTP: ${reason(error)} (${code})`,
    };
  }
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'ECONNABORTED') {
    return { kind: 'reset', message: `${peer} closed the connection without an answer` };
  }
  if (/^(?:ERR_SSL_|ERR_TLS_|CERT_|EPROTO)/.test(code)) {
    return { kind: 'tls', message: `no TLS connection to ${peer}: ${tlsReason(error)}` };
  }
  return { kind: 'protocol', message: `talking to ${peer} failed: ${errorMessage(error)}` };
}

/** Why nothing was sent, or nothing was waited for any longer: the run itself is over. */
export const overFailure = (why: Over, deadlineMs: number): Failure =>
  why === 'deadline'
    ? { kind: 'deadline', message: `the deadline of the run, ${deadlineMs} ms, has passed` }
    : { kind: 'aborted', message: 'the run was interrupted' };
