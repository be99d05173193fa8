import { planOf } from '../../suites/plan.ts';
import { settingsOf, type ProbeOptions } from '../../suites/probe.ts';
import { table } from './table.ts';

/** What a run would send, as `--plan` prints it. */
export function planText(options: ProbeOptions): string {
  const settings = settingsOf(options);
  const steps = planOf(settings).filter(({ most }) => most > 0);
  const total = steps.reduce((sum, { most }) => sum + most, 0);
  const lines = new Map<
    string,
    { readonly most: number; readonly request: string; readonly effect: string }
  >();
  // What is sent for several ends, and looks the same to the target, is one line.
  for (const { most, request, effect } of steps) {
    const key = `${request}\n${effect}`;
    lines.set(key, { most: most + (lines.get(key)?.most ?? 0), request, effect });
  }
  const rows = Array.from(lines.values(), ({ most, request, effect }) => [
    String(most),
    request,
    effect === '' ? 'reads only' : effect,
  ]);
  return (
    `A run of the profiles ${settings.profiles.join(', ')} would send ${settings.base} at most ${total} requests. ` +
    'Nothing is sent now.\n\n' +
    table([['at most', 'request', 'effect'], ...rows])
  );
}
