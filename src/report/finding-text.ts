import type { FindingResult } from '../contract/types.ts';

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
