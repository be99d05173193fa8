import { claimed } from '../../src/check/claim.ts';
import type { Defect } from '../../src/check/finding.ts';
import { NOT_APPLICABLE, type SessionRequirement, type Verdict } from '../../src/check/requirement.ts';
import type { Participant } from '../../src/contract/types.ts';
import { PARTICIPANT_MEMBERS } from '../../src/contract/index.ts';
import { pointer } from '../../src/json/value.ts';
import { participant, session } from '../example.ts';

const about = { area: 'participants', profile: 'feed', source: 'IMSessionResource' } as const;

export const participantsArray = claimed({
  ...about,
  id: 'IMS-PAR-01',
  level: 'must',
  firmness: 'stated',
  title: '`participants` is an array of objects',
  how: 'The type of `participants` and of its entries in the session schema.',
  cause: 'A list of bare numbers, or one participant that is not wrapped in a list.',
  examples: { holds: session(), breaks: session({ participants: ['3002'] }) },
  member: 'participants',
});

export const participantMembers = claimed({
  ...about,
  id: 'IMS-PAR-02',
  level: 'must',
  source: 'CallResource',
  firmness: 'stated',
  title: 'each participant has `digits`, `e164Number`, `formattedPhoneNumber` and `phoneNumber`, all strings',
  how: 'The participant schema: four required members, each a string (`e164Number` may be empty).',
  cause: 'Numbers sent as JSON numbers, or members that are left out where they are empty.',
  examples: { holds: session(), breaks: session({ participants: [participant({ digits: 3002 })] }) },
  member: 'participants',
  none: 'with a participant',
  also: ({ view: { participants = [] } }) => (participants.length === 0 ? NOT_APPLICABLE : undefined),
});

/** Runs a judge on every participant of a session; without one there is nothing to judge. */
const perParticipant =
  (judge: (one: Participant) => Defect | undefined | typeof NOT_APPLICABLE): SessionRequirement['judge'] =>
  ({ view: { participants } }): Verdict => {
    if (participants === undefined) return NOT_APPLICABLE;
    let judged = false;
    let defects: Defect[] | undefined;
    for (let index = 0; index < participants.length; index++) {
      const one = participants[index];
      const said = one === undefined ? NOT_APPLICABLE : judge(one);
      if (said === NOT_APPLICABLE) continue;
      judged = true;
      if (said)
        (defects ??= []).push({ ...said, pointer: pointer('participants', index) + (said.pointer ?? '') });
    }
    return defects ?? (judged ? undefined : NOT_APPLICABLE);
  };

const DIALABLE = /^\+?[0-9*#]+$/;

export const dialable: SessionRequirement = {
  ...about,
  kind: 'session',
  id: 'IMS-PAR-03',
  level: 'should',
  source: 'CallResource',
  firmness: 'sample',
  title: '`digits` and `phoneNumber` are not empty, and `digits` has only dialable characters',
  how: '`digits` is matched against `0-9`, `*`, `#` and a leading `+`.',
  cause: 'The formatted number, or a name, in `digits`; an unknown caller with empty numbers.',
  examples: {
    holds: session(),
    breaks: session({
      participants: [
        participant({
          digits: '(415) 555-0100',
          phoneNumber: '4155550100',
          formattedPhoneNumber: '(415) 555-0100',
          e164Number: '',
        }),
      ],
    }),
  },
  none: 'with a well-formed participant',
  judge: perParticipant(({ digits, phoneNumber }) => {
    if (digits === '' || phoneNumber === '') {
      const name = digits === '' ? 'digits' : 'phoneNumber';
      return {
        code: 'number-empty',
        message: `${name} is empty`,
        pointer: `/${name}`,
        expected: 'a number',
        actual: '',
      };
    }
    if (DIALABLE.test(digits)) return undefined;
    return {
      code: 'digits-not-dialable',
      message: `digits is ${digits}`,
      pointer: '/digits',
      expected: '0-9, *, # and a leading +',
      actual: digits,
    };
  }),
};

const ZERO = 0x30;
const NINE = 0x39;
const PLUS = 0x2b;
const STAR = 0x2a;
const HASH = 0x23;

/** Nothing but digits from `from` on. */
function isDigits(number: string, from: number): boolean {
  for (let index = from; index < number.length; index++) {
    const code = number.charCodeAt(index);
    if (code < ZERO || code > NINE) return false;
  }
  return number.length > from;
}

/** A number with its formatting stripped: `+44 (0)20 7946 0000` and `020 7946 0000` come to their digits. */
function bare(number: string): string {
  const sign = number.charCodeAt(0) === PLUS ? 1 : 0;
  if (isDigits(number, sign)) return sign === 0 ? number : number.slice(1);
  return number.replace(/\(0\)/g, '').replace(/[^0-9*#]/g, '');
}

/** Without the trunk prefix (or the `00`) that stands before a number for dialling only. */
const withoutTrunk = (number: string): string =>
  number.charCodeAt(0) === ZERO ? number.replace(/^0+(?=.)/, '') : number;

/** The longest country code. */
const COUNTRY_CODE = 3;

const isTail = (long: string, short: string): boolean =>
  long.endsWith(short) && long.length - short.length <= COUNTRY_CODE;

/** Do two bare numbers name one number? A country code may be extra on the left. */
function agree(a: string, b: string): boolean {
  if (a === b) return true;
  if (a === '' || b === '') return false;
  const [x, y] = [withoutTrunk(a), withoutTrunk(b)];
  return x.length >= y.length ? isTail(x, y) : isTail(y, x);
}

function oneNumber({ digits, e164Number, formattedPhoneNumber, phoneNumber }: Participant): boolean {
  const a = bare(digits);
  const others = [phoneNumber, formattedPhoneNumber, ...(e164Number === '' ? [] : [e164Number])].map(bare);
  return others.every((b, index) => agree(a, b) && others.every((c, place) => place <= index || agree(b, c)));
}

/** Is a number, read past its formatting, this plain one or its tail, a country code left out? */
function readsAsTail(number: string, plain: string, from: number): boolean {
  let at = plain.length;
  for (let index = number.length - 1; index >= 0; index--) {
    const code = number.charCodeAt(index);
    if ((code < ZERO || code > NINE) && code !== STAR && code !== HASH) continue;
    at--;
    if (at < from || plain.charCodeAt(at) !== code) return false;
  }
  return at - from <= COUNTRY_CODE && at < plain.length && plain.charCodeAt(at) !== ZERO;
}

/** The usual case, told without making a string: no trunk prefix anywhere, all read as the longest or its tail. */
function plainlyOne({ digits, e164Number, formattedPhoneNumber, phoneNumber }: Participant): boolean {
  const longest = e164Number === '' ? digits : e164Number;
  const from = longest.charCodeAt(0) === PLUS ? 1 : 0;
  return (
    isDigits(longest, from) &&
    readsAsTail(digits, longest, from) &&
    readsAsTail(phoneNumber, longest, from) &&
    readsAsTail(formattedPhoneNumber, longest, from) &&
    !formattedPhoneNumber.includes('(0)')
  );
}

export const numbersAgree: SessionRequirement = {
  ...about,
  kind: 'session',
  id: 'IMS-PAR-04',
  level: 'should',
  source: 'CallResource',
  firmness: 'sample',
  title: 'the four numbers of a participant agree: once formatting is stripped they name one number',
  how: 'Everything but `0-9`, `*` and `#` is stripped, a trunk prefix left out of account; the numbers must be the same, or one the other’s tail with at most a country code before it. An empty `e164Number` is left out.',
  cause:
    'Members filled from different sources, such as the caller’s number in one and the called one’s in another.',
  examples: {
    holds: session({
      participants: [
        participant({
          e164Number: '+14155550100',
          formattedPhoneNumber: '(415) 555-0100',
          phoneNumber: '4155550100',
          digits: '4155550100',
        }),
      ],
    }),
    breaks: session({ participants: [participant({ phoneNumber: '3003' })] }),
  },
  none: 'with a participant whose numbers are filled in',
  judge: perParticipant((one) => {
    // Empty numbers are IMS-PAR-03's.
    if (one.digits === '' || one.phoneNumber === '') return NOT_APPLICABLE;
    if (plainlyOne(one) || oneNumber(one)) return undefined;
    return {
      code: 'numbers-disagree',
      message: 'the four numbers do not name one number',
      expected: 'one number in four forms',
      actual: PARTICIPANT_MEMBERS.map((name) => `${name} ${one[name]}`).join(', '),
    };
  }),
};

const E164 = /^\+[1-9]\d{1,14}$/;

export const e164: SessionRequirement = {
  ...about,
  kind: 'session',
  id: 'IMS-PAR-05',
  level: 'should',
  source: 'CallResource',
  firmness: 'practice',
  title: 'an `e164Number` that starts with `+` is E.164: `+`, then 2 to 15 digits, the first not 0',
  how: 'An `e164Number` with a leading `+` is matched against the form of E.164; extensions without it are left alone.',
  cause: 'Formatting left in, or a `+` put before a national number.',
  examples: {
    holds: session({
      participants: [
        participant({
          e164Number: '+14155553002',
          digits: '4155553002',
          phoneNumber: '4155553002',
          formattedPhoneNumber: '415-555-3002',
        }),
      ],
    }),
    breaks: session({ participants: [participant({ e164Number: '+0003002' })] }),
  },
  none: 'with an `e164Number` that starts with `+`',
  judge: perParticipant(({ e164Number }) => {
    if (!e164Number.startsWith('+')) return NOT_APPLICABLE;
    if (E164.test(e164Number)) return undefined;
    return {
      code: 'not-e164',
      message: `e164Number is ${e164Number}`,
      pointer: '/e164Number',
      expected: '+ and 2 to 15 digits, the first not 0',
      actual: e164Number,
    };
  }),
};

export const talkingHasParticipant: SessionRequirement = {
  ...about,
  kind: 'session',
  id: 'IMS-PAR-06',
  level: 'should',
  firmness: 'sample',
  title: 'a `Talking` session has at least one participant',
  how: 'The participants of each session in the state `Talking` are counted.',
  cause: 'The other party is left out of the list once it has answered.',
  examples: { holds: session(), breaks: session({ participants: [] }) },
  none: 'in the state `Talking`',
  judge: ({ view: { state, participants } }) => {
    if (state !== 'Talking' || participants === undefined) return NOT_APPLICABLE;
    if (participants.length > 0) return undefined;
    return {
      code: 'talking-to-nobody',
      message: 'a Talking session has no participant',
      pointer: '/participants',
      expected: 'at least one participant',
      actual: '[]',
    };
  },
};

/** Fewer than these are compared with each other, more by a set. */
const FEW = 8;

const key = (one: Participant): string => JSON.stringify([one.digits, one.phoneNumber]);

/** The index of the first participant that stands before already; -1 where each stands once. */
function repeated(participants: readonly Participant[]): number {
  if (participants.length > FEW) {
    const seen = new Set<string>();
    return participants.findIndex((one) => seen.size === seen.add(key(one)).size);
  }
  return participants.findIndex((one, index) => {
    for (let before = 0; before < index; before++) {
      const other = participants[before];
      if (one.digits === other?.digits && one.phoneNumber === other.phoneNumber) return true;
    }
    return false;
  });
}

export const participantsOnce: SessionRequirement = {
  ...about,
  kind: 'session',
  id: 'IMS-PAR-07',
  level: 'should',
  firmness: 'sample',
  title: 'no participant is listed twice in one session',
  how: '`digits` and `phoneNumber` of the participants of one session are compared with each other.',
  cause: 'One entry for each of a party’s devices or call legs.',
  examples: { holds: session(), breaks: session({ participants: [participant(), participant()] }) },
  none: 'with a well-formed participant',
  judge: ({ view: { participants } }) => {
    if (participants === undefined || participants.length === 0) return NOT_APPLICABLE;
    const index = repeated(participants);
    const twice = participants[index];
    if (twice === undefined) return undefined;
    return {
      code: 'participant-twice',
      message: `the participant ${twice.phoneNumber} is listed twice`,
      pointer: pointer('participants', index),
      expected: 'each participant once',
      actual: twice.phoneNumber,
    };
  },
};
