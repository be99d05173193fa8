import { isObject, type Json, type JsonObject } from '../../json/value.ts';
import type { Change, Notice, Step } from '../hooks.ts';
import { fault, type Extras, type Fault } from './fault.ts';
import { always, refusedStep } from './operation-hooks.ts';

export type About = (change: Change) => boolean;

export const all: About = () => true;
export const became =
  (state: string): About =>
  ({ type, session }) =>
    type === 'StatusChange' && session.state === state;
export const ofData: About = ({ type }) => type === 'AttachedDataChanged';
export const ofMessage: About = ({ type }) => type === 'NewMessage';
export const ofStatus: About = ({ type }) => type === 'StatusChange';

export const noticing = (
  name: string,
  requirement: string,
  summary: string,
  about: About,
  change: (notice: Notice, change: Change) => readonly Notice[],
  extras?: Extras,
): Fault =>
  fault(
    name,
    requirement,
    summary,
    {
      notices: (notices, about2) => (about(about2) ? notices.flatMap((one) => change(one, about2)) : notices),
    },
    extras,
  );

export const silent = (
  name: string,
  requirement: string,
  summary: string,
  about: About,
  extras?: Extras,
): Fault => noticing(name, requirement, summary, about, () => [], extras);

export const twice = (name: string, summary: string, about: About): Fault =>
  noticing(name, 'IMS-NTF-11', summary, about, (notice) => [notice, notice]);

/** Changes the payload. */
export const payload = (
  name: string,
  requirement: string,
  summary: string,
  about: About,
  change: (data: JsonObject) => Json,
): Fault =>
  noticing(name, requirement, summary, about, (notice) => [
    { ...notice, data: isObject(notice.data) ? change(notice.data) : notice.data },
  ]);

/** Changes the session in a payload. */
export const inPayload = (
  name: string,
  requirement: string,
  summary: string,
  about: About,
  change: (session: JsonObject) => Json,
): Fault =>
  payload(name, requirement, summary, about, (data) =>
    isObject(data['imSession']) ? { ...data, imSession: change(data['imSession']) } : data,
  );

/** One notification more, beside the right one. */
export const besides = (name: string, summary: string, change: (data: JsonObject) => Json): Fault =>
  noticing(name, 'IMS-NTF-09', summary, became('Talking'), (notice) => [
    notice,
    { ...notice, data: isObject(notice.data) ? change(notice.data) : notice.data },
  ]);

/** The step without its notification. */
export const unnotified = ({ agent, sessionId, afterDelays, change }: Step): Step => ({
  agent,
  sessionId,
  afterDelays,
  ...(change ? { change } : {}),
});

/** Which operation a notification of changed user data tells of: only that one is kept silent. */
export const operationSilent = (name: string, operationName: string): Fault =>
  fault(name, 'IMS-NTF-03', `${operationName} is not notified`, {
    steps: (steps, operation) => (operation.name === operationName ? steps.map(unnotified) : steps),
  });

export const refusedNotice = (
  name: string,
  summary: string,
  notice: 'AttachedDataChanged' | 'StatusChange',
): Fault =>
  fault(
    name,
    'IMS-NTF-10',
    summary,
    refusedStep(always, () => ({
      change: (session) => session && { ...session },
      notifies: notice,
    })),
  );

export const refusing = (name: string, summary: string, channel: string): Fault =>
  fault(name, 'IMS-NTF-01', summary, { bayeux: (allowed, asked) => allowed && asked !== channel });

/** A StatusChange is not told: the feed must not have the session any more, or IMS-NTF-08 would be broken with it. */
export const VANISHING: Extras = { options: { completedMs: 0 } };
/** Long enough for the feed to be seen with the session Initiating. */
export const SLOW: Extras = { options: { delayMs: 200 } };
