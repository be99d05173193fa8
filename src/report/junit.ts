import type { RequirementResult, RunResult } from '../contract/types.ts';
import { messageText, numberedLines } from './finding-text.ts';
import { inline } from './markup.ts';
import { openFindings, unjudgedText } from './status-text.ts';
import { verdictText } from './verdict-text.ts';

/**
 * JUnit XML as Jenkins and GitLab read it: a suite for each profile, a case for each requirement. Attributes and texts
 * are written here and not by a library: it takes few lines, XML 1.0 forbids characters that the writers let through, and
 * the text goes out in chunks.
 */
export function* junit(result: RunResult): Generator<string> {
  const suites = result.profiles
    .map((profile) => suite(result, profile))
    .concat(waiverSuite(result), toolSuite(result))
    .filter(({ cases }) => cases.length > 0);
  const all = suites.flatMap(({ cases }) => cases);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="${inline(result.tool.name)}"${counts(all)} time="${seconds(result.durationMs)}">\n`;
  for (const { name, cases } of suites) {
    const ms = cases.reduce((sum, { durationMs }) => sum + durationMs, 0);
    const when = inline(result.startedAt.replace(/\.\d+Z$/, ''));
    yield `  <testsuite name="${name}"${counts(cases)} time="${seconds(ms)}" timestamp="${when}">\n`;
    yield properties(result);
    for (const one of cases) yield testCase(one);
    yield `    <system-out>${inline(verdictText(result))}</system-out>\n  </testsuite>\n`;
  }
  yield '</testsuites>\n';
}

type Kind = 'pass' | 'failure' | 'error' | 'skipped';

interface Case {
  readonly classname: string;
  readonly name: string;
  readonly durationMs: number;
  readonly kind: Kind;
  readonly type?: string;
  readonly message?: string;
  /** Raw lines. */
  readonly lines?: readonly string[];
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

function counts(cases: readonly Case[]): string {
  const count = (kind: Kind): number => cases.filter((one) => one.kind === kind).length;
  return ` tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}

function suite(result: RunResult, profile: string): Suite {
  const requirements = result.requirements.filter((one) => one.profile === profile);
  return { name: profile, cases: requirements.map((one) => requirementCase(one, result)) };
}

const findingLines = (one: RequirementResult): string[] => [`${one.id}: ${one.title}`, ...numberedLines(one)];

function requirementCase(one: RequirementResult, result: RunResult): Case {
  const about = {
    classname: `${one.profile}.${one.area}`,
    name: `${one.id} ${one.title}`,
    durationMs: one.durationMs,
  };
  const fault = result.toolErrors?.find(({ where }) => where === one.id);
  if (fault !== undefined)
    return { ...about, kind: 'error', type: 'tool', message: fault.message, lines: [fault.stack ?? ''] };
  const [first] = openFindings(one);
  const message = first === undefined ? one.title : messageText(first);
  if (one.status === 'fail')
    return { ...about, kind: 'failure', type: one.level, message, lines: findingLines(one) };
  if (one.status === 'warn') return { ...about, kind: 'pass', lines: ['warning', ...findingLines(one)] };
  if (one.status === 'pass') return { ...about, kind: 'pass' };
  return { ...about, kind: 'skipped', message: unjudgedText(one) };
}

/** A waiver that matches nothing breaks the run; one that has expired is only told. */
function waiverSuite(result: RunResult): Suite {
  const cases = (result.staleWaivers ?? []).map(({ requirement, reason, why }): Case => {
    const about = { classname: 'waivers', name: `waiver of ${requirement}: ${reason}`, durationMs: 0 };
    return why === 'expired'
      ? { ...about, kind: 'skipped', message: 'the waiver has expired and no longer counts; remove it' }
      : {
          ...about,
          kind: 'failure',
          type: 'waiver',
          message: 'the waiver matches nothing any more; remove it',
        };
  });
  return { name: 'waivers', cases };
}

function toolSuite(result: RunResult): Suite {
  const ids = new Set(result.requirements.map(({ id }) => id));
  const faults = (result.toolErrors ?? []).filter(({ where }) => !ids.has(where));
  return {
    name: 'tool',
    cases: faults.map(({ where, message, stack }) => ({
      classname: 'tool',
      name: where,
      durationMs: 0,
      kind: 'error',
      type: 'tool',
      message,
      lines: [stack ?? message],
    })),
  };
}

function properties(result: RunResult): string {
  const { organisation, product, version } = result.statement;
  const rows: readonly (readonly [string, string])[] = [
    ['target', result.target],
    ['product', [organisation, product, version].filter((part) => part !== '').join(' ')],
    ['verdict', result.verdict],
    ['must judged', result.judged.must.join(' of ')],
    ['should judged', result.judged.should.join(' of ')],
    ['tool', `${result.tool.name} ${result.tool.version}`],
    ['requirement set', `${result.suite.requirementSet} ${result.suite.hash}`],
    ['seed', String(result.seed)],
  ];
  const written = rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `      <property name="${name}" value="${inline(value)}"/>\n`);
  return `    <properties>\n${written.join('')}    </properties>\n`;
}

function testCase(one: Case): string {
  const { classname, name, durationMs, kind } = one;
  const head = `    <testcase classname="${inline(classname)}" name="${inline(name)}" time="${seconds(durationMs)}"`;
  const body = (one.lines ?? []).map(inline).join('\n');
  if (kind === 'pass' && body === '') return `${head}/>\n`;
  const message = one.message === undefined ? '' : ` message="${inline(one.message)}"`;
  const type = one.type === undefined ? '' : ` type="${inline(one.type)}"`;
  const child =
    kind === 'pass' ? `<system-out>${body}</system-out>` : `<${kind}${message}${type}>${body}</${kind}>`;
  return `${head}>\n      ${child}\n    </testcase>\n`;
}
