import type { AgentName, Exchange, HeaderList, Step } from '../exchange.ts';
import type { Mark } from '../check/evidence.ts';
import type { Redactor } from '../redact.ts';
import type { Limits } from './limits.ts';
import type { Transport } from './transport.ts';

/** How a target is reached and how far the suite goes. Times in ms, sizes in bytes. */
export interface TargetOptions {
  /** The base URL without a trailing slash and without credentials; a path prefix is allowed. */
  readonly base: string;
  readonly apiBase: string;
  readonly user?: string;
  readonly password?: string;
  readonly secondUser?: string;
  readonly secondPassword?: string;
  /** Sent with every request; each value counts as a secret. */
  readonly headers: HeaderList;
  readonly bearer?: string;
  /** A shell command that prints a bearer token; run again when a 401 says that it has aged. */
  readonly tokenCommand?: string;
  /** PEM texts. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly insecure: boolean;
  /** URL of an HTTP proxy; without it `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` of `environment` are looked at. */
  readonly proxy?: string;
  readonly environment: { readonly [name: string]: string | undefined };
  readonly waitMs: number;
  /** Requests a second at most; 0 is no limit. */
  readonly rate: number;
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly maxBodyBytes: number;
  readonly concurrency: number;
  readonly signal: AbortSignal;
  /** Limits that have no member of their own here; each that is not named has its default of `limits.ts`. */
  readonly limits?: Partial<Limits>;
  /** Sends in place of the own HTTP client; TLS and proxies are its own concern then. */
  readonly transport?: Transport;
  /** Gets each exchange as it ends, redacted: for `--verbose` and for writing results as they come. */
  readonly onExchange?: (exchange: Exchange) => void;
  /** At most how many requests of each step may be sent (`--plan`); a step not named here may not be sent at all. */
  readonly budget?: ReadonlyMap<string, number>;
}

/** One request to send. */
export interface Call {
  readonly step: Step;
  readonly agent?: AgentName;
  readonly method: string;
  /** Below the base, from its first slash, with the query; sent byte for byte. */
  readonly path: string;
  readonly headers?: HeaderList;
  readonly body?: string | Uint8Array;
  /** What is done with a CSRF token that the agent was handed; `send` unless told otherwise. */
  readonly csrf?: 'send' | 'omit' | 'wrong';
  /** `false`: no cookie is sent, and none that comes is kept. */
  readonly cookies?: boolean;
  /** For this request, instead of the `timeoutMs` of the options (a long poll lasts as its server advises). */
  readonly timeoutMs?: number;
  /** Sent even though the deadline has passed or the run was interrupted: for cleaning up only. */
  readonly cleanUp?: boolean;
  /** A long poll: it waits without a place among the requests under way at once. */
  readonly longPoll?: boolean;
  /** Gives this request up when it is aborted; the failure is then of kind `aborted`. */
  readonly signal?: AbortSignal;
}

/** The one thing that opens connections. Nothing here throws for what a target does: it is recorded. */
export interface Target {
  /** Sends, follows same-origin redirects (GET only, at most 5), records and resolves with the exchange. */
  send(call: Call): Promise<Exchange>;
  /** Waits for the target to accept connections, up to `waitMs`. */
  ready(): Promise<void>;
  /** True where a GET of this agent was answered with a CSRF header and token. */
  hasCsrf(agent: AgentName): boolean;
  /** ms since the run began. */
  now(): number;
  /** Has the deadline passed, or was the run interrupted? */
  over(): 'deadline' | 'interrupted' | undefined;
  /** Resolves after `ms`, or as soon as the run is over or `stop` is aborted. */
  pause(ms: number, stop?: AbortSignal): Promise<void>;
  mark(name: string, parameters?: Omit<Step, 'name'>): void;
  readonly limits: Limits;
  readonly exchanges: readonly Exchange[];
  readonly marks: readonly Mark[];
  /** Replaces every secret, in any of the forms it may take, by a mark that names its kind. */
  readonly redact: Redactor;
  close(): Promise<void>;
}
