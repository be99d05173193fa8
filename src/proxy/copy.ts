import { Buffer } from 'node:buffer';
import type { Readable } from 'node:stream';
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { valuesOf, type FlatHeaders } from './headers.ts';

/** A copy of what streams by, up to a length beyond which nothing is kept. */
export interface Copy {
  /** The bytes; undefined where they were more than the limit. */
  bytes(): Uint8Array | undefined;
}

const NOTHING: Copy = { bytes: () => new Uint8Array() };

/** Copies a body as it passes, or, with no limit given, nothing of it. */
export function copyOf(body: Readable, maxBytes: number | undefined): Copy {
  if (maxBytes === undefined) return NOTHING;
  const chunks: Uint8Array[] = [];
  let length = 0;
  body.on('data', (chunk: Uint8Array) => {
    length += chunk.length;
    if (length <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
  });
  return { bytes: () => (length <= maxBytes ? Buffer.concat(chunks) : undefined) };
}

type Decoder = (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

const inflate: Decoder = (bytes, options) =>
  // The name means the zlib format, but many servers send it without zlib's header.
  ((bytes[0] ?? 0) & 0x0f) === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options);

const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['br', brotliDecompressSync],
  ['deflate', inflate],
]);

/** The content with its coding undone. Throws where the coding is not known, is broken, or hides more than the limit. */
export function contentOf(bytes: Uint8Array, headers: FlatHeaders, maxBytes: number): Uint8Array {
  const coding = valuesOf(headers, 'content-encoding').join(', ').trim().toLowerCase();
  if (coding === '' || coding === 'identity' || bytes.length === 0) return bytes;
  const decoder = DECODERS.get(coding);
  if (decoder === undefined) throw new Error(`the Content-Encoding ${JSON.stringify(coding)} is not known`);
  return decoder(bytes, { maxOutputLength: maxBytes });
}
