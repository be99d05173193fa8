import { claimed } from '../../src/check/claim.ts';
import { session } from '../example.ts';

const about = {
  area: 'state',
  profile: 'feed',
  source: 'IMSessionResource',
  firmness: 'stated',
  level: 'must',
} as const;

export const stateType = claimed({
  ...about,
  id: 'IMS-STA-01',
  title: '`state` is a string',
  how: 'The type of `state` in the session schema.',
  cause: 'An enumeration serialised by its number.',
  examples: { holds: session(), breaks: session({ state: 2 }) },
  member: 'state',
});

export const stateValue = claimed({
  ...about,
  id: 'IMS-STA-02',
  title: '`state` is exactly `Initiating`, `Talking`, `Alerting` or `Completed`: case and white space count',
  how: 'The enumeration of `state` in the session schema.',
  cause:
    'The SIP event or an internal name in place of the documented word, another case, or a stray blank as in the published notification samples.',
  examples: { holds: session(), breaks: session({ state: ' Talking' }) },
  member: 'state',
});
