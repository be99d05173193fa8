import { line } from '../report/neutral.ts';

/** Where progress is shown; only a terminal gets it. */
export interface ProgressScreen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** One line on a terminal that is written over while the run goes on, and gone afterwards. */
export interface Progress {
  readonly show: (what: string) => void;
  readonly clear: () => void;
}

const START_OF_LINE = '\r\u001b[K';
const USUAL_WIDTH = 80;

export function progress(screen: ProgressScreen): Progress {
  if (screen.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  return {
    show: (what) => {
      const width = (screen.columns ?? USUAL_WIDTH) - 1;
      screen.write(START_OF_LINE + line(what).slice(0, width));
    },
    clear: () => {
      screen.write(START_OF_LINE);
    },
  };
}
