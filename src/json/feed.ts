import { AroundReader } from './feed-around.ts';
import { ListReader } from './feed-list.ts';
import {
  FEED_LIMITS,
  PIECE_BYTES,
  type FeedElement,
  type FeedEnvelope,
  type FeedLimits,
} from './feed-types.ts';
import { skipSpace } from './bytes.ts';
import { aligned } from './names.ts';
import { EXCERPT_BYTES, TRAILING, problem, problems, type Fault, type JsonProblem } from './problem.ts';
import { AFTER_MARK, hasMark, MARK_LENGTH, markProblem } from './read.ts';
import { ByteWindow } from './window.ts';

export { FEED_LIMITS, type FeedElement, type FeedEnvelope, type FeedLimits } from './feed-types.ts';

/** Before the first bytes, around the list, inside it, after the body, or after a fault that ended the reading. */
type Part = 'start' | 'around' | 'list' | 'after' | 'stopped';

/**
 * Reads a feed of any size in constant memory, strictly: finds what `readJson` finds, for the same bytes however they
 * are cut into chunks. Elements come in batches; a fault that ends the reading ends them, too.
 */
export class FeedScanner {
  readonly #limits: FeedLimits;
  readonly #window = new ByteWindow();
  readonly #around: AroundReader;
  readonly #problems: JsonProblem[] = [];
  #list: ListReader;
  #part: Part = 'start';
  #fatal: Fault | undefined;
  #bytes = 0;
  #elements = 0;

  constructor(limits: Partial<FeedLimits> = {}) {
    this.#limits = { ...FEED_LIMITS, ...limits };
    this.#around = new AroundReader(this.#limits.maxDepth);
    this.#list = new ListReader(this.#limits);
  }

  /** Takes the next bytes of the body. */
  *write(chunk: Uint8Array): Generator<readonly FeedElement[], void> {
    this.#bytes += chunk.length;
    for (let from = 0; from < chunk.length; from += PIECE_BYTES) {
      this.#window.append(chunk.subarray(from, from + PIECE_BYTES));
      yield* this.#scan(false);
    }
  }

  /** The body has ended. */
  *end(): Generator<readonly FeedElement[], FeedEnvelope> {
    yield* this.#scan(true);
    if (this.#part === 'around') this.#take(this.#window.length, true);
    else if (this.#part === 'list') this.#stop(this.#list.rest(this.#window, true));
    if (this.#fatal !== undefined) {
      const { bytes, length, start } = this.#window;
      this.#problems.push(
        problem(this.#fatal, start, bytes.subarray(0, Math.min(length, this.#fatal.length))),
      );
    }
    const whole = this.#fatal === undefined || this.#fatal.kind === 'trailing';
    return {
      envelope: whole ? this.#around.value() : undefined,
      elements: this.#elements,
      bytes: this.#bytes,
      problems: this.#problems,
    };
  }

  *#scan(final: boolean): Generator<readonly FeedElement[], void> {
    if (this.#part === 'start') this.#start(final);
    for (let going = true; going;) {
      if (this.#part === 'around') {
        going = this.#scanAround();
      } else if (this.#part === 'list') {
        const step = this.#list.scan(this.#window);
        const { elements, faults } = this.#list.give(this.#window);
        this.#elements += elements.length;
        if (elements.length > 0) yield elements;
        going = this.#afterBatch(step, faults);
      } else {
        if (this.#part === 'after') this.#scanAfter();
        going = false;
      }
    }
    if (this.#part === 'stopped') this.#window.cut(EXCERPT_BYTES);
  }

  #start(final: boolean): void {
    if (this.#window.length < MARK_LENGTH && !final) return;
    this.#part = 'around';
    const head = this.#window.bytes.subarray(0, this.#window.length);
    if (!hasMark(head)) return;
    this.#problems.push(markProblem(head));
    this.#window.drop(MARK_LENGTH, AFTER_MARK);
  }

  #scanAround(): boolean {
    const event = this.#around.scan(this.#window);
    const { at } = this.#around;
    if (this.#around.length + at > this.#limits.maxAroundBytes) {
      this.#tooLong();
      return false;
    }
    if (event === 'more' || !this.#take(at, false)) return false;
    if (event === 'list') {
      this.#list = new ListReader(this.#limits);
      this.#window.drop(at - 1);
      this.#part = 'list';
    } else {
      this.#window.drop(at);
      this.#part = 'after';
    }
    return true;
  }

  #afterBatch(step: ReturnType<ListReader['scan']>, faults: readonly Fault[]): boolean {
    if (faults.length > 0) {
      this.#stop(faults);
    } else if (step === 'wrong') {
      this.#stop(this.#list.rest(this.#window, false));
    } else if (step === 'closed') {
      this.#around.resume();
      this.#part = 'around';
    } else if (step === 'more' && this.#list.isTooLong(this.#window)) {
      this.#stop(this.#list.rest(this.#window, false));
    }
    return step === 'batch' || step === 'closed';
  }

  #scanAfter(): void {
    const { bytes, length } = this.#window;
    const at = skipSpace(bytes, 0, length);
    if (at < length) this.#stop([{ ...TRAILING, at }]);
    else this.#window.drop(length);
  }

  /** Takes a part of what stands around the list; false where a fault ended the reading. */
  #take(to: number, final: boolean): boolean {
    const { faults, stopped } = this.#around.take(this.#window, to, final);
    if (stopped) this.#stop(faults);
    else this.#note(faults);
    return !stopped;
  }

  #note(faults: readonly Fault[]): void {
    for (const one of problems(faults, this.#window.bytes, 0, this.#window.start)) this.#problems.push(one);
  }

  /** The last of the faults ends the reading: its bytes are kept to be shown. */
  #stop(faults: readonly Fault[]): void {
    this.#note(faults.slice(0, -1));
    this.#fatal = faults.at(-1);
    this.#part = 'stopped';
    this.#window.drop(this.#fatal?.at ?? 0);
  }

  #tooLong(): void {
    const message = `the text around the list is longer than ${this.#limits.maxAroundBytes} bytes`;
    this.#stop([{ kind: 'size', message, at: 0, length: 0, pointer: '' }]);
  }
}

/** Do these first bytes of a body reach into its list? Then the body can be read as a feed, however long it is. */
export function reachesList(head: Uint8Array): boolean {
  const text = hasMark(head) ? head.subarray(MARK_LENGTH) : head;
  const view = aligned(text.byteOffset % 4 === 0 ? text : text.slice());
  return new AroundReader(FEED_LIMITS.maxDepth).scan({ ...view, length: view.bytes.length }) === 'list';
}

/** Reads a feed from chunks; gives its elements in batches, and returns what stands around them. */
export function* scanFeed(
  chunks: Iterable<Uint8Array>,
  limits: Partial<FeedLimits> = {},
): Generator<readonly FeedElement[], FeedEnvelope> {
  const scanner = new FeedScanner(limits);
  for (const chunk of chunks) yield* scanner.write(chunk);
  return yield* scanner.end();
}

/** As `scanFeed`, from a stream; the next chunk is asked for when the last one's elements are taken. */
export async function* scanFeedStream(
  chunks: AsyncIterable<Uint8Array>,
  limits: Partial<FeedLimits> = {},
): AsyncGenerator<readonly FeedElement[], FeedEnvelope> {
  const scanner = new FeedScanner(limits);
  for await (const chunk of chunks) yield* scanner.write(chunk);
  return yield* scanner.end();
}
