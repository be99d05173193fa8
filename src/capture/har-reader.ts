import type { EvidenceSettings } from '../check/evidence.ts';
import { deliveredTo, isBayeux } from '../check/notification.ts';
import type { Profile } from '../contract/types.ts';
import type { Exchange } from '../exchange.ts';
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

/** Delivered notifications are judged as such; with nothing else in the recording, they alone are. */
function profilesOf(exchanges: readonly Exchange[], otherwise: readonly Profile[]): readonly Profile[] {
  if (deliveredTo(exchanges).length === 0) return otherwise;
  return [...(exchanges.every(isBayeux) ? [] : otherwise), 'notifications'];
}

/**
 * Reads a HAR 1.2 recording. One made with `--record` gives the evidence of its run, marks and steps with it; of one by
 * a browser or a proxy the exchanges with the resource are taken, each with the step that its request amounts to.
 *
 * @param settings What the evidence of a foreign recording is judged by.
 * @param isCut The end is missing: what a run waited for may be missing with it, so its exchanges are judged like those of others.
 */
export function readHar(value: Json, where: string, settings: EvidenceSettings, isCut = false): Recording {
  const log = isObject(value) && isObject(value['log']) ? value['log'] : {};
  const entries = isArray(log['entries']) ? log['entries'] : [];
  const notes: string[] = [];
  if (!isArray(log['entries'])) notes.push('log.entries is no array');
  if (isCut) notes.push('the recording is cut short: what is whole of it is judged');
  else if (isOwn(log)) {
    try {
      const evidence = ownEvidence(log, entries, notes);
      return { type: 'recording', where, evidence, own: true, notes: bounded(notes) };
    } catch (error) {
      if (!(error instanceof BrokenEntry)) throw error;
      notes.length = 0;
      notes.push(
        `the run that made it is not known: ${error.message}; its exchanges are judged like those of others`,
      );
    }
  }
  const exchanges = foreignExchanges(entries, settings, notes);
  const profiles = profilesOf(exchanges, settings.profiles);
  return {
    type: 'recording',
    where,
    evidence: { settings: { ...settings, profiles }, exchanges, marks: [] },
    own: false,
    notes: bounded(notes),
  };
}
