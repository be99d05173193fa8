import { isTurnedAway, statusOf } from '../src/check/answer.ts';
import type { Evidence } from '../src/check/evidence.ts';

/** The mark of a run that was ended by hand. */
export const INTERRUPTED = 'interrupted';

/** Why nothing of the target could be judged: it was not reached, or it turned the suite away. */
export function blockedBecause({ exchanges, settings }: Evidence): string | undefined {
  const plain = exchanges.find((one) => one.step['shows'] === 'feed' && one.agent === 'first');
  if (!plain) return 'no request was answered';
  if (plain.failure) return `the target could not be judged: ${plain.failure.message}`;
  if (!isTurnedAway(plain)) return undefined;
  const status = statusOf(plain) ?? 0;
  return settings.credentials === 'none'
    ? `the feed asks for credentials (HTTP ${status}): give --user and --password, --bearer or --header`
    : `the credentials given were refused (HTTP ${status}): see --user and --password, --bearer or --header`;
}
