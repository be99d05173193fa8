import { PARTICIPANT_MEMBERS } from '../../src/contract/index.ts';
import { isArray, isObject, isString, type JsonObject } from '../../src/json/value.ts';

const digits = (text: string): string => text.replace(/[^0-9*#]/g, '').replace(/^0+(?=.)/, '');

/** Does one of the session's participants have the number, in any of its forms? More digits may stand before it. */
export function namesNumber(session: JsonObject, number: string): boolean {
  const wanted = digits(number);
  const { participants } = session;
  if (!isArray(participants)) return false;
  return participants.filter(isObject).some((one) =>
    PARTICIPANT_MEMBERS.some((name) => {
      const value = one[name];
      if (!isString(value)) return false;
      if (value === number) return true;
      const own = digits(value);
      return wanted !== '' && own !== '' && (own.endsWith(wanted) || wanted.endsWith(own));
    }),
  );
}

/** Is this live session, which was not there before, one that the run opened: by its tag, or by whom it talks to? */
export function isOwn(session: JsonObject, tag: string, destination: string): boolean {
  const data = session['userData'];
  if (isObject(data) && Object.keys(data).some((name) => name.startsWith(tag))) return true;
  return session['state'] !== 'Alerting' && namesNumber(session, destination);
}

/**
 * Could it be: is it on its way out (`Initiating`), or does it talk to nobody? Good enough to be told of, not to be
 * completed. One that rings came in from somebody else.
 */
export function mayBeOwn(session: JsonObject, tag: string, destination: string): boolean {
  const { state, participants } = session;
  if (isOwn(session, tag, destination)) return true;
  return (
    state === 'Initiating' || (state === 'Talking' && isArray(participants) && participants.length === 0)
  );
}
