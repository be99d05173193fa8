import { constants } from 'node:buffer';
import type { EvidenceSettings } from '../check/evidence.ts';
import { reachesList, scanFeedStream } from '../json/feed.ts';
import { scanLines } from '../json/lines.ts';
import { START, type JsonProblem } from '../json/problem.ts';
import { readJson } from '../json/read.ts';
import { Begun } from './begun.ts';
import { described, detect } from './detect.ts';
import { documentEvents, isInUserData, LIST_POINTER, type Captured } from './document.ts';
import { wholeEntries } from './har-cut.ts';
import { readHar } from './har-reader.ts';
import { isNamedLines, layoutOf, type Layout } from './layout.ts';
import type { CaptureEvent, CaptureKind, Source } from './types.ts';

export interface CaptureOptions {
  /** What every payload is, instead of finding out. */
  readonly as?: CaptureKind;
  /** What recordings by others are judged by; its prefixes tell which of their requests are the resource's. */
  readonly settings: EvidenceSettings;
}

/** As much of a source as is held to find out what it is; a longer one must show it by its beginning. */
const HEAD_BYTES = 16 * 1024 * 1024;
/** Up to here the beginning is looked at again whenever more of it has come. */
const SMALL_BYTES = 1024 * 1024;
const TOO_LONG: Captured = {
  value: undefined,
  problems: [
    {
      ...START,
      kind: 'size',
      message: `the text is longer than ${constants.MAX_STRING_LENGTH} bytes and no feed`,
      pointer: '',
      excerpt: '',
    },
  ],
};
/** Problems of one streamed body that are kept. */
const MAX_PROBLEMS = 1000;

function* valueEvents(captured: Captured, where: string, options: CaptureOptions): Generator<CaptureEvent> {
  const found = detect(captured.value);
  const kind = found === 'malformed' && captured.value === undefined ? found : (options.as ?? found);
  if (kind === 'unknown') yield { type: 'unknown', where, found: described(captured.value) };
  else if (kind === 'har' && captured.value !== undefined)
    yield readHar(captured.value, where, options.settings);
  else if (kind !== 'har') yield* documentEvents(captured, kind, where);
}

type Bytes = AsyncIterable<Uint8Array>;
type Batches = AsyncGenerator<readonly CaptureEvent[], void>;

async function* lineBatches(bytes: Bytes, name: string, options: CaptureOptions): Batches {
  for await (const lines of scanLines(bytes)) {
    yield lines.flatMap((line) => [...valueEvents(line, `${name}:${line.line}`, options)]);
  }
}

/** A feed, however long: sessions are given as they come. */
async function* feedBatches(bytes: Bytes, where: string): Batches {
  yield [{ type: 'document', kind: 'feed', where }];
  const problems: JsonProblem[] = [];
  const keep = (found: readonly JsonProblem[]): void => {
    for (const one of found)
      if (problems.length < MAX_PROBLEMS && !isInUserData(one.pointer)) problems.push(one);
  };
  const scan = scanFeedStream(bytes);
  for (let next = await scan.next(); ; next = await scan.next()) {
    if (next.done === true) {
      const last = next.value.problems;
      problems.length = Math.min(problems.length, Math.max(0, MAX_PROBLEMS - last.length));
      keep(last);
      problems.sort((one, other) => one.offset - other.offset);
      yield [{ type: 'end', envelope: next.value.envelope, problems }];
      return;
    }
    yield next.value.map(({ value, index, problems: own }): CaptureEvent => {
      keep(own);
      return { type: 'session', value, place: { array: LIST_POINTER, index }, problems: own };
    });
  }
}

async function* wholeBatches(begun: Begun, where: string, options: CaptureOptions): Batches {
  while (!begun.ended() && begun.length <= constants.MAX_STRING_LENGTH) await begun.more();
  const captured = begun.ended() ? readJson(begun.head()) : TOO_LONG;
  yield [...valueEvents(captured, where, options)];
  const cut = begun.ended() && captured.value === undefined ? wholeEntries(begun.head()) : undefined;
  if (cut) yield [readHar(cut, where, options.settings, true)];
}

/** Reads until it is clear how the source is laid out, and until it has ended or is too long to be held. */
async function beginningOf(begun: Begun, name: string): Promise<Layout> {
  let layout: Layout | undefined = isNamedLines(name) ? 'lines' : undefined;
  let looked = 0;
  while (layout !== 'lines' && !begun.ended() && begun.length < HEAD_BYTES) {
    await begun.more();
    // A long beginning is not looked at again for every piece that is added.
    const due = begun.ended() || begun.length < SMALL_BYTES || begun.length >= 2 * looked;
    if (layout === undefined && due) {
      looked = begun.length;
      layout = layoutOf(begun.head(), begun.ended());
    }
  }
  return layout ?? 'single';
}

async function* sourceBatches(source: Source, options: CaptureOptions): Batches {
  const { name } = source;
  const begun = new Begun(source.open());
  try {
    const layout = await beginningOf(begun, name);
    const { as } = options;
    if (layout === 'lines') yield* lineBatches(begun, name, options);
    else if (!begun.ended() && (as === 'feed' || (as === undefined && reachesList(begun.head())))) {
      yield* feedBatches(begun, name);
    } else yield* wholeBatches(begun, name, options);
  } finally {
    await begun.close();
  }
}

/**
 * Reads captured payloads, one source after another, into a uniform stream of events, in batches: bodies with their
 * sessions, recordings, and what is nothing known. A feed of any size and NDJSON without end are streamed in constant
 * memory; anything else must fit into a string. Throws `UnreadableSource` where a file cannot be read.
 */
export async function* capture(sources: Iterable<Source>, options: CaptureOptions): Batches {
  for (const source of sources) yield* sourceBatches(source, options);
}
