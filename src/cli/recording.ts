import type { ProbeRun } from '../../suites/probe.ts';
import { toHar } from '../capture/har-writer.ts';
import { reports } from './options/reports.ts';
import { writeWhole } from './output.ts';
import type { Values } from './values.ts';

/** Writes the recording that `--record` asks for. */
export function recording(values: Values, { result, evidence, redact }: ProbeRun): (() => Promise<void>)[] {
  const file = values.get(reports.record);
  const { tool, startedAt } = result;
  return file === undefined ? [] : [() => writeWhole(file, toHar(evidence, { tool, startedAt, redact }))];
}
