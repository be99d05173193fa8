/** What every command ends with. */
export const EXIT = {
  success: 0,
  nonConformant: 1,
  usage: 2,
  inconclusive: 3,
  toolFault: 4,
  interrupted: 130,
} as const;

/** Where several apply the first of these does. */
const PRECEDENCE: readonly number[] = [
  EXIT.interrupted,
  EXIT.toolFault,
  EXIT.nonConformant,
  EXIT.inconclusive,
  EXIT.success,
];

/** The one code of several runs. */
export const worst = (codes: Iterable<number>): number => {
  const all = new Set(codes);
  return PRECEDENCE.find((code) => all.has(code)) ?? EXIT.success;
};

/** What of a result decides the exit code. */
export interface Ending {
  readonly verdict: 'conformant' | 'non-conformant' | 'inconclusive';
  readonly interrupted?: boolean;
  readonly toolErrors?: readonly object[];
}

const VERDICTS: Readonly<Record<Ending['verdict'], number>> = {
  conformant: EXIT.success,
  'non-conformant': EXIT.nonConformant,
  inconclusive: EXIT.inconclusive,
};

export const exitCodeOf = ({ verdict, interrupted, toolErrors }: Ending): number =>
  worst([
    VERDICTS[verdict],
    ...(interrupted === true ? [EXIT.interrupted] : []),
    ...(toolErrors && toolErrors.length > 0 ? [EXIT.toolFault] : []),
  ]);
