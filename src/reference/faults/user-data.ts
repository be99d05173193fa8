import type { AnswerContext } from '../hooks.ts';
import { contentOf, fault, instead, type Fault } from './fault.ts';

const withSessions = ({ kind, fields }: AnswerContext): boolean =>
  (kind === 'feed' || kind === 'session') && fields === '*';

export const userDataFaults: readonly Fault[] = [
  instead('user-data-string', 'IMS-UD-01', '`userData` is a string', 'userData', 'favColor=blue'),
  instead('user-data-number', 'IMS-UD-01', '`userData` is a number', 'userData', 1),
  instead('user-data-false', 'IMS-UD-01', '`userData` is false', 'userData', false),
  instead('user-data-pairs', 'IMS-UD-01', '`userData` is an array of pairs', 'userData', [
    { key: 'favColor', value: 'blue' },
  ]),

  instead('user-data-null-value', 'IMS-UD-02', 'A value of the user data is null', 'userData', {
    favColor: null,
  }),
  instead('user-data-array-value', 'IMS-UD-02', 'A value of the user data is an array', 'userData', {
    favColor: ['blue'],
  }),
  instead('user-data-nested-null', 'IMS-UD-02', 'A nested value of the user data is null', 'userData', {
    order: { number: null },
  }),
  instead('user-data-empty-key', 'IMS-UD-02', 'A key of the user data is empty', 'userData', { '': 'blue' }),
  fault(
    'user-data-duplicate-key',
    'IMS-UD-02',
    'A key of the user data stands twice',
    contentOf(withSessions, (text) => text.replaceAll('"favColor":', '"favColor":"white","favColor":')),
  ),
];
