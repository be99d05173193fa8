import { type Json } from '../../json/value.ts';
import { inSession, type Fault } from './fault.ts';

const stateAs = (name: string, what: string, state: Json): Fault =>
  inSession(name, 'IMS-STA-01', `\`state\` is ${what}`, (session) => ({ ...session, state }));

export const stateFaults: readonly Fault[] = [
  stateAs('state-number', 'a number', 1),
  stateAs('state-boolean', 'a boolean', true),
  stateAs('state-array', 'an array', ['Completed']),
  stateAs('state-object', 'an object', { name: 'Completed' }),
  ...(
    [
      ['state-lower-case', 'is in lower case', 'completed'],
      ['state-upper-case', 'is in upper case', 'COMPLETED'],
      ['state-leading-blank', 'has a blank before it', ' Completed'],
      ['state-trailing-line-feed', 'has a line feed after it', 'Completed\n'],
      ['state-empty', 'is empty', ''],
      ['state-unknown', 'is not one of the four', 'Held'],
      ['state-event-name', 'is the name of the SIP event', 'EventReleased'],
    ] as const
  ).map(([name, what, state]) =>
    inSession(name, 'IMS-STA-02', `\`state\` ${what}`, (session) => ({ ...session, state })),
  ),
];
