import type { Participant } from '../../contract/types.ts';
import { changed, type SessionCase } from '../session-case.ts';

const list = (description: string, participants: readonly Participant[]): SessionCase => ({
  requirement: null,
  description,
  change: (session) => changed(session, ['participants'], [...participants]),
});

const plain = (number: string, other: Partial<Participant> = {}): Participant => ({
  digits: number,
  e164Number: '',
  formattedPhoneNumber: number,
  phoneNumber: number,
  ...other,
});

const one = (description: string, number: string, other: Partial<Participant> = {}): SessionCase =>
  list(`a participant has ${description}`, [plain(number, other)]);

const NATIONAL = '4155550123';
const WHOLE = `1${NATIONAL}`;

const written = (form: string): SessionCase =>
  one(`its number written ${form}`, WHOLE, { e164Number: `+${WHOLE}`, formattedPhoneNumber: form });

export const participantEdges: readonly SessionCase[] = [
  {
    requirement: null,
    description: 'there is no participant',
    traits: { state: 'Alerting' },
    change: (session) => changed(session, ['participants'], []),
  },
  ...[1, 2, 100].map((count) =>
    list(
      `there ${count === 1 ? 'is 1 participant' : `are ${count} participants`}`,
      Array.from({ length: count }, (_, at) => plain(String(3000 + at))),
    ),
  ),
  one('a number of one digit', '7'),
  one('the number 0', '0'),
  one('a number of 255 digits', '7'.repeat(255)),
  one('a star in its digits', '*72'),
  one('a number sign in its digits', '72#'),
  one('digits with a leading plus sign', `+${WHOLE}`, { e164Number: `+${WHOLE}` }),
  one('an extension as its e164Number', '3002', { e164Number: '3002' }),
  one('an e164Number of two digits', '12', { e164Number: '+12' }),
  one('an e164Number of 15 digits', '491555012345678', { e164Number: '+491555012345678' }),
  one('a country code in e164Number alone', NATIONAL, { e164Number: `+${WHOLE}` }),
  one('a country code in all but phoneNumber', WHOLE, { e164Number: `+${WHOLE}`, phoneNumber: NATIONAL }),
  written('(415) 555-0123'),
  written('+1 (415) 555-0123'),
  written('415.555.0123'),
  written('1-415-555-0123'),
  written(' 1 415 555 0123 '),
];
