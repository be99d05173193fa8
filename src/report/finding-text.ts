import type { FindingResult, RequirementResult } from '../contract/types.ts';

/** What a finding says, in raw words: each reporter makes them harmless in its own way. */

/** `session ID, at POINTER, in FILE:LINE`: as much of it as is known. */
export function placeText(finding: FindingResult): string | undefined {
  const { sessionId, pointer, where } = finding;
  const parts = [
    sessionId === undefined ? '' : `session ${sessionId}`,
    pointer === undefined ? '' : `at ${pointer === '' ? 'the body as a whole' : pointer}`,
    where === undefined ? '' : `in ${where}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** `GET /path, answered HTTP 200, watched for 1000 ms`. */
export function requestText(finding: FindingResult): string | undefined {
  const { request, httpStatus, waitedMs } = finding;
  if (request === undefined) return undefined;
  const status = httpStatus === undefined ? '' : `, answered HTTP ${httpStatus}`;
  return request + status + (waitedMs === undefined || waitedMs === 0 ? '' : `, watched for ${waitedMs} ms`);
}

/** The message, with the requirement that a session inside a notification breaks. */
export const messageText = (finding: FindingResult): string =>
  finding.requirement === undefined ? finding.message : `${finding.message} (${finding.requirement})`;

/** Blanks at an end, or nothing at all, show only between quotes. */
export const outlined = (text: string): string => (/^\s|\s$|^$/.test(text) ? JSON.stringify(text) : text);

/** Label and text of all that a finding knows, in reading order. */
export function detailRows(finding: FindingResult): readonly (readonly [label: string, text: string])[] {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['where', placeText(finding)],
    ['actual', finding.actual === undefined ? undefined : outlined(finding.actual)],
    ['expected', finding.expected],
    ['request', requestText(finding)],
    ['again', finding.curl],
  ];
  return rows.flatMap(([label, text]) => (text === undefined ? [] : [[label, text] as const]));
}

/** A finding, and how often it was kept. */
export interface Repeated {
  readonly finding: FindingResult;
  readonly times: number;
}

/** Findings that read alike, word for word, as one: a server sends the same wrong header with every answer. */
export function distinct(findings: readonly FindingResult[]): readonly Repeated[] {
  const known = new Map<string, Repeated>();
  for (const finding of findings) {
    const key = JSON.stringify([messageText(finding), finding.waived, detailRows(finding)]);
    known.set(key, { finding: known.get(key)?.finding ?? finding, times: (known.get(key)?.times ?? 0) + 1 });
  }
  return [...known.values()];
}

/** `message (5 times)`. */
export const repeatedText = ({ finding, times }: Repeated): string =>
  messageText(finding) + (times > 1 ? ` (${times} times)` : '');

/** All that no waiver covers, numbered, and how many more there are. */
export function numberedLines({ findings, findingCount }: RequirementResult): readonly string[] {
  const lines = distinct(findings.filter(({ waived }) => waived === undefined)).flatMap((one, index) => [
    `${index + 1}. ${repeatedText(one)}`,
    ...detailRows(one.finding).map(([label, text]) => `   ${label}: ${text}`),
  ]);
  const more = findingCount - findings.length;
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])];
}

/** How many findings these stand for. */
export const countOf = (shown: readonly Repeated[]): number =>
  shown.reduce((sum, { times }) => sum + times, 0);
