import { isFound, type Observation, type Seen } from './observation.ts';
import type { Trial } from './trial.ts';

/** Something that the suite got wrong. */
export interface Gap {
  readonly kind: 'missed' | 'alarm' | 'passed' | 'verdict' | 'bug' | 'unjudged' | 'uncovered';
  /** The trial's name; empty where it is about all trials. */
  readonly trial: string;
  /** Empty where it is about none. */
  readonly requirement: string;
  /** What was expected, and what was seen instead. */
  readonly message: string;
}

const told = ({ status, words }: Seen): string => (words === '' ? status : `${status}: ${words}`);

function missed(trial: Trial, seen: readonly Seen[]): Gap[] {
  const { breaks, name } = trial;
  if (breaks === undefined || seen.some((one) => one.id === breaks && isFound(one))) return [];
  const own = seen.find(({ id }) => id === breaks);
  const message = `must be found broken, but is ${own ? told(own) : 'not listed'}`;
  return [{ kind: 'missed', trial: name, requirement: breaks, message }];
}

/** Of a degenerate server every finding is right. */
function alarms({ kind, name, breaks, excused }: Trial, seen: readonly Seen[]): Gap[] {
  if (kind === 'degenerate') return [];
  return seen
    .filter((one) => isFound(one) && one.id !== breaks && !excused.includes(one.id))
    .map((one) => ({
      kind: 'alarm',
      trial: name,
      requirement: one.id,
      message: `must not be found broken, but is ${told(one)}`,
    }));
}

function passed({ kind, name, meets }: Trial, seen: readonly Seen[]): Gap[] {
  if (kind !== 'degenerate') return [];
  return seen
    .filter(({ id, level, status }) => level === 'must' && status === 'pass' && !meets.includes(id))
    .map(({ id }) => ({
      kind: 'passed',
      trial: name,
      requirement: id,
      message: 'must not pass on a server that shows nothing of it',
    }));
}

/** What the verdict must be, or must not be. */
function verdictGap({ kind, name, breaks }: Trial, { verdict, seen }: Observation): Gap[] {
  const level = seen.find(({ id }) => id === breaks)?.level;
  const isRight =
    kind === 'clean'
      ? verdict === 'conformant'
      : kind === 'degenerate'
        ? verdict !== 'conformant'
        : level !== 'must' || verdict === 'non-conformant';
  return isRight
    ? []
    : [{ kind: 'verdict', trial: name, requirement: breaks ?? '', message: `the verdict is ${verdict}` }];
}

/** What is wrong with what the suite made of one trial. */
export function gapsOf(trial: Trial, observation: Observation): readonly Gap[] {
  const { seen, bugs } = observation;
  return [
    ...bugs.map((message): Gap => ({ kind: 'bug', trial: trial.name, requirement: '', message })),
    ...missed(trial, seen),
    ...alarms(trial, seen),
    ...passed(trial, seen),
    ...verdictGap(trial, observation),
  ];
}

const isConforming = ({ kind }: Trial): boolean => kind === 'clean' || kind === 'variation';

/** Requirements that no trial puts to the proof: no fault breaks them, or no conforming server makes them pass. */
export function unproven(
  ids: ReadonlySet<string>,
  tried: readonly { readonly trial: Trial; readonly observation: Observation }[],
): readonly Gap[] {
  const broken = new Set(tried.map(({ trial }) => trial.breaks));
  const judged = new Set(
    tried
      .filter(({ trial }) => isConforming(trial))
      .flatMap(({ observation }) => observation.seen.filter(({ status }) => status === 'pass'))
      .map(({ id }) => id),
  );
  const gap = (kind: Gap['kind'], requirement: string, message: string): Gap => ({
    kind,
    trial: '',
    requirement,
    message,
  });
  return [...ids].flatMap((id) => [
    ...(broken.has(id) ? [] : [gap('uncovered', id, 'no fault breaks it')]),
    ...(judged.has(id) ? [] : [gap('unjudged', id, 'it passes on no conforming server: it is never judged')]),
  ]);
}
