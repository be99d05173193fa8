import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanFeed, scanFeedStream, type FeedElement, type FeedEnvelope, type FeedLimits } from './feed.ts';
import { readJson, type JsonReading } from './read.ts';
import { isArray, isObject, type Json } from './value.ts';

const utf8 = (source: string): Uint8Array => new TextEncoder().encode(source);

interface Scanned {
  readonly elements: readonly FeedElement[];
  readonly around: FeedEnvelope;
}

function collect(chunks: Iterable<Uint8Array>, limits?: Partial<FeedLimits>): Scanned {
  const elements: FeedElement[] = [];
  const scan = scanFeed(chunks, limits);
  for (let next = scan.next(); ; next = scan.next()) {
    if (next.done === true) return { elements, around: next.value };
    elements.push(...next.value);
  }
}

function* cut(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? bytes.length;
    // Reused memory shows whether the scanner holds on to a chunk.
    yield Uint8Array.from(bytes.subarray(at, at + size));
    at += size;
  }
}

const all = (body: Uint8Array | string, sizes = [Infinity], limits?: Partial<FeedLimits>): Scanned =>
  collect(cut(typeof body === 'string' ? utf8(body) : body, sizes), limits);

/** A scan put together again, as one reading of the whole body. */
function reading({ elements, around }: Scanned): JsonReading {
  const problems = [...around.problems, ...elements.flatMap((element) => element.problems)];
  problems.sort((one, other) => one.offset - other.offset);
  const { envelope } = around;
  const list = isObject(envelope) ? envelope['imSessions'] : undefined;
  const value =
    isObject(envelope) && isArray(list) && list.length === 0
      ? { ...envelope, imSessions: elements.map((element) => element.value) }
      : envelope;
  return { value, problems };
}

/** The order of members tells nothing, but `imSessions` moves when it is put back. */
const same = (body: Uint8Array | string, sizes?: number[], limits?: Partial<FeedLimits>): Scanned => {
  const scanned = all(body, sizes, limits);
  const whole = readJson(typeof body === 'string' ? utf8(body) : body, {
    maxDepth: limits?.maxDepth ?? 1000,
  });
  expect(reading(scanned).problems).toEqual(whole.problems);
  const lists = whole.problems.filter(({ pointer }) => pointer === '/imSessions');
  if (lists.length === 0) expect(reading(scanned).value).toEqual(whole.value);
  return scanned;
};

describe('a feed is taken apart', () => {
  it('into its elements and what stands around them', () => {
    const body = ' {"a":{"imSessions":[1]}, "imSessions" : [ {"id":"]é"} , [2],"x" ] , "statusCode":0 } ';
    const { elements, around } = same(body);
    expect(elements.map(({ index, offset, value }) => [index, offset, value])).toEqual([
      [0, 43, { id: ']é' }],
      [1, 58, [2]],
      [2, 62, 'x'],
    ]);
    expect(around).toEqual({
      envelope: { a: { imSessions: [1] }, imSessions: [], statusCode: 0 },
      elements: 3,
      bytes: utf8(body).length,
      problems: [],
    });
  });

  it.each([
    '{"imSessions":[]}',
    '{"imSessions":[ \n ]}',
    '{"imSessions":null}',
    '{"imSessions":{"imSessions":[1]}}',
    '{"imSession\\u0073":[1,2]}',
    '{"imSessions ":[1]}',
    '{"x":"imSessions","y":[1]}',
    '{"x":["imSessions",[1]]}',
    '[{"imSessions":[1]}]',
    '[]',
    '7',
    '"imSessions"',
    '{}',
  ])('whatever it is: %s', (body) => {
    for (const size of [1, 2, 3, 7, 1000]) same(body, [size]);
  });

  it('from a stream, batch by batch, as the bytes come', async () => {
    const seen: number[] = [];
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield utf8('{"imSessions":[1,2');
      await Promise.resolve();
      expect(seen).toEqual([1]);
      yield utf8(',3]}');
    }
    const scan = scanFeedStream(chunks());
    for (let next = await scan.next(); next.done !== true; next = await scan.next()) {
      seen.push(...next.value.map(({ value }) => Number(value)));
    }
    expect(seen).toEqual([1, 2, 3]);
  });

  it('keeps only the element that is not complete', () => {
    const element = JSON.stringify({ text: 'x'.repeat(5000) });
    let most = 0;
    function* chunks(): Generator<Uint8Array> {
      yield utf8('{"imSessions":[0');
      for (let count = 0; count < 200; count += 1) yield utf8(`,${element}`.repeat(20));
      yield utf8(']}');
    }
    for (const batch of scanFeed(chunks())) most = Math.max(most, batch.length);
    expect(most).toBeLessThan(60);
  });
});

describe('what is wrong is found', () => {
  it.each([
    ['{"imSessions":[1 2]}', 'syntax', 17],
    ['{"imSessions":[1,]}', 'syntax', 17],
    ['{"imSessions":[,1]}', 'syntax', 15],
    ['{"imSessions":[1,,2]}', 'syntax', 17],
    ['{"imSessions":[{"a":1}{"a":1}]}', 'syntax', 22],
    ['{"imSessions":[{"a":1]]}', 'syntax', 21],
    ['{"imSessions":[1}', 'syntax', 16],
    ['{"imSessions":[1]]', 'syntax', 17],
    ['{"imSessions":[1] "statusCode":0}', 'syntax', 18],
    ['{"imSessions" [1]}', 'syntax', 14],
    ['{"a" "imSessions":[1]}', 'syntax', 5],
    ['{"a":"imSessions":[1]}', 'syntax', 17],
    ['{"imSessions":[1', 'syntax', 16],
    ['{"imSessions":["a', 'syntax', 17],
    ['{"imSessions":[', 'syntax', 15],
    ['{"imSessions":[1],', 'syntax', 18],
    ['{"imSessions":[1]} {', 'trailing', 19],
    ['{"imSessions":[1]}\u00a0', 'trailing', 18],
    ['', 'empty', 0],
    ['  ', 'empty', 0],
    ['1 1', 'trailing', 2],
    ['{"imSessions":[1],"imSessions":[2,3]}', 'duplicate', 18],
    ['{"imSessions":[1],"imSessions":2}', 'duplicate', 18],
    ['{"imSessions":[1,{"a":1,"b":{"c":1,"c":2}}]}', 'duplicate', 35],
    ['\ufeff{"imSessions":[1]}', 'byte-order-mark', 0],
    ['\ufeff', 'byte-order-mark', 0],
  ])('%s', (body, kind, offset) => {
    for (const size of [1, 2, 3, 1000]) {
      const scanned = same(body, [size]);
      expect(reading(scanned).problems[0]).toMatchObject({ kind, offset });
    }
  });

  it('in an element with its pointer, line and column in the body', () => {
    const { elements, around } = same('{"imSessions":[\n{},\n{"ü":0,"u":{"a":1,\n"a":2}}]}');
    expect(around.problems).toEqual([]);
    expect(elements[1]?.problems).toMatchObject([
      { kind: 'duplicate', pointer: '/imSessions/1/u/a', offset: 40, line: 4, column: 1 },
    ]);
  });

  it('before the elements that follow a fault', () => {
    const { elements, around } = same('{"imSessions":[1,2,x,4]}');
    expect(elements.map(({ value }) => value)).toEqual([1, 2]);
    expect(around.envelope).toBeUndefined();
  });

  it.each(['{"imSessions":[', '{"x":', '[', '{"imSessions":[{"a":'])('100,000 deep: %s', (open) => {
    const body = open.repeat(100_000);
    for (const size of [1000, 100_000]) {
      expect(reading(same(body, [size])).problems).toMatchObject([{ kind: 'depth' }]);
    }
  });

  it('where more would have to be held than is allowed', () => {
    const limits = { maxElementBytes: 20, maxAroundBytes: 20 };
    const long = 'x'.repeat(19);
    for (const size of [1, 5, 16, 1000]) {
      expect(all(`{"imSessions":["${long}"]}`, [size], limits)).toMatchObject({
        around: { problems: [{ kind: 'size', offset: 15 }] },
      });
      expect(all(`{"imSessions":["${long}`, [size], limits)).toMatchObject({
        around: { problems: [{ kind: 'syntax' }] },
      });
      expect(all(`{"imSessions":["${long.slice(1)}"]}`, [size], limits).around.problems).toEqual([]);
      expect(all(`{"a":"${long}","imSessions":[]}`, [size], limits)).toMatchObject({
        around: { problems: [{ kind: 'size', offset: 0 }] },
      });
    }
  });
});

describe('the scan of any bytes in any chunks is the reading of the whole', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
  const element: fc.Arbitrary<Json> = fc.oneof(
    fc.record({ id: fc.string({ unit: 'binary' }), userData: fc.jsonValue({ maxDepth: 3 }) }),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const feed = fc
    .tuple(fc.array(element, { maxLength: 6 }), fc.jsonValue({ maxDepth: 2 }), fc.nat(2), fc.boolean())
    .map(([imSessions, other, indent, first]) =>
      JSON.stringify(first ? { imSessions, other } : { other, imSessions, statusCode: 0 }, null, indent),
    );

  it('for well-formed feeds', () => {
    fc.assert(
      fc.property(feed, sizes, (body, cuts) => {
        expect(same(body, cuts).around.problems).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  const token = fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"a":',
      '"imSessions":[',
      '"',
      '\\',
      '\\u0061',
      '1',
      ' 2',
      '-',
      '\n',
    ],
    ...['true', 'nul', 'é', '😀', '\u0001', '\ufeff', '{"a":1,"a":2}', ']}', '"imSessions":'],
  );
  const damage = fc.record({
    at: fc.nat(),
    drop: fc.nat(3),
    put: fc.oneof(
      token.map((part) => [...utf8(part)]),
      fc.array(fc.nat(255), { maxLength: 3 }),
    ),
  });

  it('for damaged feeds', () => {
    fc.assert(
      fc.property(feed, fc.array(damage, { minLength: 1, maxLength: 3 }), sizes, (body, damages, cuts) => {
        let bytes = [...utf8(body)];
        for (const { at, drop, put } of damages) {
          const place = at % (bytes.length + 1);
          bytes = [...bytes.slice(0, place), ...put, ...bytes.slice(place + drop)];
        }
        same(Uint8Array.from(bytes), cuts);
      }),
      { numRuns: 4000 },
    );
  });

  it('for truncated feeds', () => {
    fc.assert(
      fc.property(feed, fc.nat(), sizes, (body, length, cuts) => {
        const bytes = utf8(body);
        same(bytes.subarray(0, length % bytes.length), cuts);
      }),
      { numRuns: 1000 },
    );
  });

  it('for heaps of tokens', () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 16 }), sizes, (parts, cuts) => {
        same(`{"imSessions":[${parts.join('')}`, cuts, { maxDepth: 5 });
        same(parts.join(''), cuts, { maxDepth: 5 });
      }),
      { numRuns: 4000 },
    );
  });

  it('for feeds larger than a batch', () => {
    const one = JSON.stringify({
      id: '00446K0L8GAC3B9R8O7GK2LAES00000D',
      text: 'é"\\'.repeat(30),
      n: [1, { a: 2 }],
    });
    const many = Array.from({ length: 2000 }, () => one).join(',');
    const odd = '{"a":1,"a":2}';
    const whole = `{"imSessions":[${many},${odd},${many}],"statusCode":0}`;
    for (const size of [7001, 65_536, 1_000_000]) {
      const { elements } = same(whole, [size]);
      expect(elements).toHaveLength(4001);
      expect(elements.filter(({ problems }) => problems.length > 0).map(({ index }) => index)).toEqual([
        2000,
      ]);
      same(whole.replace(odd, '{'), [size]);
    }
  });
});
