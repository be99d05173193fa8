import type { Area, Level, Profile } from '../contract/types.ts';
import type { Json } from '../json/value.ts';
import type { Evidence } from './evidence.ts';
import type { Defect } from './finding.ts';
import type { Outcome } from './outcome.ts';
import type { SessionSubject } from './session.ts';

/** How firm the source of a requirement is; the words are those of the facts. */
export type Firmness = 'stated' | 'derived' | 'sample' | 'convention' | 'practice';

/** What a requirement says of itself: the catalogue, the documents and `explain` are made from this. */
export interface RequirementText {
  readonly id: string;
  readonly level: Level;
  readonly area: Area;
  readonly profile: Profile;
  readonly title: string;
  /** The page that says it, by its name. */
  readonly source: string;
  readonly firmness: Firmness;
  /** How it is checked: what is sent, what is compared with what. */
  readonly how: string;
  /** What usually causes it to be broken. */
  readonly cause: string;
  readonly examples: Examples;
}

/** One that holds and one that breaks it; for requirements on a session these are the session, and tests run them. */
export interface Examples {
  readonly holds: Json;
  readonly breaks: Json;
}

/** The judge found nothing that the requirement speaks of. */
export const NOT_APPLICABLE = Symbol('not applicable');

/** What a judge says of one subject: nothing of it to judge, fine, or what is wrong. */
export type Verdict = typeof NOT_APPLICABLE | undefined | Defect | readonly Defect[];

/** Judges each session that is seen, wherever it is seen. */
export interface SessionRequirement extends RequirementText {
  readonly kind: 'session';
  readonly judge: (subject: SessionSubject) => Verdict;
  /** Why there may be nothing to judge, in words that follow "no session seen …". */
  readonly none: string;
}

/** Judges the sessions of one feed together: started for each feed, given each session, asked at the end. */
export interface FeedRequirement extends RequirementText {
  readonly kind: 'feed';
  readonly start: () => FeedFold;
  readonly none: string;
}

export interface FeedFold {
  add(subject: SessionSubject): void;
  /** Defects with pointers from the body's root. */
  end(): Verdict | { readonly inconclusive: string; readonly remedy: string };
}

/** Judges the run as a whole. */
export interface EvidenceRequirement extends RequirementText {
  readonly kind: 'evidence';
  readonly judge: (evidence: Evidence) => Outcome;
}

export type Requirement = SessionRequirement | FeedRequirement | EvidenceRequirement;
