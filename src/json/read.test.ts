import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aligned, countNames, tally } from './names.ts';
import { readJson } from './read.ts';
import type { Json } from './value.ts';

const utf8 = (source: string): Uint8Array => new TextEncoder().encode(source);
const read = (source: string, maxDepth?: number) =>
  readJson(utf8(source), maxDepth === undefined ? undefined : { maxDepth });
const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

const parse = (source: string): Json => JSON.parse(source) as Json;

const accepted = (source: string): boolean => {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
};

describe('well-formed JSON', () => {
  it.each([
    '{}',
    '[]',
    '0',
    '""',
    'null',
    ' \t\r\n{ "a" : [ 1 , -0.5e+3 , true , false , null , "\\u00e9\\ud800\\n" ] } ',
    '{"a":{"a":1},"b":[{"a":1},{"a":2}]}',
    '{"__proto__":{"x":1},"constructor":1,"10":1,"9":2,"01":3}',
    '{"a\\"b":1,"\\\\":2,":":3,"{[":4,"é😀":5}',
    '{"":0,"url":"http://h:1/\\"x\\":y"}',
  ])('%s', (source) => {
    expect(read(source)).toEqual({ value: parse(source), problems: [] });
  });

  it('is what JSON.parse makes of any value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(3), (value, indent) => {
        const source = JSON.stringify(value, null, indent);
        expect(read(source)).toEqual({ value: parse(source), problems: [] });
      }),
    );
  });

  it('is read from any offset of a buffer', () => {
    const source = utf8('{"id":"00446K0L8GAC3B9R8O7GK2LAES00000D","path":"a\\"b"}');
    for (let shift = 0; shift < 9; shift += 1) {
      const buffer = new Uint8Array(source.length + shift + 5).fill(0x22);
      buffer.set(source, shift);
      expect(readJson(buffer.subarray(shift, shift + source.length)).problems).toEqual([]);
    }
  });
});

describe('what is wrong is located', () => {
  it.each([
    ['', 'empty', 0, 1, 1, ''],
    [' \n ', 'empty', 0, 1, 1, ' \\u000a '],
    ['{"a":1', 'syntax', 6, 1, 7, ''],
    ['{"a":1,}', 'syntax', 7, 1, 8, '}'],
    ['[1 2]', 'syntax', 3, 1, 4, '2]'],
    ['[1,]', 'syntax', 3, 1, 4, ']'],
    ['[,1]', 'syntax', 1, 1, 2, ',1]'],
    ['{"a" 1}', 'syntax', 5, 1, 6, '1}'],
    ['{\n "é": tru }', 'syntax', 9, 2, 7, 'tru }'],
    ['{a:1}', 'syntax', 1, 1, 2, 'a:1}'],
    ['[01]', 'syntax', 2, 1, 3, '1]'],
    ['[1.]', 'syntax', 3, 1, 4, ']'],
    ['[-]', 'syntax', 2, 1, 3, ']'],
    ['[1e+]', 'syntax', 4, 1, 5, ']'],
    ['-', 'syntax', 1, 1, 2, ''],
    ['NaN', 'syntax', 0, 1, 1, 'NaN'],
    ['["\\x"]', 'syntax', 2, 1, 3, '\\x"]'],
    ['["\\u12G4"]', 'syntax', 2, 1, 3, '\\u12G4"]'],
    ['["\\u12', 'syntax', 6, 1, 7, ''],
    ['["\t"]', 'syntax', 2, 1, 3, '\\u0009"]'],
    ['["abc', 'syntax', 5, 1, 6, ''],
    ['{"a":1]', 'syntax', 6, 1, 7, ']'],
    ['{} x', 'trailing', 3, 1, 4, 'x'],
    ['{}{}', 'trailing', 2, 1, 3, '{}'],
    ['\u00a0{}', 'syntax', 0, 1, 1, '\u00a0{}'],
  ] as const)('%j', (source, kind, offset, line, column, excerpt) => {
    const [problem, ...others] = read(source).problems;
    expect(problem).toMatchObject({ kind, offset, line, column, excerpt, pointer: '' });
    expect(others).toEqual([]);
  });

  it('in the encoding, exactly', () => {
    const cases: [Uint8Array, number, string][] = [
      [bytes([0xff, 0xfe, 0x80]), 0, 'FF FE 80'],
      [bytes('{"a":"', [0xc3], '"}'), 6, 'C3 22 7D'],
      [bytes('["é', [0xed, 0xa0, 0x80], '"]'), 4, 'ED A0 80 22'],
      [bytes('["', [0xf4, 0x90, 0x80, 0x80], '"]'), 2, 'F4 90 80 80'],
      [bytes('["', [0xc0, 0x80], '"]'), 2, 'C0 80 22 5D'],
      [bytes('["', [0xe2, 0x82]), 2, 'E2 82'],
    ];
    for (const [body, offset, excerpt] of cases) {
      expect(readJson(body)).toMatchObject({
        value: undefined,
        problems: [{ kind: 'encoding', offset, excerpt }],
      });
    }
  });

  it('after a byte-order mark, which is a problem of its own', () => {
    expect(read('\ufeff{"a":1}')).toMatchObject({
      value: { a: 1 },
      problems: [{ kind: 'byte-order-mark', offset: 0, excerpt: 'EF BB BF' }],
    });
    expect(read('\ufeff{').problems.map(({ kind, offset, column }) => [kind, offset, column])).toEqual([
      ['byte-order-mark', 0, 1],
      ['syntax', 4, 2],
    ]);
    expect(read('\ufeff').problems.map(({ kind }) => kind)).toEqual(['byte-order-mark', 'empty']);
    expect(read('\ufeff\ufeff{}').problems.map(({ kind }) => kind)).toEqual(['byte-order-mark', 'syntax']);
  });

  it('before trailing bytes the value is what stands first', () => {
    expect(read('{"a":1} ]').value).toEqual({ a: 1 });
    expect(read('{"a":1').value).toBeUndefined();
  });
});

describe('duplicate member names', () => {
  const found = (source: string) =>
    read(source).problems.map(({ kind, offset, pointer }) => [kind, offset, pointer]);

  it.each([
    ['{"a":1,"a":1}', [['duplicate', 7, '/a']]],
    ['{"a":1,"\\u0061":1}', [['duplicate', 7, '/a']]],
    ['{"x":[0,{"a/b":1,"c~":2,"a/b":3}]}', [['duplicate', 24, '/x/1/a~1b']]],
    ['{"__proto__":1,"__proto__":2}', [['duplicate', 15, '/__proto__']]],
    ['{"1":1,"1":2,"b":{"1":1}}', [['duplicate', 7, '/1']]],
    ['{"":1,"":2}', [['duplicate', 6, '/']]],
    ['{"\\ud800":1,"\\uD800":2}', [['duplicate', 12, '/\ud800']]],
    [
      '{"a" : 1, "a" : 1, "a" : 1}',
      [
        ['duplicate', 10, '/a'],
        ['duplicate', 19, '/a'],
      ],
    ],
    [
      '{"a":{"b":1,"b":2},"a":1}',
      [
        ['duplicate', 12, '/a/b'],
        ['duplicate', 19, '/a'],
      ],
    ],
  ])('%s', (source, expected) => {
    expect(found(source)).toEqual(expected);
    expect(read(source).value).toEqual(parse(source));
  });

  it('are told twenty times of one object, and of every object', () => {
    const twice = '"a":1,'.repeat(30);
    const { problems } = read(`{${twice}"b":{${twice}"c":1},"d":1,"a":1}`);
    expect(problems.filter(({ pointer }) => pointer === '/a')).toHaveLength(20);
    expect(problems.filter(({ pointer }) => pointer === '/b/a')).toHaveLength(20);
  });

  it('without end do not fill the memory', () => {
    const { value, problems } = read(`[${'{"a":1,"a":2},'.repeat(100_001)}0]`);
    expect([value, problems.length, problems.at(-1)?.kind]).toEqual([undefined, 100_001, 'size']);
  });

  it('are also told before a fault that ends the reading', () => {
    expect(found('{"a":1,"a":2,}')).toEqual([
      ['duplicate', 7, '/a'],
      ['syntax', 13, ''],
    ]);
  });

  it('are found wherever one is put into any object', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.string(), fc.nat(3), (value, name, indent) => {
        const object = JSON.stringify({ before: value, [name]: 1 }, null, indent);
        const source = `[${object.slice(0, -1)},${JSON.stringify(name)}:2}]`;
        expect(read(source).problems).toMatchObject([{ kind: 'duplicate' }]);
      }),
    );
  });
});

describe('depth', () => {
  it('over the limit is a problem where it is passed', () => {
    expect(read('[[[]]]', 3).problems).toEqual([]);
    expect(read('[[{"a":[]}]]', 3)).toMatchObject({
      value: undefined,
      problems: [{ kind: 'depth', offset: 7, excerpt: '[' }],
    });
  });

  it.each(['[', '{"a":'])('of 100,000 overflows no stack: %s', (open) => {
    const close = open === '[' ? ']' : '}';
    const source = open.repeat(100_000) + '1' + close.repeat(100_000);
    expect(read(source).problems).toMatchObject([{ kind: 'depth' }]);
    const whole = read(source, 200_000);
    expect(whole.problems).toEqual([]);
    expect(whole.value).toBeDefined();
    const duplicate = read(`{"x":1,"x":${source}}`, 200_000);
    expect(duplicate.problems).toMatchObject([{ kind: 'duplicate', pointer: '/x' }]);
  });
});

describe('what JSON.parse and a fatal decoder refuse', () => {
  const alphabet = fc.constantFrom(
    ...['{', '}', '[', ']', ',', ':', '"a"', '"b"', '"', '\\', '\\u0061', '1', '0', '-', '.5', 'e', '+', ' '],
    ...['\n', 'true', 'null', 'é', '😀', '\u0001', '\ufeff', 'x'],
  );

  it('is refused, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 14 }), (parts) => {
        const source = parts.join('');
        const { problems } = read(source);
        const refused = problems.some(({ kind }) => kind !== 'duplicate' && kind !== 'byte-order-mark');
        expect(refused).toBe(!accepted(source.replace(/^\ufeff/, '')));
      }),
      { numRuns: 5000 },
    );
  });

  it('is refused for its encoding where one byte is changed', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const source = utf8('["é€😀~",{"\u07ff":"\ud7ff\ue000\u{10ffff}"}]');
    fc.assert(
      fc.property(fc.nat(source.length - 1), fc.nat(255), (at, byte) => {
        const body = Uint8Array.from(source);
        body[at] = byte;
        let decoded: string | undefined;
        try {
          decoded = decoder.decode(body);
        } catch {
          decoded = undefined;
        }
        const kinds = readJson(body).problems.map(({ kind }) => kind);
        if (decoded !== undefined) expect(kinds).not.toContain('encoding');
        expect(kinds.some((kind) => kind !== 'duplicate')).toBe(decoded === undefined || !accepted(decoded));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('every byte', () => {
  const refusedFor = (body: Uint8Array): boolean =>
    readJson(body).problems.some(({ kind }) => kind !== 'duplicate');
  const holes = [
    '_',
    '"_"',
    '"\\_"',
    '"\\u00_0"',
    '[1_]',
    '[1._]',
    '[1e_]',
    '[-_]',
    '{_}',
    '{"a"_1}',
    '{"a":1_}',
    'tru_',
  ];

  it.each(holes)('is refused just where JSON.parse refuses it: %s', (source) => {
    for (let byte = 0; byte < 128; byte += 1) {
      const body = source.replace('_', String.fromCharCode(byte));
      expect([body, refusedFor(utf8(body))]).toEqual([body, !accepted(body)]);
    }
  });

  it('is refused just where a fatal decoder refuses it', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const decodes = (body: Uint8Array): boolean => {
      try {
        decoder.decode(body);
        return true;
      } catch {
        return false;
      }
    };
    for (let lead = 0x80; lead < 0x100; lead += 1) {
      for (let second = 0x70; second < 0xd0; second += 1) {
        for (const rest of [[], [0x80], [0x80, 0xbf]]) {
          const body = bytes('"', [lead, second, ...rest], '"');
          expect([lead, second, rest, refusedFor(body)]).toEqual([lead, second, rest, !decodes(body)]);
        }
      }
    }
  });
});

describe('the count of names', () => {
  it('goes as deep as the value', () => {
    let value: Json = {};
    for (let depth = 0; depth < 2000; depth += 1) value = depth % 2 === 0 ? { a: value, b: 1 } : [value];
    expect(countNames(value)).toBe(2000);
  });

  it('in the text is that in the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.nat(2), (value, indent) => {
        const source = JSON.stringify(value, null, indent);
        const { bytes: view, words } = aligned(utf8(source));
        expect(tally({ bytes: view, words }, 0, view.length, 1000).names).toBe(countNames(parse(source)));
      }),
    );
  });
});
