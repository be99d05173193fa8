import type { Evidence } from '../../src/check/evidence.ts';
import type { JsonObject } from '../../src/json/value.ts';
import { actsOf, userDataOf, type Act, type Group } from './act.ts';
import type { Difference } from './difference.ts';
import { keysOf } from './segment.ts';

/** What the markers of refused requests stand for. */
const OWNERS: readonly (readonly [marker: RegExp, owner: string])[] = [
  [/^(?:ops\d\d|unoffered|after)/, 'IMS-OPS-13'],
  [/^sec01/, 'IMS-SEC-01'],
  [/^sec04/, 'IMS-SEC-04'],
  [/^sec05/, 'IMS-SEC-05'],
  [/^rob01/, 'IMS-ROB-01'],
  [/^rob0[27]/, 'IMS-ROB-02'],
  [/^rob03/, 'IMS-ROB-03'],
];

export const ownerOfMarker = (text: string, tag: string): string | undefined =>
  text.startsWith(tag) ? OWNERS.find(([marker]) => marker.test(text.slice(tag.length)))?.[1] : undefined;

/** Requirements on bad input that say that it has no effect, and those that are asked with the very same requests. */
const EFFECTLESS: Readonly<Record<string, string>> = {
  'IMS-ROB-01': 'IMS-ROB-01',
  'IMS-ROB-02': 'IMS-ROB-02',
  'IMS-ROB-03': 'IMS-ROB-03',
  'IMS-ROB-07': 'IMS-ROB-02',
};

/** The one kind of bad input that was sent, where it is one; else it is nobody's in particular. */
function ownerOfNonsense(acts: readonly Act[]): string {
  const owners = new Set(
    acts.flatMap(({ owner }) => (owner === undefined ? [] : [EFFECTLESS[owner] ?? 'IMS-ROB-05'])),
  );
  const [only, ...others] = owners;
  return only !== undefined && others.length === 0 ? only : 'IMS-ROB-05';
}

/** Whose a change is that no marker tells: the group's that was under way. */
export function ownerOfGroup(group: Group, acts: readonly Act[], evidence: Evidence): string {
  if (group === 'robustness') return ownerOfNonsense(acts);
  if (group === 'security') {
    const owners = acts.map(({ owner }) => owner);
    return (
      owners.find((one) => one === 'IMS-SEC-04') ?? owners.find((one) => one !== undefined) ?? 'IMS-SEC-05'
    );
  }
  return evidence.settings.profiles.includes('operations') ? 'IMS-OPS-13' : 'IMS-ROB-05';
}

/** Under which circumstances something changed. */
export interface Blame {
  readonly tag: string;
  readonly group: Group;
  readonly acts: readonly Act[];
  readonly evidence: Evidence;
}

/** Whose a lasting change of a key is, by the accepted operation that made it last. */
const OWNER_OF_OPERATION: Readonly<Record<string, string>> = {
  InitiateIMSession: 'IMS-OPS-03',
  AttachUserData: 'IMS-OPS-06',
  UpdateUserData: 'IMS-OPS-07',
  DeleteUserData: 'IMS-OPS-08',
};

/** The accepted operation that named a key last. */
const lastOn = (key: string, evidence: Evidence): Act | undefined =>
  actsOf(evidence)
    .filter((act) => act.accepted && act.owner === undefined && keysOf(act).has(key))
    .at(-1);

/**
 * Whose it is where keys changed that no refused request names: an operation's, where just all that this operation did
 * is undone and the rest is as it was; else nobody's in particular.
 */
export function undone(
  changed: readonly Difference[],
  before: JsonObject,
  { acts, evidence, tag }: Blame,
): string | undefined {
  if (!evidence.settings.profiles.includes('operations')) return undefined;
  const keys = changed.flatMap(({ key }) => (key?.startsWith(tag) ? [key] : []));
  if (keys.length === 0 || keys.some((key) => acts.some((act) => keysOf(act).has(key)))) return undefined;
  const [first, ...others] = new Set(keys.map((key) => lastOn(key, evidence)?.operation));
  if (first === undefined || others.length > 0) return undefined;
  const own = Object.keys(userDataOf(before)).filter((key) => key.startsWith(tag));
  const same = own.filter((key) => lastOn(key, evidence)?.operation === first);
  const isWhole =
    same.every((key) => keys.includes(key)) && (first === 'DeleteUserData' || same.length < own.length);
  return isWhole ? OWNER_OF_OPERATION[first] : undefined;
}
