import type { Location, Log, Notification, ReportingDescriptor, Result, Suppression } from 'sarif';
import type { FindingResult, RequirementResult, RunResult } from '../contract/types.ts';
import { detailRows, messageText } from './finding-text.ts';
import { jsonChunks } from './json-chunks.ts';
import { line } from './neutral.ts';
import { verdictText } from './verdict-text.ts';

/** `[text](address)` is a link even in a plain message; with a blank between it is none. */
const message = (text: string): { text: string } => ({ text: line(text).replaceAll('](', '] (') });

const LEVEL = { must: 'error', should: 'warning' } as const;

function rule(one: RequirementResult): ReportingDescriptor {
  return {
    id: one.id,
    shortDescription: message(one.title),
    help: message(`${one.id} (${one.level}): ${one.title}. Source: ${one.source}.`),
    defaultConfiguration: { level: LEVEL[one.level] },
    properties: {
      tags: [one.area, one.profile, one.level],
      source: line(one.source),
      firmness: line(one.firmness ?? ''),
      status: one.status,
    },
  };
}

/** A file for the viewers that show nothing without one: the one that was judged, else the path of the request. */
function artifact(finding: FindingResult): { uri: string; startLine: number } {
  const { where, request } = finding;
  const file = where === undefined ? undefined : /^(.*):(\d+)$/s.exec(where);
  const text = file?.[1] ?? where ?? request?.split(' ')[1]?.split(/[?#]/)[0] ?? 'target';
  const uri = encodeURI(line(text).replace(/^\/+/, '')).replaceAll('#', '%23');
  return {
    uri: uri === '' ? 'target' : uri.replace(/^([^/]*):/, './$1:'),
    startLine: Math.max(1, Number(file?.[2] ?? 1)),
  };
}

function location(finding: FindingResult): Location {
  const { uri, startLine } = artifact(finding);
  return {
    physicalLocation: { artifactLocation: { uri }, region: { startLine } },
    ...(finding.pointer === undefined
      ? {}
      : { logicalLocations: [{ fullyQualifiedName: line(finding.pointer), kind: 'member' }] }),
  };
}

const suppression = (reason: string): Suppression => ({
  kind: 'external',
  status: 'accepted',
  justification: line(reason),
});

/** The same finding in another run: list positions in the pointer do not count. */
const fingerprint = (one: RequirementResult, finding: FindingResult): string =>
  line(`${one.id} ${finding.code} ${(finding.pointer ?? '').replaceAll(/\/\d+(?=\/|$)/g, '/*')}`);

function found(one: RequirementResult, ruleIndex: number, finding: FindingResult): Result {
  const rows = detailRows(finding).map(([label, text]) => `${label}: ${text}`);
  return {
    ruleId: one.id,
    ruleIndex,
    kind: 'fail',
    level: one.status === 'fail' ? 'error' : LEVEL[one.level],
    message: message([messageText(finding), ...rows].join('; ')),
    locations: [location(finding)],
    partialFingerprints: { 'requirementAndPointer/v1': fingerprint(one, finding) },
    ...(finding.waived === undefined ? {} : { suppressions: [suppression(finding.waived)] }),
    properties: {
      code: finding.code,
      sessionId: finding.sessionId,
      pointer: finding.pointer,
      expected: finding.expected,
      actual: finding.actual,
      curl: finding.curl,
    },
  };
}

function notifications(result: RunResult): Notification[] {
  const notices = [
    ...result.notJudged.map(
      ({ id, reason, remedy }) => `${id} was not judged: ${reason}; to judge it: ${remedy}`,
    ),
    ...(result.notes ?? []),
    ...(result.staleWaivers ?? []).map(({ requirement, why }) => `stale waiver of ${requirement}: ${why}`),
  ];
  return [
    ...notices.map((text): Notification => ({ level: 'note', message: message(text) })),
    ...(result.toolErrors ?? []).map(({ where, message: text }): Notification => ({
      level: 'error',
      message: message(`${where}: ${text}`),
    })),
  ];
}

/** The result as SARIF 2.1.0: a rule for each requirement, a result for each finding. */
export function* sarif(result: RunResult): Generator<string> {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: result.tool.name,
            semanticVersion: result.tool.version,
            rules: result.requirements.map(rule),
          },
        },
        automationDetails: { id: `${result.profiles.join('+')}/` },
        invocations: [
          {
            executionSuccessful: (result.toolErrors ?? []).length === 0,
            startTimeUtc: result.startedAt,
            toolExecutionNotifications: notifications(result),
          },
        ],
        results: result.requirements.flatMap((one, index) =>
          one.findings.map((finding) => found(one, index, finding)),
        ),
        properties: {
          target: line(result.target),
          verdict: result.verdict,
          verdictReason: line(verdictText(result)),
          requirementSet: result.suite.requirementSet,
          hash: result.suite.hash,
          seed: result.seed,
        },
      },
    ],
  };
  yield* jsonChunks(log, 4);
  yield '\n';
}
