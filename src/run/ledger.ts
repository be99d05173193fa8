import type { Nothing } from '../check/each.ts';
import type { Finding } from '../check/finding.ts';
import { judgedAs, KEPT_FINDINGS, type Outcome } from '../check/outcome.ts';
import type { DocumentRequirement, SessionRequirement } from '../check/requirement.ts';
import { waivable } from './result.ts';
import { keeper, type Scope } from './waiving.ts';

/** How many defects are remembered to tell a new one from one already reported of another body. */
const REMEMBERED = 50_000;

/** What was found of one requirement so far. */
export class Ledger {
  readonly requirement: SessionRequirement | DocumentRequirement;
  judged = 0;
  count = 0;
  readonly findings: Finding[] = [];
  /** Was any of it judged on an answer that came only when it was asked for again? */
  flaky = false;
  doubt: Nothing | undefined;
  error: Error | undefined;
  readonly known = new Set<string>();
  readonly #keeps: (finding: Finding) => boolean;
  readonly #isScoped: boolean;

  constructor(requirement: SessionRequirement | DocumentRequirement, scope?: Scope) {
    this.requirement = requirement;
    this.#keeps = keeper(scope, waivable);
    this.#isScoped = scope !== undefined;
  }

  /** Is nothing kept of a further defect but its number? `remembers`: is it to be told from the same in another body? */
  isFull(remembers: boolean): boolean {
    const full = !this.#isScoped && this.count >= KEPT_FINDINGS;
    return full && !(remembers && this.known.size < REMEMBERED);
  }

  /** One defect of a session, seen in ten reads, is one finding: `again` is a key that is the same in each. */
  report(finding: Finding, again?: string): void {
    if (again !== undefined) {
      if (this.known.has(again)) return;
      this.remember(again);
    }
    this.count++;
    if (this.#keeps(finding)) this.findings.push(finding);
  }

  remember(again: string): void {
    if (this.known.size < REMEMBERED) this.known.add(again);
  }

  outcome(nothing: Nothing): Outcome {
    if (this.error) return { kind: 'bug', error: this.error };
    const judged = judgedAs(this.findings, this.count, this.flaky);
    if (this.count > 0) return judged;
    if (this.doubt) return { kind: 'inconclusive', ...this.doubt };
    return this.judged === 0 ? { kind: 'skip', ...nothing } : judged;
  }
}

export const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(String(thrown));

/** A throw of a requirement is its own: the others are judged on. */
export function guard(ledger: Ledger, run: () => void): void {
  if (ledger.error) return;
  try {
    run();
  } catch (thrown) {
    ledger.error = asError(thrown);
  }
}
