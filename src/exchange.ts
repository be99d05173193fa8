import type { Json } from './json/value.ts';

/**
 * Who a request was sent as: the agent of `--user`, the one of `--second-user`, nobody (no credentials, no cookie), or
 * the first agent's name with a wrong password.
 */
export type AgentName = 'first' | 'second' | 'anonymous' | 'intruder';

/**
 * What a request was sent for: the scenario's name for it (`feed.plain`, `operation`), and what a judge must know of it.
 * Plain JSON, so that a recording can carry it and be judged again.
 */
export interface Step {
  readonly name: string;
  readonly [parameter: string]: Json | undefined;
}

export type HeaderList = readonly (readonly [name: string, value: string])[];

/** Why no whole answer came. `message` says it in words a person can act on. */
export interface Failure {
  readonly kind:
    | 'dns'
    | 'refused'
    | 'reset'
    | 'tls'
    | 'timeout'
    | 'protocol'
    | 'too-large'
    | 'encoding'
    | 'redirect'
    | 'aborted'
    | 'deadline'
    | 'budget';
  readonly message: string;
}

export interface RecordedRequest {
  readonly method: string;
  /** The absolute URL as text, byte for byte as it was sent, never normalised. */
  readonly url: string;
  /** The origin-form request target: path and query, byte for byte. */
  readonly path: string;
  readonly headers: HeaderList;
  readonly body?: Uint8Array;
}

export interface RecordedResponse {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly headers: HeaderList;
  /** The content after transfer and content coding are undone. */
  readonly body: Uint8Array;
}

/** Which secrets an answer repeated; found at the boundary, where the secrets are known. */
export type Echo = 'password' | 'authorization';

/** One request and what came back. Times are ms: `startedMs` since the run began. */
export interface Exchange {
  readonly index: number;
  readonly step: Step;
  readonly agent: AgentName;
  readonly request: RecordedRequest;
  readonly response?: RecordedResponse;
  /** Set where no whole answer came; `response` may then hold the part that did. */
  readonly failure?: Failure;
  readonly startedMs: number;
  readonly durationMs: number;
  /** How many times it was sent before it was answered; more than 1 only for reads. */
  readonly attempts: number;
  /** Statuses or failures of the earlier attempts, in words. */
  readonly earlier: readonly string[];
  readonly echoes: readonly Echo[];
}

/** The first value of a header, by its case-insensitive name. */
export function header(headers: HeaderList, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([key]) => key.toLowerCase() === wanted)?.[1];
}

export function headerValues(headers: HeaderList, name: string): string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
}

/** A parameter of the exchange's step that is text; empty where there is none. */
export function textParameter({ step }: Exchange, name: string): string {
  const value = step[name];
  return typeof value === 'string' ? value : '';
}
