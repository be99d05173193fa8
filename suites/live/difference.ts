import { equalJson, equalSessions } from '../../src/check/equality.ts';
import { feedOf } from '../../src/check/feed.ts';
import type { Exchange } from '../../src/exchange.ts';
import { isString, type Json, type JsonObject } from '../../src/json/value.ts';
import { capabilitiesOf, shownIn, stateOf, userDataOf } from './act.ts';

/** One thing that is other than it was. */
export interface Difference {
  readonly key?: string;
  readonly value?: string;
  readonly message: string;
  readonly pointer: string;
  readonly expected: string;
  readonly actual: string;
}

/** Characters of a value that a finding shows. */
const LONGEST = 200;

function brief(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const partiesOf = ({ participants }: JsonObject): JsonObject => ({ participants });

/** What is other in the run's session than it was; keys that an accepted request touched do not count. */
export function differences(
  before: JsonObject,
  after: JsonObject | undefined,
  allowed: ReadonlySet<string>,
  tag: string,
): Difference[] {
  if (after === undefined)
    return [
      { message: 'the session is gone', pointer: '/imSessions', expected: 'the session', actual: 'nothing' },
    ];
  const found: Difference[] = [];
  const [was, is] = [stateOf(before), stateOf(after)];
  // A session that falls back to Initiating is IMS-OPS-02's.
  if (was !== is && was !== 'Initiating' && is !== 'Initiating')
    found.push({ message: 'the state changed', pointer: '/state', expected: was ?? '', actual: is ?? '' });
  const [had, has] = [userDataOf(before), userDataOf(after)];
  for (const key of new Set([...Object.keys(had), ...Object.keys(has)])) {
    if (allowed.has(key)) continue;
    // Values that the server keeps for itself may move on; the run's own may not.
    const changed = key.startsWith(tag)
      ? !equalJson(had[key], has[key])
      : (had[key] === undefined) !== (has[key] === undefined);
    if (!changed) continue;
    const value = has[key];
    found.push({
      key,
      ...(isString(value) ? { value } : {}),
      message:
        had[key] === undefined
          ? 'user data was added'
          : value === undefined
            ? 'user data was removed'
            : 'user data was overwritten',
      pointer: `/userData/${key}`,
      expected: brief(had[key]),
      actual: brief(value),
    });
  }
  const alike = allowed.size === 0 || (Object.keys(had).length > 0 && Object.keys(has).length > 0);
  if (!equalSessions(partiesOf(before), partiesOf(after)))
    found.push({
      message: 'the participants changed',
      pointer: '/participants',
      expected: brief(before['participants']),
      actual: brief(after['participants']),
    });
  if (found.length === 0 && alike && was === is) {
    const offered = [...new Set(capabilitiesOf(before))].sort().join(', ');
    const offers = [...new Set(capabilitiesOf(after))].sort().join(', ');
    if (offered !== offers)
      found.push({
        message: 'the capabilities changed',
        pointer: '/capabilities',
        expected: offered,
        actual: offers,
      });
  }
  return found;
}

/** Sessions of the agent that were over before: nothing moves them on of itself. */
export function changedOthers(before: Exchange, after: Exchange, own: string): Difference[] {
  return (feedOf(before)?.sessions() ?? []).flatMap((was): Difference[] => {
    const { id } = was;
    if (!isString(id) || id === own || stateOf(was) !== 'Completed') return [];
    const is = shownIn(after, id);
    if (!is || equalSessions(was, is)) return [];
    return [
      {
        message: `the completed session ${id} changed`,
        pointer: '/imSessions',
        expected: brief(was),
        actual: brief(is),
      },
    ];
  });
}
