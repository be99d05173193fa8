import { asciiOnly, line } from './neutral.ts';
import type { ReporterOptions } from './reporter.ts';

type Colour = 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold';

const CODES: Readonly<Record<Colour, readonly [on: number, off: number]>> = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
  dim: [2, 22],
  bold: [1, 22],
};

/** Writes for a terminal as the options say; every text goes through it, so none reaches the terminal raw. */
export interface Pen {
  readonly text: (text: string) => string;
  readonly paint: (colour: Colour, text: string) => string;
  /** Neutral text wrapped at the width: the first line after `used` columns, later ones indented. */
  readonly prose: (text: string, indent: number, used?: number) => string;
  readonly dot: string;
  readonly dash: string;
}

/** Later lines of wrapped text are indented; one is never shorter than this, however narrow the terminal is. */
const NARROWEST = 30;

function wrapped(text: string, width: number, indent: number, used: number): string {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    const room = Math.max(NARROWEST, width - (lines.length === 0 ? used : indent));
    if (current !== '' && current.length + 1 + word.length > room) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  // A word that begins a line now may look like a runner's command.
  return [...lines, current].map((part) => line(part)).join('\n' + ' '.repeat(indent));
}

export function pen(options: ReporterOptions): Pen {
  const ascii = options.ascii === true;
  const text = (raw: string): string => (ascii ? asciiOnly(line(raw)) : line(raw));
  const { width } = options;
  return {
    text,
    paint: (colour, painted) => {
      const [on, off] = CODES[colour];
      return options.colour ? `\u001b[${on}m${painted}\u001b[${off}m` : painted;
    },
    prose: (raw, indent, used = indent) =>
      width === undefined ? text(raw) : wrapped(text(raw), width, indent, used),
    dot: ascii ? '-' : '·',
    dash: ascii ? '...' : '…',
  };
}
