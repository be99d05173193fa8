import { capabilityFaults } from './capabilities.ts';
import { envelopeFaults } from './envelope.ts';
import type { Fault } from './fault.ts';
import { identifierFaults } from './identifiers.ts';
import { locationFaults } from './locations.ts';
import { notificationPayloadFaults } from './notification-payloads.ts';
import { notificationFaults } from './notifications.ts';
import { offerFaults } from './offers.ts';
import { operationFaults } from './operations.ts';
import { participantFaults } from './participants.ts';
import { readingFaults } from './reading.ts';
import { refusalFaults } from './refusals.ts';
import { robustnessFaults } from './robustness.ts';
import { securityFaults } from './security.ts';
import { stateFaults } from './states.ts';
import { userDataFaults } from './user-data.ts';

/** Every fault of the reference server, by the profile and area of the requirement that it breaks. */
export const faults: readonly Fault[] = [
  ...envelopeFaults,
  ...readingFaults,
  ...identifierFaults,
  ...stateFaults,
  ...locationFaults,
  ...participantFaults,
  ...capabilityFaults,
  ...userDataFaults,
  ...operationFaults,
  ...refusalFaults,
  ...offerFaults,
  ...notificationFaults,
  ...notificationPayloadFaults,
  ...securityFaults,
  ...robustnessFaults,
];

const byName = new Map(faults.map((one) => [one.name, one]));

/** The fault of this name. Throws a RangeError that says where the names are listed. */
export function faultByName(name: string): Fault {
  const found = byName.get(name);
  if (!found)
    throw new RangeError(`There is no fault "${name}"; \`imsessions serve --list-faults\` lists them`);
  return found;
}
