import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Answer, AnswerContext, Stages } from './hooks.ts';
import { envelope, type Refusal } from './refusal.ts';
import type { JsonObject } from '../json/value.ts';

/** An answer whose text is made while it is sent. */
export interface StreamedAnswer {
  readonly headers: Answer['headers'];
  readonly chunks: Iterable<string>;
}

const JSON_TYPE = ['Content-Type', 'application/json'] as const;

export const success = (members: JsonObject): Answer => ({
  status: 200,
  headers: [JSON_TYPE],
  body: { ...members, statusCode: 0 },
});

/** `allowed` are the methods that the resource has, where the one that was used is none of them. */
export const refusalAnswer = (refusal: Refusal, allowed: readonly string[] = []): Answer => ({
  status: refusal.status,
  headers: [
    JSON_TYPE,
    ...(refusal.reason === 'not-authenticated'
      ? ([['WWW-Authenticate', 'Basic realm="imsessions"']] as const)
      : []),
    ...(allowed.length > 0 ? ([['Allow', allowed.join(', ')]] as const) : []),
    ...(refusal.reason === 'too-large' ? ([['Connection', 'close']] as const) : []),
  ],
  body: envelope(refusal),
});

export const withHeaders = (answer: Answer, added: Answer['headers']): Answer => ({
  ...answer,
  headers: [...answer.headers, ...added],
});

/** Names and values in turn, as Node writes them: the case of the names is kept. */
const rawHeaders = (headers: Answer['headers']): string[] => headers.flat();

/** Writes the answer as the hooks would have it. */
export function send(outgoing: ServerResponse, plain: Answer, context: AnswerContext, stages: Stages): void {
  const delivery = stages.delivery(context);
  if (delivery === 'never') return;
  if (delivery === 'reset') {
    outgoing.destroy();
    return;
  }
  const answer = stages.answer(plain, context);
  const content = Buffer.from(stages.content(JSON.stringify(answer.body), context));
  const isHead = context.request.method === 'HEAD';
  const length: Answer['headers'] =
    delivery === 'chunked' ? [] : [['Content-Length', String(content.length)]];
  outgoing.writeHead(answer.status, rawHeaders([...answer.headers, ...length]));
  if (isHead) outgoing.end();
  else if (delivery === 'chunked') sendInPieces(outgoing, content);
  else outgoing.end(content);
}

const PIECE_BYTES = 7;
const MOST_PIECES = 64;

/** Cuts where it likes, also within a character. */
function sendInPieces(outgoing: ServerResponse, content: Uint8Array): void {
  const size = Math.max(PIECE_BYTES, Math.ceil(content.length / MOST_PIECES));
  for (let start = 0; start < content.length; start += size)
    outgoing.write(content.subarray(start, start + size));
  outgoing.end();
}

/** Makes no more than the reader takes; a reader that goes away ends it. */
export async function stream(
  outgoing: ServerResponse,
  answer: StreamedAnswer,
  isHead: boolean,
): Promise<void> {
  outgoing.writeHead(200, rawHeaders([JSON_TYPE, ...answer.headers]));
  if (isHead) outgoing.end();
  else await pipeline(Readable.from(answer.chunks), outgoing).catch(() => undefined);
}

export const isStreamed = (answer: Answer | StreamedAnswer): answer is StreamedAnswer => 'chunks' in answer;
