import type { EvidenceSettings } from '../../src/check/evidence.ts';
import type { PlannedStep } from '../scenario.ts';

export const livePlan = (settings: EvidenceSettings): readonly PlannedStep[] =>
  settings.profiles.every((profile) => profile === 'feed') ? [] : [];
