import { PARTICIPANT_MEMBERS } from '../../contract/index.ts';
import type { ImSession, Participant } from '../../contract/types.ts';
import { pointer } from '../../json/value.ts';
import type { Draw } from '../random.ts';
import { reversed } from '../edit.ts';
import { changed, type SessionCase } from '../session-case.ts';

/** A participant whose four members are one number of 14 digits, which no other participant has. */
function subscriber(draw: Draw): Participant {
  const number = `88${draw.digits(12)}`;
  return named(number, `+${number}`);
}

/** The members that the schema names. */
type Member = (typeof PARTICIPANT_MEMBERS)[number];

const named = (number: string, e164Number: string): Participant => ({
  digits: number,
  e164Number,
  formattedPhoneNumber: number,
  phoneNumber: number,
});

const grouped = (number: string, gap: string): string => `${number.slice(0, 6)}${gap}${number.slice(6)}`;

/** Puts another participant in the place of any; `member` is the one that is wrong, none where they are at odds. */
const inPlace = (
  requirement: string,
  description: string,
  member: Member | undefined,
  make: (right: Participant, draw: Draw) => Participant,
): SessionCase => ({
  requirement,
  description,
  parties: 1,
  change(session: ImSession, draw: Draw) {
    const place = ['participants', draw.below(session.participants.length)];
    const { payload } = changed(session, place, make(subscriber(draw), draw));
    return { payload, pointer: pointer(...place, ...(member === undefined ? [] : [member])) };
  },
});

const notDialable = (what: string, gap: string): SessionCase =>
  inPlace('IMS-PAR-03', `digits has ${what}`, 'digits', (right) => ({
    ...right,
    digits: grouped(right.digits, gap),
  }));

const disagreeing = (member: Member): SessionCase[] => [
  inPlace('IMS-PAR-04', `the last digit of ${member} is another`, undefined, (right, draw) => {
    const value = right[member];
    const last = (Number(value.slice(-1)) + draw.between(1, 9)) % 10;
    return { ...right, [member]: `${value.slice(0, -1)}${last}` };
  }),
  inPlace('IMS-PAR-04', `two digits of ${member} stand in each other's place`, undefined, (right) => {
    const plus = right[member] === right.e164Number ? '+' : '';
    return { ...named('88120345678901', '+88120345678901'), [member]: `${plus}88102345678901` };
  }),
  inPlace('IMS-PAR-04', `${member} names another participant`, undefined, (right, draw) => ({
    ...right,
    [member]: subscriber(draw)[member],
  })),
];

const notE164 = (what: string, number: string, e164Number = `+${number}`): SessionCase =>
  inPlace('IMS-PAR-05', `e164Number ${what}`, 'e164Number', () => named(number, e164Number));

const twice = (how: string, copy: (one: Participant) => ReturnType<typeof reversed>): SessionCase => ({
  requirement: 'IMS-PAR-07',
  description: `a participant is listed twice${how}`,
  parties: 1,
  change(session, draw) {
    const one = draw.pick(session.participants);
    return changed(session, ['participants', session.participants.length], copy(one));
  },
});

/** What can be wrong with participants beyond their types. */
export const participantFaults: readonly SessionCase[] = [
  inPlace('IMS-PAR-03', 'digits is empty', 'digits', (right) => ({ ...right, digits: '' })),
  inPlace('IMS-PAR-03', 'phoneNumber is empty', 'phoneNumber', (right) => ({ ...right, phoneNumber: '' })),
  notDialable('a space', ' '),
  notDialable('a hyphen', '-'),
  notDialable('a dot', '.'),
  inPlace('IMS-PAR-03', 'digits has brackets', 'digits', (right) => ({
    ...right,
    digits: right.digits.replace(/^(...)/, '($1)'),
  })),
  ...PARTICIPANT_MEMBERS.flatMap(disagreeing),
  notE164('starts with +0', '04155550123'),
  notE164('has one digit', '7'),
  notE164('has 16 digits', '4915550123456789'),
  notE164('has spaces', '14155550123', '+1 415 555 0123'),
  notE164('has hyphens', '14155550123', '+1-415-555-0123'),
  {
    requirement: 'IMS-PAR-06',
    description: 'a Talking session has no participant',
    traits: { state: 'Talking' },
    change: (session) => changed(session, ['participants'], []),
  },
  twice('', (one) => ({ ...one })),
  twice(', with its members in another order', (one) => reversed(one)),
];
