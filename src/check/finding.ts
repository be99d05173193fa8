import type { Exchange } from '../exchange.ts';
import type { Json } from '../json/value.ts';

/** What a judge says is wrong; where it stands is filled in by whoever called the judge. */
export interface Defect {
  /** A stable kebab-case word for what is wrong. */
  readonly code: string;
  readonly message: string;
  /** JSON Pointer below the subject's own pointer. */
  readonly pointer?: string;
  readonly expected?: string;
  readonly actual?: Json | undefined;
  /** The requirement on a session that is broken inside a notification. */
  readonly requirement?: string;
  readonly waitedMs?: number;
  /** The exchange that shows it, where it is not the subject's own. */
  readonly exchange?: Exchange;
}

/** A defect in its place. */
export interface Finding extends Defect {
  readonly pointer?: string;
  readonly sessionId?: string;
  /** The file and line, where files are judged. */
  readonly where?: string;
}

/** It could not be found out: neither fine nor wrong. */
export interface Inconclusive {
  readonly inconclusive: string;
  readonly remedy: string;
}
