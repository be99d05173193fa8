import { isObject, type Json, type JsonObject } from '../../json/value.ts';
import { text } from '../operation.ts';
import { inSession, instead, LIVE, partiesOf, talkingBefore, without, type Fault } from './fault.ts';

/** A fault in the participants of the first session. */
const party = (
  name: string,
  requirement: string,
  summary: string,
  change: (participant: JsonObject) => Json,
): Fault =>
  inSession(name, requirement, summary, (session) => ({
    ...session,
    participants: partiesOf(session).map((one) => (isObject(one) ? change(one) : one)),
  }));

/** All four forms of the number. */
const numbered = (name: string, requirement: string, summary: string, number: string, e164 = number): Fault =>
  party(name, requirement, summary, () => ({
    digits: number,
    e164Number: e164,
    formattedPhoneNumber: number,
    phoneNumber: number,
  }));

const FORMS = ['digits', 'e164Number', 'formattedPhoneNumber', 'phoneNumber'];
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const participantFaults: readonly Fault[] = [
  inSession('participants-in-object', 'IMS-PAR-01', '`participants` is an object', (session) => ({
    ...session,
    participants: Object.fromEntries(partiesOf(session).entries()),
  })),
  instead('participants-string', 'IMS-PAR-01', '`participants` is a string', 'participants', '3002'),
  instead('participant-string', 'IMS-PAR-01', 'A participant is a string', 'participants', ['3002']),
  instead('participant-null', 'IMS-PAR-01', 'A participant is null', 'participants', [null]),
  instead('participant-array', 'IMS-PAR-01', 'A participant is an array', 'participants', [['3002']]),

  ...FORMS.map((form) =>
    party(`participant-without-${kebab(form)}`, 'IMS-PAR-02', `A participant has no \`${form}\``, (one) =>
      without(one, form),
    ),
  ),
  party('participant-digits-number', 'IMS-PAR-02', "A participant's `digits` is a number", (one) => ({
    ...one,
    digits: Number(one['digits']),
  })),
  party(
    'participant-phone-number-object',
    'IMS-PAR-02',
    "A participant's `phoneNumber` is an object",
    (one) => ({
      ...one,
      phoneNumber: { number: one['phoneNumber'] },
    }),
  ),

  numbered('participant-empty', 'IMS-PAR-03', 'The forms of a number are empty', ''),
  party('participant-digits-empty', 'IMS-PAR-03', "A participant's `digits` is empty", (one) => ({
    ...one,
    digits: '',
  })),
  party('participant-phone-number-empty', 'IMS-PAR-03', "A participant's `phoneNumber` is empty", (one) => ({
    ...one,
    phoneNumber: '',
  })),
  party(
    'participant-digits-formatted',
    'IMS-PAR-03',
    "A participant's `digits` has formatting in it",
    (one) => ({
      ...one,
      digits: text(one['digits']).replace(/^(.)/, '($1) '),
    }),
  ),

  party(
    'participant-other-phone-number',
    'IMS-PAR-04',
    '`phoneNumber` is not the number in `digits`',
    (one) => ({
      ...one,
      phoneNumber: '4711',
    }),
  ),
  party('participant-other-e164', 'IMS-PAR-04', '`e164Number` is not the number in `digits`', (one) => ({
    ...one,
    e164Number: '+14155554711',
  })),
  party(
    'participant-other-formatted',
    'IMS-PAR-04',
    '`formattedPhoneNumber` is not the number in `digits`',
    (one) => ({
      ...one,
      formattedPhoneNumber: '(47) 11',
    }),
  ),

  numbered('e164-leading-zero', 'IMS-PAR-05', '`e164Number` starts with +0', '04155550123', '+04155550123'),
  numbered(
    'e164-too-long',
    'IMS-PAR-05',
    '`e164Number` has 16 digits',
    '1415555012345678',
    '+1415555012345678',
  ),
  numbered(
    'e164-with-blanks',
    'IMS-PAR-05',
    '`e164Number` has blanks in it',
    '14155550123',
    '+1 415 555 0123',
  ),
  numbered('e164-one-digit', 'IMS-PAR-05', '`e164Number` has one digit', '7', '+7'),

  inSession(
    'talking-to-nobody',
    'IMS-PAR-06',
    'A Talking session has no participants',
    (session) => ({ ...session, participants: [] }),
    { ...LIVE, choice: talkingBefore },
  ),
  inSession('participant-listed-twice', 'IMS-PAR-07', 'A participant is listed twice', (session) => ({
    ...session,
    participants: [...partiesOf(session), ...partiesOf(session)],
  })),
];
