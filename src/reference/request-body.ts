import type { IncomingMessage } from 'node:http';
import type { Json } from '../json/value.ts';
import { refuse, type Refusal } from './refusal.ts';

const MOST_BYTES = 1_048_576;

/** The JSON value of a request's body, or why it is refused; of another media type there may be a value all the same. */
export interface RequestBody {
  readonly value?: Json;
  readonly refusal?: Refusal;
}

/** The content of a request; undefined where it is longer than the server reads. */
function bytes(incoming: IncomingMessage): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= MOST_BYTES) chunks.push(chunk);
      else resolve(undefined);
    });
    incoming.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    incoming.on('error', reject);
  });
}

const isJson = (mediaType: string): boolean =>
  /^application\/json *(?:; *charset *= *"?utf-8"?)? *$/i.test(mediaType.trim());

const parseJson: (text: string) => Json = JSON.parse;

/** Parses strictly: UTF-8 without a byte-order mark, one JSON value (RFC 8259). */
export function parse(content: Uint8Array): RequestBody {
  try {
    return { value: parseJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)) };
  } catch {
    return { refusal: refuse('malformed') };
  }
}

export async function readBody(incoming: IncomingMessage): Promise<RequestBody> {
  const content = await bytes(incoming);
  if (!content) return { refusal: refuse('too-large') };
  const parsed = parse(content);
  return isJson(incoming.headers['content-type'] ?? '')
    ? parsed
    : { ...parsed, refusal: refuse('media-type') };
}
