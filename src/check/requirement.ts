import type { Area, Level, Profile } from '../contract/types.ts';
import type { JsonProblem } from '../json/read.ts';
import type { Json } from '../json/value.ts';
import type { Evidence } from './evidence.ts';
import type { Addition } from './fingerprints.ts';
import type { Defect, Inconclusive } from './finding.ts';
import type { Outcome } from './outcome.ts';
import type { Document, DocumentKind, SessionSubject } from './session.ts';

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

/**
 * One that holds and one that breaks it. For a requirement on a session or a body it is just that, and a test judges
 * both; for the others it tells the course of events.
 */
export interface Examples {
  readonly holds: Json;
  readonly breaks: Json;
}

/** The judge found nothing that the requirement speaks of. */
export const NOT_APPLICABLE = Symbol('not applicable');

/** What a judge says of one subject: nothing of it to judge, fine, what is wrong, or that it cannot be told. */
export type Verdict = typeof NOT_APPLICABLE | undefined | Defect | readonly Defect[] | Inconclusive;

/** Judges each session that is seen, wherever it is seen. */
export interface SessionRequirement extends RequirementText {
  readonly kind: 'session';
  readonly judge: (subject: SessionSubject) => Verdict;
  /** What is missing where nothing was judged: follows "no session seen …"; empty where any session would do. */
  readonly none: string;
}

/** What is known of a body once it was read to its end. */
export interface DocumentTail {
  readonly document: Document;
  /** The top-level value; where its sessions were judged one by one, `imSessions` is an empty array in it. */
  readonly envelope: Json | undefined;
  /** What is wrong with the bytes. */
  readonly problems: readonly JsonProblem[];
}

/** Judges bodies: started for each, given each session in it, asked at the end. */
export interface DocumentRequirement extends RequirementText {
  readonly kind: 'document';
  readonly documents: readonly DocumentKind[];
  readonly start: () => DocumentFold;
  readonly none: string;
}

export interface DocumentFold {
  /** `known`: was the session's id seen before in this body, as far as that can be told? Nothing where it has no id. */
  add?(subject: SessionSubject, known?: Addition): void;
  /** Defects carry pointers from the body's root. */
  end(tail: DocumentTail): Verdict;
  /**
   * Where the end was inconclusive for want of memory: takes the same sessions once more and comes to a surer end. Asked
   * for after the end; where the body cannot be read again, the first verdict stands.
   */
  again?(): DocumentFold | undefined;
}

/** Judges the run as a whole. */
export interface EvidenceRequirement extends RequirementText {
  readonly kind: 'evidence';
  /** Judged whatever the profile, for every profile shows it. */
  readonly always?: true;
  readonly judge: (evidence: Evidence) => Outcome;
}

export type Requirement = SessionRequirement | DocumentRequirement | EvidenceRequirement;

export const isInconclusive = (verdict: Verdict): verdict is Inconclusive =>
  typeof verdict === 'object' && 'inconclusive' in verdict;

export const defectsOf = (verdict: Defect | readonly Defect[]): readonly Defect[] =>
  'code' in verdict ? [verdict] : verdict;
