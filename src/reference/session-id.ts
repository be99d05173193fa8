import { createHash } from 'node:crypto';

const PREFIX_LENGTH = 22;
const SUFFIX_LENGTH = 6;
const MARK = 'LAES';
const RADIX = 36;

/** Numbers an agent's sessions: 32 characters of `0-9A-Z`, as a SIP Server call UUID, the last six counting in base 36. */
export interface IdSeries {
  at(index: number): string;
  /** The number of an id of this series; -1 for any other. */
  indexOf(id: string): number;
}

export function idSeries(seed: number, agent: string): IdSeries {
  const hash = createHash('sha256').update(`${seed} ${agent}`).digest('hex');
  const prefix =
    BigInt(`0x${hash}`).toString(RADIX).toUpperCase().padStart(PREFIX_LENGTH, '0').slice(0, PREFIX_LENGTH) +
    MARK;
  const at = (index: number) => prefix + index.toString(RADIX).toUpperCase().padStart(SUFFIX_LENGTH, '0');
  return {
    at,
    indexOf(id) {
      const index = Number.parseInt(id.slice(prefix.length), RADIX);
      return Number.isSafeInteger(index) && index >= 0 && at(index) === id ? index : -1;
    },
  };
}
