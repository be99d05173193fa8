import { createReferenceListener, DEFAULT_DESTINATION, DEFAULTS } from '../src/reference/index.ts';
import { describeConformance } from '../src/vitest.ts';
import { PROFILES } from '../src/contract/generated/values.ts';

const [first, second] = DEFAULTS.agents;

describeConformance(createReferenceListener({ csrf: true }), {
  name: 'the reference server, in memory',
  profiles: 'all',
  user: first?.name ?? '',
  password: first?.password ?? '',
  secondUser: second?.name ?? '',
  secondPassword: second?.password ?? '',
  destination: DEFAULT_DESTINATION,
  devicePath: DEFAULTS.device,
  settleMs: 5_000,
  quietMs: 300,
  seed: 1,
});

/** The variables that are set, as members. */
const given = (variables: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).flatMap(([member, variable]) => {
      const value = process.env[variable];
      return value === undefined || value === '' ? [] : [[member, value]];
    }),
  );

const target = process.env['IMSESSIONS_TARGET'];
const profiles = process.env['IMSESSIONS_PROFILE'] ?? 'feed';
if (target !== undefined && target !== '')
  describeConformance(target, {
    name: 'the server at IMSESSIONS_TARGET',
    profiles: PROFILES.filter((one) => profiles === 'all' || profiles.split(',').includes(one)),
    ...given({
      user: 'IMSESSIONS_USER',
      password: 'IMSESSIONS_PASSWORD',
      secondUser: 'IMSESSIONS_SECOND_USER',
      secondPassword: 'IMSESSIONS_SECOND_PASSWORD',
      bearer: 'IMSESSIONS_BEARER',
      destination: 'IMSESSIONS_DESTINATION',
      devicePath: 'IMSESSIONS_DEVICE_PATH',
      apiBase: 'IMSESSIONS_API_BASE',
      notificationsPath: 'IMSESSIONS_NOTIFICATIONS_PATH',
    }),
  });
