import type { Exchange } from '../exchange.ts';

/**
 * Was this answered only when it was sent again, because the connection had broken or the target had said that it was
 * not available? To be asked more slowly (429), elsewhere or with a newer token is no failure.
 */
export const isFlaky = ({ earlier }: Pick<Exchange, 'earlier'>): boolean =>
  earlier.some((words) => !/^HTTP [34]\d\d\b/.test(words));
