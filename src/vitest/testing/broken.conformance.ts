// eslint-disable-next-line no-restricted-imports -- tests need a server that is broken on purpose
import { createReferenceListener } from '../../reference/index.ts';
import { describeConformance } from '../../vitest.ts';

const options = { user: 'agent1', password: 'secret1', seed: 1 } as const;

describeConformance(createReferenceListener({ faults: ['state-lower-case'] }), {
  ...options,
  name: 'broken',
});
describeConformance(createReferenceListener({ faults: ['uri-missing'] }), { ...options, name: 'warned' });
describeConformance(createReferenceListener({ faults: ['uri-missing'] }), {
  ...options,
  name: 'strict',
  failOn: 'should',
});
describeConformance(createReferenceListener(), { ...options, name: 'refused', password: 'wrong' });
describeConformance('http://127.0.0.1:9', { ...options, name: 'unreached' });
describeConformance(createReferenceListener({ faults: ['state-lower-case'] }), {
  ...options,
  name: 'waived',
  waivers: [{ requirement: 'IMS-STA-02', reason: 'known', expires: '9999-12-31' }],
});
