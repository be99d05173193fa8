import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import type { Failure } from '../exchange.ts';

/** The content of an answer as it comes in, after content coding is undone. */
export interface Body {
  readonly size: () => number;
  readonly bytes: () => Uint8Array;
  /** Stops decoding and lets go of what was read. */
  readonly drop: () => void;
}

const CODING = 'content-encoding';

/** The content coding of an answer: undefined for none. Reads the raw list: making Node's own object costs more. */
function contentCoding({ rawHeaders }: IncomingMessage): string | undefined {
  const codings: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (name.length === CODING.length && name.toLowerCase() === CODING)
      codings.push(rawHeaders[at + 1] ?? '');
  }
  const coding = codings.join(', ').trim().toLowerCase();
  return coding === '' || coding === 'identity' ? undefined : coding;
}

function createDecoder(coding: string, firstByte: number): Transform | undefined {
  // Asked for here: many targets send nothing compressed, and loading it costs a start.
  const { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } =
    process.getBuiltinModule('node:zlib');
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      // The name means the zlib format, but many servers send it without zlib's header.
      return (firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw();
    default:
      return undefined;
  }
}

const bytesWord = (count: number) => `${count} ${count === 1 ? 'byte' : 'bytes'}`;

/** Where an answer broke off. `received` counts bytes before content coding is undone. */
export function truncation(message: IncomingMessage, received: number): Failure {
  const announced = message.headers['content-length'];
  const came =
    announced === undefined
      ? `after ${bytesWord(received)} of the body, before its last chunk`
      : `after ${received} of the ${announced} bytes of the body that Content-Length announced`;
  return { kind: 'reset', message: `the connection broke off ${came}` };
}

const tooLarge = (maxBytes: number): Failure => ({
  kind: 'too-large',
  message: `the body is longer than the limit of ${maxBytes} bytes (--max-body)`,
});

/**
 * Reads an answer's body up to `maxBytes`, undoing gzip, deflate and br as it streams: memory is bounded by the limit
 * whatever the coding expands to. `end` is called once, without a failure only where the body came whole.
 */
export function collectBody(
  message: IncomingMessage,
  maxBytes: number,
  end: (failure?: Failure) => void,
): Body {
  const chunks: Uint8Array[] = [];
  const coding = contentCoding(message);
  let size = 0;
  let received = 0;
  let decoder: Transform | undefined;
  let decoding = false;
  let over = false;

  const finish = (failure?: Failure) => {
    if (over) return;
    over = true;
    decoder?.destroy();
    end(failure);
  };
  const add = (chunk: Uint8Array) => {
    if (over) return;
    const room = maxBytes - size;
    chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
    size += Math.min(chunk.length, room);
    if (chunk.length > room) finish(tooLarge(maxBytes));
  };
  const startDecoder = (name: string, firstByte: number) => {
    decoder = createDecoder(name, firstByte);
    if (decoder === undefined) {
      finish({ kind: 'encoding', message: `the Content-Encoding ${JSON.stringify(name)} is not known` });
      return;
    }
    decoding = true;
    decoder.on('data', add);
    decoder.on('drain', () => message.resume());
    decoder.on('end', () => {
      decoding = false;
      if (message.complete) finish();
    });
    decoder.on('error', (error) => {
      finish({ kind: 'encoding', message: `the body is not valid ${name}: ${error.message}` });
    });
  };
  const decode = (chunk: Buffer, name: string) => {
    if (received === 0) startDecoder(name, chunk[0] ?? 0);
    received += chunk.length;
    if (received > maxBytes) finish(tooLarge(maxBytes));
    else if (decoding && decoder?.write(chunk) === false) message.pause();
  };

  message.on('data', (chunk: Buffer) => {
    if (over) return;
    if (coding !== undefined) {
      decode(chunk, coding);
      return;
    }
    received += chunk.length;
    add(chunk);
  });
  message.on('end', () => {
    if (!message.complete) finish(truncation(message, received));
    else if (decoding) decoder?.end();
    else finish();
  });
  const broken = () => {
    if (!message.complete) finish(truncation(message, received));
  };
  message.on('error', broken);
  message.on('close', broken);

  return {
    size: () => size,
    bytes: () => (chunks.length === 1 ? (chunks[0] ?? new Uint8Array()) : Buffer.concat(chunks)),
    drop: () => {
      over = true;
      decoder?.destroy();
    },
  };
}
