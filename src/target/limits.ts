/**
 * Every wait and limit of a run, each with its one default. Times in ms, sizes in bytes. The command line reads its
 * defaults from here.
 */
export const DEFAULTS = {
  /** How long to wait for the target to accept connections. */
  waitMs: 0,
  /** Requests a second at most; 0 is no limit. */
  rate: 0,
  /** How long one request may take, from connecting to the last byte of the answer. */
  timeoutMs: 10_000,
  /** How long an asynchronous effect may take. */
  settleMs: 5_000,
  /** How long is watched for what must not happen. */
  quietMs: 1_000,
  /** How long the whole run may take. */
  deadlineMs: 300_000,
  /** How long judging may go on when the deadline has passed. */
  judgingMs: 60_000,
  /** The longest answer read, counted after content coding is undone. */
  maxBodyBytes: 268_435_456,
  /** Requests under way at once; long polls are not counted. */
  concurrency: 8,
  /** The longest head of an answer: status line and header fields together. */
  maxHeaderBytes: 65_536,
  /** As much as is kept of an answer that did not come whole. */
  maxPartialBytes: 65_536,
  /** Redirects followed for one read, all on the same origin. */
  maxRedirects: 5,
  /** How many times a read is sent again after its connection broke. */
  retries: 2,
  /** The wait before the first repeat; it doubles with each further one. */
  backOffMs: 100,
  /** How many times a read is sent again after a 429 or 503. */
  throttleRetries: 4,
  /** The longest `Retry-After` that is waited for; one that asks for more ends at once with the answer as it is. */
  maxRetryAfterMs: 30_000,
  /** How long the token command may take. */
  tokenTimeoutMs: 10_000,
  /** Cookies kept for one agent; the oldest goes first. */
  maxCookies: 50,
  /** The longest cookie kept, name and value together. */
  maxCookieBytes: 4_096,
  /** How long a long poll lasts where its server advises nothing. */
  pollMs: 60_000,
  /** Added to the time that a server advises for a long poll. */
  pollMarginMs: 10_000,
  /** A long poll that comes back empty within this time came back at once. */
  quickPollMs: 500,
  /** The wait after a long poll that came back at once and empty; it doubles while they do. */
  emptyPollMs: 50,
  /** The longest such wait. */
  maxEmptyPollMs: 1_000,
  /** As many long polls in a row may come back at once with messages before they are waited for, too. */
  quickPolls: 20,
  /** The longest wait between two long polls, whatever the server advises. */
  maxPollPauseMs: 30_000,
  /** Long polls in a row that may fail before a subscription is given up. */
  pollFailures: 5,
  /** How long the first connect, which a server answers at once, is waited for before the subscription is sent. */
  firstConnectMs: 1_000,
  /** How long the end of a subscription may take. */
  disconnectMs: 2_000,
};

/** A value for each limit, by its name. */
export type Limits = Readonly<Record<keyof typeof DEFAULTS, number>>;

/** The longest time that a timer of Node can hold. */
const MAX_TIMER_MS = 2_147_483_647;

/** A time that a timer can hold: beyond it a timer would fire at once. */
export const timerMs = (ms: number): number => Math.min(Math.max(ms, 0), MAX_TIMER_MS);
