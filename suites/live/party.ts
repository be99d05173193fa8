import { canonical } from '../../src/check/equality.ts';
import { isArray, isObject, type JsonObject } from '../../src/json/value.ts';
import { stateOf } from './act.ts';

const parties = (session: JsonObject): string => {
  const { participants } = session;
  return isArray(participants)
    ? participants
        .map((one) => canonical(isObject(one) ? { ...one } : one))
        .sort()
        .join()
    : '';
};

/**
 * Is it the other party's own view of a conversation between the two agents? Then it names the first agent among its
 * participants where the first agent's view names the second, or still rings.
 */
export const isOwnView = (mine: JsonObject, theirs: JsonObject): boolean =>
  parties(mine) !== parties(theirs) || (stateOf(theirs) === 'Alerting' && stateOf(mine) !== 'Alerting');
