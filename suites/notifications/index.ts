import type { Requirement } from '../../src/check/requirement.ts';
import * as arrival from './arrival.ts';
import * as content from './content.ts';
import * as course from './course.ts';
import { subscribes } from './subscription.ts';

/** The requirements of the profile `notifications`, in list order. */
export const notificationsRequirements: readonly Requirement[] = [
  subscribes,
  arrival.initiateNotified,
  arrival.dataChangesNotified,
  arrival.messagesNotified,
  arrival.completeNotified,
  content.notifiedSessions,
  course.inOrder,
  course.agreesWithFeed,
  content.documentedTypes,
  course.refusedSilent,
  course.once,
];
