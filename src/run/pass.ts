import type { Finding } from '../check/finding.ts';
import { Fingerprints, type Addition } from '../check/fingerprints.ts';
import { isFlaky } from '../check/flaky.ts';
import type { Outcome } from '../check/outcome.ts';
import {
  defectsOf,
  isInconclusive,
  NOT_APPLICABLE,
  type DocumentFold,
  type DocumentRequirement,
  type DocumentTail,
  type Requirement,
  type SessionRequirement,
  type Verdict,
} from '../check/requirement.ts';
import type { Nothing } from '../check/each.ts';
import type { Json } from '../json/value.ts';
import type { Document, SessionSubject } from '../check/session.ts';
import { asError, guard, Ledger } from './ledger.ts';
import type { Waiving } from './waiving.ts';

/** Gathers the broken `must`s of sessions inside notifications (IMS-NTF-06). */
const NOTIFIED_SESSION = 'IMS-NTF-06';

interface OpenFold {
  readonly ledger: Ledger;
  readonly fold: DocumentFold;
}

/** A requirement on sessions, as it is judged in the document that is open. */
interface SessionJudge {
  readonly requirement: SessionRequirement;
  readonly own: Ledger;
  /** Where its findings go. */
  readonly ledger: Ledger;
}

interface FoldStart {
  readonly ledger: Ledger;
  readonly start: DocumentRequirement['start'];
}

/** What has a say in bodies of one kind. */
interface Chosen {
  readonly sessions: readonly SessionJudge[];
  readonly documents: readonly FoldStart[];
}

export interface SessionTaker {
  session(subject: SessionSubject): void;
}

/** What was inconclusive at a body's end looks at its sessions once more; until then the first verdict stands. */
export interface SecondLook extends SessionTaker {
  end(): void;
}

interface Pending extends OpenFold {
  readonly document: Document;
  readonly verdict: Verdict;
}

const cameLate = ({ exchange }: Document): boolean => exchange !== undefined && isFlaky(exchange);

function take(folds: readonly OpenFold[], subject: SessionSubject, known?: Addition): void {
  for (const { ledger, fold } of folds) {
    if (fold.add === undefined || ledger.error) continue;
    try {
      fold.add(subject, known);
    } catch (thrown) {
      ledger.error = asError(thrown);
    }
  }
}

/**
 * Judges bodies and the sessions in them, one session at a time, in constant memory: the same for a feed that was
 * fetched, a file that is streamed and a notification that came in.
 */
export class DocumentPass {
  readonly #sessions: readonly Ledger[];
  readonly #documents: readonly Ledger[];
  readonly #notified: Ledger | undefined;
  readonly #unchosen: ReadonlySet<string>;
  readonly #pending = new Set<Pending>();
  readonly #chosen = new Map<string, Chosen>();
  #judges: readonly SessionJudge[] = [];
  #open: readonly OpenFold[] = [];
  #first = true;
  /** How often each was judged before the document that is open, where that document came late. */
  #judgedBefore: ReadonlyMap<Ledger, number> = new Map();
  readonly #ids = new Fingerprints();
  /** The first body needs none of its own. */
  #idsOfBody = new Fingerprints();
  #unnamed = 0;

  /**
   * `catalogue`: all requirements, for a session in a notification is held against every `must`, chosen or not, where
   * the requirement on notifications is chosen. Of findings that `waiving` tells apart one of each kind is kept.
   */
  constructor(
    requirements: readonly Requirement[],
    catalogue: readonly Requirement[] = [],
    waiving?: Waiving,
  ) {
    const sessions = requirements.filter((one) => one.kind === 'session');
    const more = requirements.some(({ id }) => id === NOTIFIED_SESSION)
      ? catalogue
          .filter((one) => one.kind === 'session')
          .filter((one) => one.level === 'must' && !sessions.includes(one))
      : [];
    this.#sessions = [...sessions, ...more].map((one) => new Ledger(one, waiving?.scopeOf(one.id)));
    this.#unchosen = new Set(more.map(({ id }) => id));
    this.#documents = requirements
      .filter((one) => one.kind === 'document')
      .map((one) => new Ledger(one, waiving?.scopeOf(one.id)));
    this.#notified = this.#documents.find(({ requirement }) => requirement.id === NOTIFIED_SESSION);
  }

  /** How many different sessions were seen. */
  get sessionsSeen(): number {
    return this.#ids.size + this.#unnamed;
  }

  begin(document: Document): void {
    const { sessions, documents } = this.#requirementsOn(document);
    this.#judges = sessions;
    if (cameLate(document))
      this.#judgedBefore = new Map(sessions.map(({ ledger }) => [ledger, ledger.judged]));
    this.#idsOfBody = new Fingerprints();
    this.#open = documents.map(({ ledger, start }) => ({ ledger, fold: start() }));
  }

  #requirementsOn(document: Document): Chosen {
    const key = `${document.kind} ${document.origin}`;
    const known = this.#chosen.get(key);
    if (known) return known;
    const sessions = this.#sessions.flatMap((own): SessionJudge[] => {
      const { requirement } = own;
      const ledger = this.#owner(own, document);
      return requirement.kind === 'session' && ledger ? [{ requirement, own, ledger }] : [];
    });
    const documents = this.#documents.flatMap((ledger): FoldStart[] => {
      const { requirement } = ledger;
      return requirement.kind === 'document' && requirement.documents.includes(document.kind)
        ? [{ ledger, start: requirement.start }]
        : [];
    });
    const chosen = { sessions, documents };
    this.#chosen.set(key, chosen);
    return chosen;
  }

  session(subject: SessionSubject): void {
    take(this.#open, subject, this.#known(subject));
    for (const { requirement, own, ledger } of this.#judges) {
      if (own.error) continue;
      let verdict: Verdict;
      try {
        verdict = requirement.judge(subject);
      } catch (thrown) {
        own.error = asError(thrown);
        continue;
      }
      if (verdict === undefined) ledger.judged++;
      else if (verdict !== NOT_APPLICABLE) this.#report(ledger, requirement, verdict, subject);
    }
  }

  /** Gives what a second look at the same sessions would make surer, if anything. */
  end(tail: DocumentTail): SecondLook | undefined {
    const { document } = tail;
    const pending: Pending[] = [];
    for (const { ledger, fold } of this.#open)
      guard(ledger, () => {
        const verdict = fold.end(tail);
        const again = fold.again?.();
        if (again) pending.push({ ledger, fold: again, document, verdict });
        else this.#documentVerdict(ledger, verdict, document);
      });
    for (const [ledger, judged] of this.#judgedBefore) ledger.flaky ||= ledger.judged > judged;
    this.#judgedBefore = new Map();
    this.#open = [];
    this.#first = false;
    return pending.length > 0 ? this.#secondLook(pending, tail) : undefined;
  }

  #secondLook(pending: readonly Pending[], tail: DocumentTail): SecondLook {
    for (const one of pending) this.#pending.add(one);
    return {
      session: (subject) => {
        take(pending, subject);
      },
      end: () => {
        for (const one of pending) {
          this.#pending.delete(one);
          guard(one.ledger, () => {
            this.#documentVerdict(one.ledger, one.fold.end(tail), one.document);
          });
        }
      },
    };
  }

  outcomes(nothing: (requirement: Requirement) => Nothing): Map<string, Outcome> {
    for (const { ledger, verdict, document } of this.#pending)
      this.#documentVerdict(ledger, verdict, document);
    this.#pending.clear();
    return new Map(
      [...this.#sessions, ...this.#documents].map((ledger) => [
        ledger.requirement.id,
        ledger.outcome(nothing(ledger.requirement)),
      ]),
    );
  }

  /** Counts a session, and tells whether its id was seen before in the body that is open. */
  #known({ view }: SessionSubject): Addition | undefined {
    if (view.id === undefined) {
      this.#unnamed += this.#first ? 1 : 0;
      return undefined;
    }
    const inRun = this.#ids.add(view.id);
    return this.#first ? inRun : this.#idsOfBody.add(view.id);
  }

  /**
   * A `must` on a session inside a notification is that of the notification. A session that a run read by its id is
   * held against the feed (IMS-FLD-04): a `should` is judged there alone.
   */
  #owner(own: Ledger, document: Document): Ledger | undefined {
    if (document.kind !== 'notification' && this.#unchosen.has(own.requirement.id)) return undefined;
    if (own.requirement.level === 'must') return document.kind === 'notification' ? this.#notified : own;
    return document.kind === 'answer' && document.origin === 'target' ? undefined : own;
  }

  #report(
    ledger: Ledger,
    { id }: SessionRequirement,
    verdict: Exclude<Verdict, undefined | symbol>,
    subject: SessionSubject,
  ): void {
    const { document, view } = subject;
    if (isInconclusive(verdict)) {
      ledger.doubt ??= { reason: verdict.inconclusive, remedy: verdict.remedy };
      return;
    }
    ledger.judged++;
    const foreign = ledger.requirement.id !== id;
    const alone = document.origin === 'files' || this.#first;
    for (const defect of defectsOf(verdict)) {
      if (alone && ledger.isFull(document.origin !== 'files')) {
        ledger.count++;
        continue;
      }
      const again =
        document.origin === 'files'
          ? undefined
          : `${id} ${defect.code} ${view.id ?? subject.pointer} ${defect.pointer ?? ''} ${keyOf(defect.actual)}`;
      ledger.report(
        {
          ...place(document),
          ...defect,
          ...(view.id === undefined ? {} : { sessionId: view.id }),
          ...(foreign ? { requirement: id, message: `${id}: ${defect.message}` } : {}),
          pointer: subject.pointer + (defect.pointer ?? ''),
        },
        alone ? undefined : again,
      );
      if (alone && again !== undefined) ledger.remember(again);
    }
  }

  #documentVerdict(ledger: Ledger, verdict: Verdict, document: Document): void {
    if (verdict === NOT_APPLICABLE) return;
    if (verdict !== undefined && isInconclusive(verdict)) {
      ledger.doubt ??= { reason: verdict.inconclusive, remedy: verdict.remedy };
      return;
    }
    ledger.judged++;
    ledger.flaky ||= cameLate(document);
    if (verdict === undefined) return;
    for (const defect of defectsOf(verdict))
      ledger.report(
        { ...place(document), ...defect, pointer: (document.at ?? '') + (defect.pointer ?? '') },
        `${document.where ?? ''} ${document.exchange?.step.name ?? ''} ${defect.code} ${defect.pointer ?? ''} ${keyOf(defect.actual)}`,
      );
  }
}

/** A value as part of a key. */
const keyOf = (value: Json | undefined): string => (value === undefined ? '' : JSON.stringify(value));

const place = ({ exchange, where }: Document): Pick<Finding, 'exchange' | 'where'> => ({
  ...(exchange ? { exchange } : {}),
  ...(where ? { where } : {}),
});
