import type { ReporterOptions } from '../report/index.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Narrower than this nothing can be read, wider than that neither. */
const WIDTHS = [60, 120] as const;

/** A stream that may be a terminal. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** `NO_COLOR` says no, `FORCE_COLOR` yes (0 and false: no), else colour is for terminals that have it. */
export function wantsColour({ isTTY }: Screen, environment: Environment): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = environment;
  if (no !== undefined && no !== '') return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return isTTY === true && term !== 'dumb';
}

/** How a report for this stream is to look. */
export function looks(screen: Screen, environment: Environment): ReporterOptions {
  const locale = environment['LC_ALL'] ?? environment['LC_CTYPE'] ?? environment['LANG'] ?? '';
  const [narrow, wide] = WIDTHS;
  return {
    colour: wantsColour(screen, environment),
    ascii: screen.isTTY === true && process.platform !== 'win32' && !/utf-?8/i.test(locale),
    ...(screen.isTTY === true && screen.columns !== undefined
      ? { width: Math.min(wide, Math.max(narrow, screen.columns)) }
      : {}),
  };
}
