import type { EvidenceSettings } from '../src/check/evidence.ts';
import { feedPlan } from './feed/scenario.ts';
import { livePlan } from './live/plan.ts';
import type { PlannedStep } from './scenario.ts';

/** What a run with these settings would send: each kind of request, at most how many, and what it does. */
export const planOf = (settings: EvidenceSettings): readonly PlannedStep[] => [
  ...feedPlan(settings.credentials === 'basic'),
  ...livePlan(settings),
];

/** The upper bounds of a plan, which the target holds a run to. */
export const budgetOf = (plan: readonly PlannedStep[]): ReadonlyMap<string, number> => {
  const budget = new Map<string, number>();
  for (const { step, most } of plan) budget.set(step, (budget.get(step) ?? 0) + most);
  return budget;
};
