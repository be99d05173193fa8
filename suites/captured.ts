import type {
  CaptureEvent,
  DocumentEnd,
  DocumentStart,
  Recording,
  SessionSeen,
} from '../src/capture/types.ts';
import type { Evidence } from '../src/check/evidence.ts';
import { sessionSubject, type Document, type SessionSubject } from '../src/check/session.ts';
import type { Profile } from '../src/contract/types.ts';
import { duplicatesFrom } from '../src/run/judge.ts';
import type { DocumentPass, SecondLook } from '../src/run/pass.ts';

/** JSON that is nothing that can be judged: wrong usage, not a finding. */
export class NotJudgeable extends Error {}

/** What has been seen of the captured payloads. */
export interface Seen {
  readonly profiles: Set<Profile>;
  readonly recordings: Evidence[];
  readonly notes: string[];
  /** Error answers: subjects that are no sessions. */
  others: number;
  notifications: number;
}

const subjectOf = (document: Document, { value, place, problems }: SessionSeen): SessionSubject =>
  sessionSubject(document, value, place, duplicatesFrom(problems, place));

/** Takes the events of a source a second time, for those of its bodies that are to be looked at again. */
class SecondReading {
  readonly #looks: ReadonlyMap<number, Look>;
  #index = -1;

  constructor(looks: ReadonlyMap<number, Look>) {
    this.#looks = looks;
  }

  take(event: CaptureEvent): void {
    if (event.type === 'document') this.#index++;
    const again = this.#looks.get(this.#index);
    if (event.type === 'session') again?.look.session(subjectOf(again.document, event));
    else if (event.type === 'end') again?.look.end();
  }
}

interface Look {
  readonly document: Document;
  readonly look: SecondLook;
}

/** Takes what is read of captured payloads through one pass; recordings are kept to be judged as runs. */
export class Reading {
  readonly seen: Seen = { profiles: new Set(), recordings: [], notes: [], others: 0, notifications: 0 };
  readonly #pass: DocumentPass;
  readonly #apiBase: string;
  #document: Document | undefined;
  #looks = new Map<number, Look>();
  #index = -1;

  constructor(pass: DocumentPass, apiBase: string) {
    this.#pass = pass;
    this.#apiBase = apiBase;
  }

  take(event: CaptureEvent): void {
    if (event.type === 'document') this.#begin(event);
    else if (event.type === 'recording') this.#keep(event);
    else if (event.type === 'unknown') throw new NotJudgeable(`${event.where}: ${event.found}`);
    else if (this.#document === undefined) return;
    else if (event.type === 'session') this.#pass.session(subjectOf(this.#document, event));
    else this.#end(this.#document, event);
  }

  /** What of the events since the last call is to be looked at a second time. */
  second(): SecondReading | undefined {
    const looks = this.#looks;
    this.#looks = new Map();
    this.#index = -1;
    return looks.size > 0 ? new SecondReading(looks) : undefined;
  }

  #end(document: Document, { envelope, problems }: DocumentEnd): void {
    const look = this.#pass.end({ document, envelope, problems });
    if (look) this.#looks.set(this.#index, { document, look });
  }

  #begin({ kind, where, at }: DocumentStart): void {
    const { seen } = this;
    this.#index++;
    this.#document = {
      kind,
      where,
      ...(at === undefined ? {} : { at }),
      apiBase: this.#apiBase,
      origin: 'files',
    };
    seen.profiles.add(kind === 'notification' ? 'notifications' : 'feed');
    if (kind === 'error') seen.others++;
    if (kind === 'notification') seen.notifications++;
    this.#pass.begin(this.#document);
  }

  #keep({ evidence, notes }: Recording): void {
    const { seen } = this;
    seen.recordings.push(evidence);
    seen.notes.push(...notes);
    evidence.settings.profiles.forEach((profile) => seen.profiles.add(profile));
  }
}
