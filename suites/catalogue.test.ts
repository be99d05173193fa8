import { expect, test } from 'vitest';
import { requirements } from './index.ts';

/** What is promised: an id, once given, never changes its level, area or profile by accident. */
const PROMISED = [
  ['IMS-ENV-01', 'must', 'envelope', 'feed'],
  ['IMS-ENV-02', 'must', 'envelope', 'feed'],
  ['IMS-ENV-03', 'must', 'envelope', 'feed'],
  ['IMS-ENV-04', 'must', 'envelope', 'feed'],
  ['IMS-ENV-05', 'must', 'envelope', 'feed'],
  ['IMS-ENV-06', 'must', 'envelope', 'feed'],
  ['IMS-ENV-07', 'should', 'envelope', 'feed'],
  ['IMS-ENV-08', 'should', 'envelope', 'feed'],
  ['IMS-FLD-01', 'must', 'fields', 'feed'],
  ['IMS-FLD-02', 'should', 'fields', 'feed'],
  ['IMS-FLD-03', 'should', 'fields', 'feed'],
  ['IMS-FLD-04', 'should', 'fields', 'feed'],
  ['IMS-FLD-05', 'must', 'fields', 'feed'],
  ['IMS-ID-01', 'must', 'id', 'feed'],
  ['IMS-ID-02', 'must', 'id', 'feed'],
  ['IMS-ID-03', 'must', 'id', 'feed'],
  ['IMS-ID-04', 'should', 'id', 'feed'],
  ['IMS-STA-01', 'must', 'state', 'feed'],
  ['IMS-STA-02', 'must', 'state', 'feed'],
  ['IMS-PATH-01', 'must', 'path', 'feed'],
  ['IMS-PATH-02', 'must', 'path', 'feed'],
  ['IMS-URI-01', 'must', 'uri', 'feed'],
  ['IMS-URI-02', 'must', 'uri', 'feed'],
  ['IMS-URI-03', 'should', 'uri', 'feed'],
  ['IMS-PAR-01', 'must', 'participants', 'feed'],
  ['IMS-PAR-02', 'must', 'participants', 'feed'],
  ['IMS-PAR-03', 'should', 'participants', 'feed'],
  ['IMS-PAR-04', 'should', 'participants', 'feed'],
  ['IMS-PAR-05', 'should', 'participants', 'feed'],
  ['IMS-PAR-06', 'should', 'participants', 'feed'],
  ['IMS-PAR-07', 'should', 'participants', 'feed'],
  ['IMS-CAP-01', 'must', 'capabilities', 'feed'],
  ['IMS-CAP-02', 'must', 'capabilities', 'feed'],
  ['IMS-CAP-03', 'should', 'capabilities', 'feed'],
  ['IMS-CAP-04', 'should', 'capabilities', 'feed'],
  ['IMS-CAP-05', 'should', 'capabilities', 'feed'],
  ['IMS-CAP-06', 'should', 'capabilities', 'feed'],
  ['IMS-CAP-07', 'should', 'capabilities', 'feed'],
  ['IMS-UD-01', 'must', 'user-data', 'feed'],
  ['IMS-UD-02', 'should', 'user-data', 'feed'],
  ['IMS-OPS-01', 'must', 'operations', 'operations'],
  ['IMS-OPS-02', 'must', 'operations', 'operations'],
  ['IMS-OPS-03', 'must', 'operations', 'operations'],
  ['IMS-OPS-04', 'must', 'operations', 'operations'],
  ['IMS-OPS-05', 'must', 'operations', 'operations'],
  ['IMS-OPS-06', 'must', 'operations', 'operations'],
  ['IMS-OPS-07', 'must', 'operations', 'operations'],
  ['IMS-OPS-08', 'must', 'operations', 'operations'],
  ['IMS-OPS-09', 'must', 'operations', 'operations'],
  ['IMS-OPS-10', 'must', 'operations', 'operations'],
  ['IMS-OPS-11', 'must', 'operations', 'operations'],
  ['IMS-OPS-12', 'must', 'operations', 'operations'],
  ['IMS-OPS-13', 'must', 'operations', 'operations'],
  ['IMS-OPS-14', 'should', 'operations', 'operations'],
  ['IMS-OPS-15', 'should', 'operations', 'operations'],
  ['IMS-CAP-08', 'must', 'capabilities', 'operations'],
  ['IMS-CAP-09', 'must', 'capabilities', 'operations'],
  ['IMS-CAP-10', 'should', 'capabilities', 'operations'],
  ['IMS-UD-03', 'must', 'user-data', 'operations'],
  ['IMS-UD-04', 'should', 'user-data', 'operations'],
  ['IMS-NTF-01', 'must', 'notifications', 'notifications'],
  ['IMS-NTF-02', 'must', 'notifications', 'notifications'],
  ['IMS-NTF-03', 'must', 'notifications', 'notifications'],
  ['IMS-NTF-04', 'must', 'notifications', 'notifications'],
  ['IMS-NTF-05', 'must', 'notifications', 'notifications'],
  ['IMS-NTF-06', 'must', 'notifications', 'notifications'],
  ['IMS-NTF-07', 'must', 'notifications', 'notifications'],
  ['IMS-NTF-08', 'must', 'notifications', 'notifications'],
  ['IMS-NTF-09', 'must', 'notifications', 'notifications'],
  ['IMS-NTF-10', 'should', 'notifications', 'notifications'],
  ['IMS-NTF-11', 'should', 'notifications', 'notifications'],
  ['IMS-SEC-01', 'must', 'security', 'security'],
  ['IMS-SEC-02', 'must', 'security', 'security'],
  ['IMS-SEC-03', 'must', 'security', 'security'],
  ['IMS-SEC-04', 'must', 'security', 'security'],
  ['IMS-SEC-05', 'must', 'security', 'security'],
  ['IMS-SEC-06', 'must', 'security', 'security'],
  ['IMS-SEC-07', 'should', 'security', 'security'],
  ['IMS-SEC-08', 'should', 'security', 'security'],
  ['IMS-ROB-01', 'must', 'robustness', 'robustness'],
  ['IMS-ROB-02', 'must', 'robustness', 'robustness'],
  ['IMS-ROB-03', 'must', 'robustness', 'robustness'],
  ['IMS-ROB-04', 'should', 'robustness', 'robustness'],
  ['IMS-ROB-05', 'must', 'robustness', 'robustness'],
  ['IMS-ROB-06', 'must', 'robustness', 'robustness'],
  ['IMS-ROB-07', 'should', 'robustness', 'robustness'],
  ['IMS-ROB-08', 'should', 'robustness', 'robustness'],
] as const;

test('the catalogue holds just what is promised', () => {
  const listed = requirements.map(({ id, level, area, profile }) => [id, level, area, profile].join(' '));
  expect([...listed].sort()).toEqual(PROMISED.map((one) => one.join(' ')).sort());
});

test('ids are unique, and profiles stand together in their order', () => {
  expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length);
  const profiles = requirements.map(({ profile }) => profile);
  expect(profiles.filter((one, index) => one !== profiles[index - 1])).toEqual([
    'feed',
    'operations',
    'notifications',
    'security',
    'robustness',
  ]);
});

test.each(requirements.map((one) => [one.id, one] as const))(
  '%s says all there is to say of it',
  (_, one) => {
    const { title, source, how, cause, level, firmness, examples } = one;
    for (const text of [title, source, how, cause]) expect(text.trim()).not.toBe('');
    expect(title).not.toMatch(/\.$/);
    for (const text of [how, cause]) expect(text).toMatch(/\.$/);
    expect(JSON.stringify(examples.holds)).not.toBe(JSON.stringify(examples.breaks));
    // A must is stated, derived, or what makes the bytes JSON at all; two are shown by the sample of the whole answer.
    if (level === 'must' && firmness !== 'stated' && firmness !== 'derived')
      expect(['IMS-ENV-02', 'IMS-ENV-04']).toContain(one.id);
  },
);
