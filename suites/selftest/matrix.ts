import type { Level, Profile } from '../../src/contract/types.ts';
import type { Requirement } from '../../src/check/requirement.ts';
import type { Gap } from './gap.ts';
import { isFound, type Observation } from './observation.ts';
import type { Trial, TrialKind } from './trial.ts';

/** How well the suite tells whether one requirement is broken. */
export interface Proof {
  readonly id: string;
  readonly level: Level;
  readonly profile: Profile;
  /** Faults that break it, and those of them that it caught. */
  readonly faults: number;
  readonly caught: number;
  /** Caught ones of all; `null` where there are none. */
  readonly sensitivity: number | null;
  /** Servers that meet it and on which it was judged, and those of them on which it found nothing. */
  readonly conforming: number;
  readonly silent: number;
  /** Silent ones of all; `null` where there are none. */
  readonly specificity: number | null;
}

/** One row of the matrix: a server, and what was found broken on it. */
export interface Row {
  readonly name: string;
  readonly kind: TrialKind;
  readonly profiles: readonly Profile[];
  readonly breaks: string | null;
  readonly excused: readonly string[];
  readonly found: readonly string[];
  readonly passed: number;
  /** Gaps of a first look, after which a patient second one decided: requirement and message. */
  readonly doubts: readonly string[];
}

/** What a self-test came to; `complete` comes last, so that a cut file shows. */
export interface Matrix {
  readonly schemaVersion: '1.0';
  readonly tool: { readonly name: 'imsessions-conformance'; readonly version: string };
  readonly seed: number;
  readonly trials: Readonly<Record<TrialKind, number>>;
  readonly gaps: readonly Gap[];
  readonly requirements: readonly Proof[];
  readonly matrix: readonly Row[];
  readonly complete: boolean;
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** A trial and what was seen of it, at the last look. */
export interface Tried {
  readonly trial: Trial;
  readonly observation: Observation;
  /** Gaps of the look before, where there was one. */
  readonly doubts: readonly Gap[];
}

function proofOf({ id, level, profile }: Requirement, tried: readonly Tried[]): Proof {
  const found = ({ seen }: Observation): boolean => seen.some((one) => one.id === id && isFound(one));
  const judged = ({ seen }: Observation): boolean =>
    seen.some((one) => one.id === id && (one.status === 'pass' || isFound(one)));
  const broken = tried.filter(({ trial }) => trial.breaks === id);
  const whole = tried.filter(
    ({ trial, observation }) =>
      trial.kind !== 'degenerate' &&
      trial.breaks !== id &&
      !trial.excused.includes(id) &&
      judged(observation),
  );
  const caught = broken.filter(({ observation }) => found(observation)).length;
  const silent = whole.filter(({ observation }) => !found(observation)).length;
  return {
    id,
    level,
    profile,
    faults: broken.length,
    caught,
    sensitivity: share(caught, broken.length),
    conforming: whole.length,
    silent,
    specificity: share(silent, whole.length),
  };
}

const rowOf = ({ trial, observation: { seen }, doubts }: Tried): Row => ({
  name: trial.name,
  kind: trial.kind,
  profiles: trial.profiles,
  breaks: trial.breaks ?? null,
  excused: trial.excused,
  found: seen.filter(isFound).map(({ id }) => id),
  passed: seen.filter(({ status }) => status === 'pass').length,
  doubts: doubts.map(({ requirement, message }) => `${requirement} ${message}`.trim()),
});

/** Puts together what is known of the trials that were made. */
export function matrixOf(
  about: { readonly version: string; readonly seed: number; readonly complete: boolean },
  requirements: readonly Requirement[],
  tried: readonly Tried[],
  gaps: readonly Gap[],
): Matrix {
  const count = (kind: TrialKind): number => tried.filter(({ trial }) => trial.kind === kind).length;
  return {
    schemaVersion: '1.0',
    tool: { name: 'imsessions-conformance', version: about.version },
    seed: about.seed,
    trials: {
      fault: count('fault'),
      clean: count('clean'),
      variation: count('variation'),
      degenerate: count('degenerate'),
    },
    gaps,
    requirements: requirements.map((one) => proofOf(one, tried)),
    matrix: tried.map(rowOf),
    complete: about.complete,
  };
}
