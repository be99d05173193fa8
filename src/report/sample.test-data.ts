import type { FindingResult, RequirementResult, RunResult } from '../contract/types.ts';

/** Results for the tests of reporters, merging and comparing. */

export function finding(members: Partial<FindingResult> = {}): FindingResult {
  return {
    code: 'path-other-id',
    message: 'path names another session',
    sessionId: '007MDF3D0KAHL93L807GK2LAES000001',
    pointer: '/imSessions/3/path',
    expected: '"/im-sessions/007MDF3D0KAHL93L807GK2LAES000001"',
    actual: '"/im-sessions/00446K0L8GAC3B9R8O7GK2LAES00000D"',
    request: 'GET /api/v2/me/im-sessions?fields=*',
    httpStatus: 200,
    waitedMs: 0,
    curl: `curl -u "$IMSESSIONS_USER:$IMSESSIONS_PASSWORD" 'http://127.0.0.1:8090/api/v2/me/im-sessions?fields=*'`,
    exchange: {
      request: 'GET /api/v2/me/im-sessions?fields=* HTTP/1.1\naccept: application/json\n',
      response:
        'HTTP/1.1 200 OK\ncontent-type: application/json\n\n' +
        '{"statusCode":0,"imSessions":[{"id":"007MDF3D0KAHL93L807GK2LAES000001","state":"Talking",\n' +
        '"path":"/im-sessions/00446K0L8GAC3B9R8O7GK2LAES00000D"}]}',
    },
    ...members,
  };
}

export function requirement(members: Partial<RequirementResult> = {}): RequirementResult {
  return {
    id: 'IMS-PATH-01',
    area: 'path',
    level: 'must',
    profile: 'feed',
    title: '`path` is a string of the form `/im-sessions/{id}`',
    source: 'IMSessionResource',
    firmness: 'stated',
    status: 'pass',
    durationMs: 1,
    findings: [],
    findingCount: 0,
    ...members,
  };
}

const REQUIREMENTS: readonly RequirementResult[] = [
  requirement({
    id: 'IMS-ENV-01',
    area: 'envelope',
    title: 'the feed answers HTTP 200 with a JSON media type',
  }),
  requirement({
    id: 'IMS-ENV-08',
    area: 'envelope',
    level: 'should',
    firmness: 'practice',
    title: 'the media type is exactly `application/json`',
    status: 'warn',
    findings: [
      finding({
        code: 'media-type',
        message: 'the media type is not exactly application/json',
        pointer: '',
        expected: 'application/json',
        actual: '"text/json"',
      }),
    ],
    findingCount: 1,
  }),
  requirement({
    id: 'IMS-ID-03',
    area: 'id',
    title: 'ids are stable',
    status: 'inconclusive',
    reason: 'sessions came and went between all reads',
    remedy: 'probe while the agent is quiet',
  }),
  requirement(),
  requirement({
    id: 'IMS-PATH-02',
    title: "the id in `path` is the session's own `id`",
    status: 'fail',
    findings: [1, 3, 5, 7].map((index) => finding({ pointer: `/imSessions/${index}/path` })),
    findingCount: 27,
  }),
  requirement({
    id: 'IMS-STA-02',
    area: 'state',
    title: '`state` is exactly one of the four documented',
    status: 'waived',
    findings: [
      finding({
        code: 'state-unknown',
        message: 'the state is none of the documented ones',
        pointer: '/imSessions/0/state',
        expected: 'one of Initiating, Talking, Alerting, Completed',
        actual: '" Talking"',
        waived: 'vendor ticket 4711',
      }),
    ],
    findingCount: 1,
  }),
  requirement({
    id: 'IMS-UD-01',
    area: 'user-data',
    title: '`userData`, where present, is an object',
    status: 'skip',
    reason: 'no session seen has userData',
    remedy: 'attach user data to a session before probing',
  }),
];

export function sampleResult(members: Partial<RunResult> = {}): RunResult {
  return {
    schemaVersion: '1.0',
    tool: { name: 'imsessions-conformance', version: '0.1.0' },
    target: 'http://127.0.0.1:8090',
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 412,
    seed: 1,
    profiles: ['feed'],
    suite: { requirementSet: '1', hash: `sha256-${'0123456789abcdef'.repeat(4)}` },
    statement: { organisation: 'Example AG', product: 'Desk', version: '8.5.1', contact: 'qa@example.org' },
    settings: { apiBase: '/api/v2', settleMs: 5000 },
    verdict: 'non-conformant',
    verdictReason:
      'non-conformant: 4 of 6 must judged; broken: IMS-PATH-02; not judged: IMS-ID-03, because sessions came and went between all reads; to judge it: probe while the agent is quiet',
    summary: { pass: 2, fail: 1, warn: 1, skip: 1, inconclusive: 1, waived: 1 },
    judged: { must: [4, 6], should: [1, 1] },
    notJudged: [
      {
        id: 'IMS-ID-03',
        reason: 'sessions came and went between all reads',
        remedy: 'probe while the agent is quiet',
      },
      {
        id: 'IMS-UD-01',
        reason: 'no session seen has userData',
        remedy: 'attach user data to a session before probing',
      },
    ],
    sessionsSeen: 12,
    notes: ['TLS certificates were not verified (--insecure)'],
    requirements: [...REQUIREMENTS],
    complete: true,
    ...members,
  };
}

/** A run in which all is well. */
export function cleanResult(): RunResult {
  return sampleResult({
    verdict: 'conformant',
    verdictReason: 'conformant: 2 of 2 must judged',
    summary: { pass: 2, fail: 0, warn: 0, skip: 0, inconclusive: 0, waived: 0 },
    judged: { must: [2, 2], should: [0, 0] },
    notJudged: [],
    notes: [],
    requirements: REQUIREMENTS.filter((one) => one.status === 'pass'),
  });
}

/** A run whose target was never reached: one reason for all. */
export function unreachedResult(): RunResult {
  const reason = '127.0.0.1:8090 refused the connection; does the server run?';
  const requirements = REQUIREMENTS.map(({ id, area, title }) =>
    requirement({ id, area, title, status: 'skip', reason, remedy: 'mend that and run again' }),
  );
  return sampleResult({
    requirements,
    verdict: 'inconclusive',
    verdictReason: `inconclusive: 0 of 6 must judged; ${reason}`,
    summary: { pass: 0, fail: 0, warn: 0, skip: requirements.length, inconclusive: 0, waived: 0 },
    judged: { must: [0, 6], should: [0, 1] },
  });
}

/** A run in which one and the same thing was wrong three times. */
export function repeatedResult(): RunResult {
  const findings = [finding(), finding(), finding(), finding({ pointer: '/imSessions/4/path' })];
  return sampleResult({ requirements: [requirement({ status: 'fail', findings, findingCount: 7 })] });
}

/** What a target may send to harm whoever reads the report. */
export const ATTACKS: readonly string[] = [
  '<script>document.title="owned"</script>',
  '"><img src=x onerror=alert(1)>',
  ']]><failure/>]]>',
  '\u001b[2J\u001b]0;owned\u0007 red \u009b31m',
  '\u202egnp.exe\u2066 \u200b\ufeff',
  '::error::owned\n::set-env name=A::b\r\n ::add-mask::x',
  'see ##[error]owned and ##vso[task.complete result=Succeeded;]',
  '=cmd|"/c calc"!A1',
  '@everyone see [here](javascript:alert(1)) and http://evil.example/ | `x` ```` <b>bold</b> **x** #1 &amp;',
  '\ud800 lone, \u0000 nul, \uffff none, \u{e0041} tag',
];

const attack = (index: number): string => ATTACKS[index % ATTACKS.length] ?? '';

/** A result whose every free text is hostile. */
export function hostileResult(): RunResult {
  const all = ATTACKS.join('\n');
  const findings = ATTACKS.map((text, index) =>
    finding({
      message: text,
      sessionId: attack(index + 1),
      pointer: `/imSessions/0/userData/${attack(index + 2)}`,
      expected: attack(index + 3),
      actual: text,
      where: attack(index + 4),
      request: `GET /${attack(index + 5)}`,
      curl: `curl '${attack(index + 6)}'`,
      exchange: { request: all, response: all },
    }),
  );
  const texts = {
    title: all,
    source: all,
    reason: all,
    remedy: all,
    findings,
    findingCount: findings.length,
  };
  return sampleResult({
    target: all,
    statement: { organisation: all, product: all, version: all, contact: all },
    verdictReason: `non-conformant: ${all}`,
    notJudged: [{ id: all, reason: all, remedy: all }],
    notes: [all, ...ATTACKS],
    staleWaivers: [{ requirement: all, reason: all, why: 'expired' }],
    toolErrors: [{ where: all, message: all, stack: all }],
    requirements: [
      requirement({ ...texts, id: attack(0), status: 'fail' }),
      requirement({ ...texts, id: attack(1), level: 'should', status: 'warn' }),
      requirement({ ...texts, id: attack(2), status: 'skip' }),
      requirement({ ...texts, id: attack(3), status: 'inconclusive' }),
      requirement({ ...texts, id: attack(4), status: 'waived' }),
      requirement({ ...texts, id: attack(5), status: 'pass' }),
    ],
  });
}

/** A result with `count` findings, twenty to a requirement. */
export function largeResult(count: number): RunResult {
  const requirements = Array.from({ length: Math.ceil(count / 20) }, (_, index) =>
    requirement({
      id: `IMS-X-${String(index).padStart(4, '0')}`,
      status: 'fail',
      findings: Array.from({ length: 20 }, (_, at) => finding({ pointer: `/imSessions/${at}/path` })),
      findingCount: 20,
    }),
  );
  return sampleResult({ requirements });
}

const AREAS: readonly RequirementResult['area'][] = [
  'envelope',
  'fields',
  'id',
  'state',
  'path',
  'uri',
  'participants',
  'capabilities',
  'user-data',
  'operations',
  'notifications',
  'security',
  'robustness',
];

const TITLES = [
  'the body is one well-formed JSON object: UTF-8, no byte-order mark, no trailing bytes, no duplicate member names',
  '`statusCode` is present and is the integer 0',
  'with `fields=*` each session has `id`, `state`, `path`, `participants`, `capabilities`',
  'ids are unique in the feed',
  "the id in `path` is the session's own `id`",
  'a non-empty `uri` ends in the own `path`',
  'none is listed twice',
];

/** As many requirements as all profiles have, of every status: what a report usually holds. */
export function usualResult(): RunResult {
  const broken = REQUIREMENTS.filter((one) => one.status !== 'pass');
  const requirements = AREAS.flatMap((area, row) =>
    TITLES.map((title, column) => {
      const like = (row * 7 + column) % 9 === 4 ? broken[(row + column) % broken.length] : undefined;
      return requirement({
        ...like,
        id: `IMS-${area.slice(0, 3).toUpperCase()}-0${column + 1}`,
        area,
        title,
        level: column > 4 ? 'should' : 'must',
        ...(like?.status === 'fail' && column > 4 ? { status: 'warn' } : {}),
        ...(like?.status === 'warn' && column <= 4 ? { status: 'fail' } : {}),
      });
    }),
  );
  const count = (status: string): number => requirements.filter((one) => one.status === status).length;
  return sampleResult({
    requirements,
    staleWaivers: [{ requirement: 'IMS-ID-04', reason: 'ids are numbers until 8.6', why: 'expired' }],
    summary: {
      pass: count('pass'),
      fail: count('fail'),
      warn: count('warn'),
      skip: count('skip'),
      inconclusive: count('inconclusive'),
      waived: count('waived'),
    },
    judged: { must: [63, 65], should: [25, 26] },
    verdictReason:
      'non-conformant: 63 of 65 must judged; 3 must broken; not judged: IMS-ENV-05, because no session seen has userData; to judge it: attach user data to a session before probing',
  });
}
