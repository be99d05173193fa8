import { gapsOf, type Gap } from './gap.ts';
import { look } from './lanes.ts';
import type { Tried } from './matrix.ts';
import type { Observation } from './observation.ts';
import { PATIENT, type Trial } from './trial.ts';

/** What is known so far of each trial. */
export class Ledger {
  readonly #trials: readonly Trial[];
  readonly #concerns: (gap: Gap) => boolean;
  readonly #tried = new Map<number, Tried>();
  #secondLooks = Promise.resolve();
  readonly gaps: Gap[] = [];

  /** `ids` are the requirements in question: what others come to is no gap. */
  constructor(trials: readonly Trial[], ids: ReadonlySet<string>) {
    this.#trials = trials;
    this.#concerns = ({ requirement }) => requirement === '' || ids.has(requirement);
  }

  /** In the order of the trials. */
  get tried(): readonly Tried[] {
    return this.#trials.flatMap((_, index) => this.#tried.get(index) ?? []);
  }

  /** Trials that were looked at. */
  get count(): number {
    return this.#tried.size;
  }

  /**
   * Enters what was seen of a trial. Where that shows a gap, another look with patience decides: a machine too busy for
   * the first one is none.
   */
  enter(index: number, observation: Observation, signal: AbortSignal, found: () => void): Trial | undefined {
    const trial = this.#trials[index];
    if (!trial) return undefined;
    this.#tried.set(index, { trial, observation, doubts: [] });
    const doubts = gapsOf(trial, observation).filter(this.#concerns);
    if (doubts.length > 0)
      this.#secondLooks = this.#secondLooks.then(() =>
        this.#lookAgain(index, { trial, observation, doubts }, signal, found),
      );
    return trial;
  }

  async #lookAgain(
    index: number,
    { trial, doubts }: Tried,
    signal: AbortSignal,
    found: () => void,
  ): Promise<void> {
    const isStopped = (): boolean => signal.aborted;
    if (isStopped()) return;
    const observation = await look(trial, PATIENT, signal);
    if (isStopped()) return;
    this.#tried.set(index, { trial, observation, doubts });
    const gaps = gapsOf(trial, observation).filter(this.#concerns);
    this.gaps.push(...gaps);
    if (gaps.length > 0) found();
  }

  /** Resolves once no second look is under way or due. */
  settled(): Promise<void> {
    return this.#secondLooks;
  }
}
