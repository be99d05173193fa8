import type { EvidenceSettings } from '../check/evidence.ts';
import { isArray, isObject, type Json } from '../json/value.ts';
import { BrokenEntry } from './har-entry.ts';
import { foreignExchanges } from './har-foreign.ts';
import { isOwn, ownEvidence } from './har-own.ts';
import type { Recording } from './types.ts';

/** As many notes as are kept of a recording. */
const MAX_NOTES = 20;

const bounded = (notes: readonly string[]): readonly string[] =>
  notes.length <= MAX_NOTES
    ? notes
    : [...notes.slice(0, MAX_NOTES), `and ${notes.length - MAX_NOTES} more of this kind`];

/**
 * Reads a HAR 1.2 recording. One made with `--record` gives the evidence of its run, marks and steps with it; of one by
 * a browser or a proxy the exchanges with the resource are taken, each with the step that its request amounts to.
 *
 * @param settings What the evidence of a foreign recording is judged by.
 */
export function readHar(value: Json, where: string, settings: EvidenceSettings): Recording {
  const log = isObject(value) && isObject(value['log']) ? value['log'] : {};
  const entries = isArray(log['entries']) ? log['entries'] : [];
  const notes: string[] = [];
  if (!isArray(log['entries'])) notes.push('log.entries is no array');
  if (isOwn(log)) {
    try {
      const evidence = ownEvidence(log, entries, notes);
      return { type: 'recording', where, evidence, own: true, notes: bounded(notes) };
    } catch (error) {
      if (!(error instanceof BrokenEntry)) throw error;
      notes.length = 0;
      notes.push(
        `the run that made it is not known: ${error.message}; its exchanges are judged as any others`,
      );
    }
  }
  const exchanges = foreignExchanges(entries, settings, notes);
  return {
    type: 'recording',
    where,
    evidence: { settings, exchanges, marks: [] },
    own: false,
    notes: bounded(notes),
  };
}
