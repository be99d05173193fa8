import type { Participant } from '../contract/types.ts';
import type { Draw } from './random.ts';

/** How the subscribers' numbers of a country are written. */
interface Plan {
  readonly country: string;
  /** Digits after the country's code. */
  readonly length: number;
  readonly write: (number: string) => string;
}

const PLANS: readonly Plan[] = [
  { country: '1', length: 10, write: (n) => `(${n.slice(0, 3)}) ${n.slice(3, 6)}-${n.slice(6)}` },
  { country: '1', length: 10, write: (n) => `${n.slice(0, 3)}-${n.slice(3, 6)}-${n.slice(6)}` },
  { country: '44', length: 10, write: (n) => `${n.slice(0, 2)} ${n.slice(2, 6)} ${n.slice(6)}` },
  { country: '49', length: 11, write: (n) => `${n.slice(0, 3)} ${n.slice(3)}` },
  { country: '81', length: 9, write: (n) => `${n.slice(0, 1)}-${n.slice(1, 5)}-${n.slice(5)}` },
];

/** An extension of a few digits: all four members are the same, as in the published samples. */
function extension(number: string, known: boolean): Participant {
  return {
    digits: number,
    e164Number: known ? number : '',
    formattedPhoneNumber: number,
    phoneNumber: number,
  };
}

function subscriber(draw: Draw, last: number): Participant {
  const { country, length, write } = draw.pick(PLANS);
  const national = `${draw.digits(length - 1)}${last}`;
  const whole = country + national;
  return {
    digits: whole,
    e164Number: draw.below(8) === 0 ? '' : `+${whole}`,
    formattedPhoneNumber: `+${country} ${write(national)}`,
    phoneNumber: draw.below(2) === 0 ? whole : national,
  };
}

/** `count` participants, at most 10: the four members of each name one number, and no two the same. */
export function participants(draw: Draw, count: number): Participant[] {
  const list: Participant[] = [];
  const last = draw.below(10);
  for (let at = 0; at < count; at++) {
    const digit = (last + at) % 10;
    // The last digit tells the participants of one session apart.
    const short = draw.below(2) === 0;
    list.push(
      short
        ? extension(`${draw.digits(draw.between(3, 4))}${digit}`, draw.below(4) > 0)
        : subscriber(draw, digit),
    );
  }
  return list;
}

/** A number that can be dialled. */
export const phoneNumber = (draw: Draw): string => draw.digits(draw.between(4, 5));
