var __defProp = Object.defineProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// src/json/read.ts
import { constants, isUtf8 } from "node:buffer";

// src/json/bytes.ts
var QUOTE = 34;
var BACKSLASH = 92;
var COMMA = 44;
var COLON = 58;
var OPEN_ARRAY = 91;
var CLOSE_ARRAY = 93;
var OPEN_OBJECT = 123;
var CLOSE_OBJECT = 125;
var isSpace = (byte) => byte === 32 || byte === 10 || byte === 13 || byte === 9;
function skipSpace(bytes, from, to) {
  let at2 = from;
  while (at2 < to && isSpace(bytes[at2])) at2 += 1;
  return at2;
}

// src/json/problem.ts
import { isAscii } from "node:buffer";

// src/json/value.ts
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var isArray = (value) => Array.isArray(value);
var isString = (value) => typeof value === "string";
function typeName(value) {
  if (value === void 0) return "nothing";
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
var token = (part) => "/" + String(part).replaceAll("~", "~0").replaceAll("/", "~1");
var pointer = (...parts) => parts.map(token).join("");

// src/json/names.ts
function aligned(bytes) {
  const shift = bytes.byteOffset & 3;
  const begin = bytes.byteOffset - shift;
  const length = bytes.length + shift;
  return {
    bytes: new Uint8Array(bytes.buffer, begin, length),
    words: new Uint32Array(bytes.buffer, begin, length >> 2),
    shift
  };
}
function tally({ bytes, words }, from, to, maxDepth) {
  let names = 0;
  let level = 0;
  let depth = 0;
  let listed2 = false;
  let at2 = from;
  while (at2 < to) {
    const byte = bytes[at2];
    at2 += 1;
    if (byte === QUOTE) {
      at2 = stringEnd(bytes, words, at2, to, at2);
      if (at2 < to && bytes[at2] === COLON) {
        names += 1;
        at2 += 1;
      }
    } else if (byte === COMMA) {
      if (level <= 0) listed2 = true;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      level += 1;
      if (level > depth) {
        depth = level;
        if (depth > maxDepth) break;
      }
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      level -= 1;
    } else if (byte === COLON) {
      names += 1;
    }
  }
  return { names, depth, single: !listed2 && level === 0 && at2 === to };
}
function stringEnd(bytes, words, at2, to, begin) {
  for (; ; ) {
    while ((at2 & 3) !== 0 && at2 < to && bytes[at2] !== QUOTE) at2 += 1;
    if ((at2 & 3) === 0) {
      at2 = quoteWord(words, at2 >> 2, to >> 2) << 2;
      while (at2 < to && bytes[at2] !== QUOTE) at2 += 1;
    }
    at2 += 1;
    if (at2 > to || bytes[at2 - 2] !== BACKSLASH || !isEscaped(bytes, begin, at2 - 1)) return at2;
  }
}
function quoteWord(words, word, to) {
  while (word < to) {
    const other = (words[word] ?? 0) ^ 572662306;
    if ((other - 16843009 & ~other & 2155905152) !== 0) return word;
    word += 1;
  }
  return word;
}
function isEscaped(bytes, begin, at2) {
  let first = at2;
  while (first > begin && bytes[first - 1] === BACKSLASH) first -= 1;
  return (at2 - first & 1) === 1;
}
var MAX_RECURSION = 500;
var countNames = (value) => typeof value === "object" && value !== null ? count(value, 0) : 0;
function count(value, depth) {
  if (depth > MAX_RECURSION) return countDeep(value);
  let names = 0;
  if (isArray(value)) {
    for (const entry of value) {
      if (typeof entry === "object" && entry !== null) names += count(entry, depth + 1);
    }
    return names;
  }
  for (const name in value) {
    names += 1;
    const member2 = value[name];
    if (typeof member2 === "object" && member2 !== null) names += count(member2, depth + 1);
  }
  return names;
}
function countDeep(value) {
  const open = [value];
  let names = 0;
  for (let next = open.pop(); next !== void 0; next = open.pop()) {
    const members = Object.values(next);
    if (!isArray(next)) names += members.length;
    for (const member2 of members) if (typeof member2 === "object" && member2 !== null) open.push(member2);
  }
  return names;
}

// src/json/problem.ts
var READ_LIMITS = { maxDepth: 1e3, maxValues: 1e7 };
var EXCERPT_BYTES = 24;
var TRAILING = {
  kind: "trailing",
  message: "bytes stand after the end of the JSON text",
  length: EXCERPT_BYTES,
  pointer: ""
};
var START = { offset: 0, line: 1, column: 1 };
var LINE_FEED = 10;
var isContinuation = (byte) => byte !== void 0 && (byte & 192) === 128;
function advance(start, bytes, from, to) {
  const part = bytes.subarray(from, to);
  const last = part.lastIndexOf(LINE_FEED);
  let line = start.line;
  for (let at2 = last === -1 ? -1 : part.indexOf(LINE_FEED); at2 !== -1; at2 = part.indexOf(LINE_FEED, at2 + 1)) {
    line += 1;
  }
  const column = (last === -1 ? start.column : 1) + characters(part.subarray(last + 1));
  return { offset: start.offset + to - from, line, column };
}
var HIGH_BITS = 2155905152;
var LOW_BITS = 16843009;
function characters(part) {
  if (isAscii(part)) return part.length;
  const { bytes, words, shift } = aligned(part);
  const first = shift + 3 >> 2;
  let continued = 0;
  for (let at2 = shift; at2 < Math.min(first << 2, bytes.length); at2 += 1)
    if (isContinuation(bytes[at2])) continued += 1;
  for (let at2 = first; at2 < words.length; at2 += 1) {
    const word = words[at2] ?? 0;
    if ((word & HIGH_BITS) !== 0)
      continued += Math.imul(word >>> 7 & ~word >>> 6 & LOW_BITS, LOW_BITS) >>> 24;
  }
  for (let at2 = Math.max(words.length, first) << 2; at2 < bytes.length; at2 += 1)
    if (isContinuation(bytes[at2])) continued += 1;
  return part.length - continued;
}
var lenient = new TextDecoder("utf-8", { ignoreBOM: true });
var escape = (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
var printable = (text5) => text5.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escape);
var hexadecimal = (bytes) => Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join(" ");
function excerpt(kind, bytes) {
  if (kind === "encoding" || kind === "byte-order-mark") return hexadecimal(bytes);
  let end = bytes.length;
  if (end === EXCERPT_BYTES) {
    let lead = end - 1;
    while (lead > end - 4 && isContinuation(bytes[lead])) lead -= 1;
    const byte = bytes[lead] ?? 0;
    const width2 = byte >= 240 ? 4 : byte >= 224 ? 3 : byte >= 192 ? 2 : 1;
    if (lead + width2 > end) end = lead;
  }
  return printable(lenient.decode(bytes.subarray(0, end)));
}
var problem = (fault2, position, bytes) => ({
  kind: fault2.kind,
  message: fault2.message,
  offset: position.offset,
  line: position.line,
  column: position.column,
  pointer: fault2.pointer,
  excerpt: excerpt(fault2.kind, bytes)
});
function problems(faults, bytes, from, start) {
  let position = start;
  let reached = from;
  return faults.map((fault2) => {
    position = advance(position, bytes, reached, fault2.at);
    reached = fault2.at;
    return problem(fault2, position, bytes.subarray(fault2.at, fault2.at + fault2.length));
  });
}

// src/json/utf8.ts
import { isAscii as isAscii2 } from "node:buffer";
function text(bytes, from, to) {
  const part = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from);
  return part.toString(isAscii2(part) ? "latin1" : "utf8");
}
var inRange = (byte, low, high) => byte !== void 0 && byte >= low && byte <= high;
function secondInRange(lead, second) {
  if (lead === 224) return inRange(second, 160, 191);
  if (lead === 237) return inRange(second, 128, 159);
  if (lead === 240) return inRange(second, 144, 191);
  if (lead === 244) return inRange(second, 128, 143);
  return inRange(second, 128, 191);
}
var width = (lead) => {
  if (lead < 128) return 1;
  if (lead >= 194 && lead <= 223) return 2;
  if (lead >= 224 && lead <= 239) return 3;
  return lead >= 240 && lead <= 244 ? 4 : 0;
};
function characterWidth(bytes, at2, to) {
  const lead = bytes[at2] ?? 0;
  const wide = width(lead);
  if (wide <= 1) return wide;
  if (at2 + wide > to || !secondInRange(lead, bytes[at2 + 1])) return 0;
  for (let next = at2 + 2; next < at2 + wide; next += 1) if (!inRange(bytes[next], 128, 191)) return 0;
  return wide;
}

// src/json/token.ts
var LITERALS = new Map(
  ["true", "false", "null"].map((word) => [word.charCodeAt(0), [...Buffer.from(word)]])
);
var ESCAPED = new Set(Buffer.from('"\\/bfnrt'));
var LETTER_U = 117;
var MINUS = 45;
var PLUS = 43;
var ZERO = 48;
var POINT = 46;
var LETTER_E = 101;
var isDigit = (byte) => byte !== void 0 && byte >= 48 && byte <= 57;
var isHex = (byte) => isDigit(byte) || byte !== void 0 && (byte | 32) >= 97 && (byte | 32) <= 102;
var fault = (kind, at2, message, length = EXCERPT_BYTES) => ({
  kind,
  message,
  at: at2,
  length,
  pointer: ""
});
var undecodable = (at2) => fault("encoding", at2, "the bytes are not UTF-8", 4);
var INSIDE_STRING = "the text ends inside a string";
function stringToken(bytes, from, to) {
  let escaped = false;
  let at2 = from + 1;
  while (at2 < to) {
    const byte = bytes[at2] ?? 0;
    if (byte === QUOTE) return { end: at2 + 1, escaped };
    if (byte === BACKSLASH) {
      escaped = true;
      const wrong = escapeFault(bytes, at2, to);
      if (wrong) return { fault: wrong };
      at2 += bytes[at2 + 1] === LETTER_U ? 6 : 2;
    } else if (byte < 32) {
      const code = byte.toString(16).toUpperCase().padStart(4, "0");
      return { fault: fault("syntax", at2, `the control character U+${code} stands unescaped in a string`) };
    } else {
      const width2 = characterWidth(bytes, at2, to);
      if (width2 === 0) return { fault: undecodable(at2) };
      at2 += width2;
    }
  }
  return { fault: fault("syntax", to, INSIDE_STRING) };
}
function escapeFault(bytes, at2, to) {
  const unknown = fault("syntax", at2, "a string holds an escape that JSON does not have");
  if (at2 + 1 >= to) return fault("syntax", to, INSIDE_STRING);
  const byte = bytes[at2 + 1] ?? 0;
  if (byte !== LETTER_U) return ESCAPED.has(byte) ? void 0 : unknown;
  for (let digit = at2 + 2; digit < at2 + 6; digit += 1) {
    if (digit >= to) return fault("syntax", to, INSIDE_STRING);
    if (!isHex(bytes[digit])) return unknown;
  }
  return void 0;
}
var afterDigits = (bytes, from, to) => {
  let at2 = from;
  while (at2 < to && isDigit(bytes[at2])) at2 += 1;
  return at2;
};
var noDigit = (at2, to) => ({
  fault: at2 >= to ? fault("syntax", to, "the text ends inside a number") : fault("syntax", at2, "a number lacks a digit")
});
function numberToken(bytes, from, to) {
  const whole = bytes[from] === MINUS ? from + 1 : from;
  let at2 = whole < to && bytes[whole] === ZERO ? whole + 1 : afterDigits(bytes, whole, to);
  if (at2 === whole) return noDigit(at2, to);
  if (at2 < to && bytes[at2] === POINT) {
    const fraction = at2 + 1;
    at2 = afterDigits(bytes, fraction, to);
    if (at2 === fraction) return noDigit(at2, to);
  }
  if (at2 < to && ((bytes[at2] ?? 0) | 32) === LETTER_E) {
    const signed = at2 + 1 < to && (bytes[at2 + 1] === PLUS || bytes[at2 + 1] === MINUS);
    const exponent = at2 + (signed ? 2 : 1);
    at2 = afterDigits(bytes, exponent, to);
    if (at2 === exponent) return noDigit(at2, to);
  }
  return { end: at2, escaped: false };
}
function literalToken(bytes, from, to) {
  const word = LITERALS.get(bytes[from] ?? 0);
  const found = word?.every((letter, index) => from + index < to && bytes[from + index] === letter);
  return word !== void 0 && found === true ? { end: from + word.length, escaped: false } : void 0;
}
var beginsNumber = (byte) => byte === MINUS || isDigit(byte);

// src/json/locate.ts
var top = () => ({ frames: [], expected: "value" });
var MAX_OF_OBJECT = 20;
var MAX_DUPLICATES = 1e5;
var Locator = class {
  faults = [];
  bytes;
  to;
  maxDepth;
  entry;
  frames;
  at;
  expected;
  stopped = false;
  constructor(bytes, from, to, maxDepth, entry) {
    this.bytes = bytes;
    this.to = to;
    this.maxDepth = maxDepth;
    this.at = from;
    this.entry = entry;
    this.frames = entry.frames;
    this.expected = entry.expected;
  }
  run(final) {
    const from = this.at;
    let end = this.at;
    while (!this.stopped) {
      this.at = skipSpace(this.bytes, this.at, this.to);
      if (this.at >= this.to) {
        if (final && this.expected !== "nothing") this.ended(from);
        break;
      }
      if (this.expected === "nothing") {
        this.stop({ ...TRAILING, at: this.at });
      } else {
        this.step(this.bytes[this.at] ?? 0);
        end = this.at;
      }
    }
    this.entry.expected = this.expected;
    return { faults: this.faults, stopped: this.stopped, end };
  }
  ended(from) {
    const blank = this.frames.length === 0 && this.expected === "value";
    if (blank) this.stop(fault("empty", from, "the text is empty"));
    else this.stop(fault("syntax", this.to, `the text ends where ${this.wanted()} should stand`));
  }
  step(byte) {
    if (this.expected === "value") this.value(byte);
    else if (this.expected === "value-or-end") {
      if (byte === CLOSE_ARRAY) this.close();
      else this.value(byte);
    } else if (this.expected === "name-or-end" && byte === CLOSE_OBJECT) this.close();
    else if (this.expected === "colon") this.colon(byte);
    else if (this.expected === "separator") this.separator(byte);
    else this.name(byte);
  }
  value(byte) {
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      this.open(byte === OPEN_OBJECT);
      return;
    }
    const { bytes, at: at2, to } = this;
    let read;
    if (byte === QUOTE) read = stringToken(bytes, at2, to);
    else if (beginsNumber(byte)) read = numberToken(bytes, at2, to);
    else read = literalToken(bytes, at2, to);
    if (read === void 0) this.unexpected();
    else if (this.pass(read)) this.completed();
  }
  /** Goes on after a token; false where it is faulty. */
  pass(read) {
    if ("fault" in read) this.stop(read.fault);
    else this.at = read.end;
    return !this.stopped;
  }
  open(object) {
    if (this.frames.length >= this.maxDepth) {
      this.stop(
        fault("depth", this.at, `arrays and objects stand more than ${this.maxDepth} deep in each other`, 1)
      );
      return;
    }
    this.frames.push(
      object ? { names: /* @__PURE__ */ new Set(), current: "", twice: 0 } : { names: void 0, current: 0, twice: 0 }
    );
    this.expected = object ? "name-or-end" : "value-or-end";
    this.at += 1;
  }
  close() {
    this.frames.pop();
    this.at += 1;
    this.completed();
  }
  completed() {
    this.expected = this.frames.length === 0 ? "nothing" : "separator";
  }
  colon(byte) {
    if (byte !== COLON) {
      this.unexpected();
      return;
    }
    this.at += 1;
    this.expected = "value";
  }
  separator(byte) {
    const frame = this.frames.at(-1);
    const object = frame?.names !== void 0;
    if (byte === (object ? CLOSE_OBJECT : CLOSE_ARRAY)) {
      this.close();
    } else if (byte === COMMA) {
      this.at += 1;
      this.expected = object ? "name" : "value";
      if (frame !== void 0 && typeof frame.current === "number") frame.current += 1;
    } else {
      this.unexpected();
    }
  }
  name(byte) {
    if (byte !== QUOTE) {
      this.unexpected();
      return;
    }
    const from = this.at;
    const read = stringToken(this.bytes, from, this.to);
    const frame = this.frames.at(-1);
    if (!this.pass(read) || frame?.names === void 0) return;
    const name = this.unquoted(from, "escaped" in read && read.escaped);
    frame.current = name;
    if (frame.names.has(name)) this.duplicate(from, name, frame);
    frame.names.add(name);
    this.expected = "colon";
  }
  unquoted(from, escaped) {
    if (!escaped) return text(this.bytes, from + 1, this.at - 1);
    const name = JSON.parse(text(this.bytes, from, this.at));
    return String(name);
  }
  duplicate(from, name, frame) {
    frame.twice += 1;
    if (frame.twice > MAX_OF_OBJECT) return;
    if (this.faults.length === MAX_DUPLICATES) {
      this.stop(fault("size", from, `more than ${MAX_DUPLICATES} member names stand twice`, 0));
      return;
    }
    this.faults.push({
      kind: "duplicate",
      message: `the member name ${JSON.stringify(name.slice(0, EXCERPT_BYTES))} stands twice in one object`,
      at: from,
      length: Math.min(this.at - from, EXCERPT_BYTES),
      pointer: this.frames.map(({ current }) => token(current)).join("")
    });
  }
  wanted() {
    const object = this.frames.at(-1)?.names !== void 0;
    switch (this.expected) {
      case "value":
        return "a value";
      case "value-or-end":
        return "a value or ']'";
      case "name":
        return "a member name";
      case "name-or-end":
        return "a member name or '}'";
      case "colon":
        return "':'";
      case "separator":
        return object ? "',' or '}'" : "',' or ']'";
      case "nothing":
        return "nothing";
    }
  }
  unexpected() {
    const { at: at2 } = this;
    const readable2 = characterWidth(this.bytes, at2, this.to) > 0;
    this.stop(readable2 ? fault("syntax", at2, `${this.wanted()} should stand here`) : undecodable(at2));
  }
  stop(found) {
    this.faults.push(found);
    this.stopped = true;
  }
};
var locate = (bytes, from, to, maxDepth, final = true, entry = top()) => new Locator(bytes, from, to, maxDepth, entry).run(final);

// src/json/value-count.ts
var QUOTE2 = 34;
var BACKSLASH2 = 92;
var COMMA2 = 44;
var OPEN_ARRAY2 = 91;
var OPEN_OBJECT2 = 123;
function afterString(bytes, at2) {
  for (; ; ) {
    const end = bytes.indexOf(QUOTE2, at2);
    if (end === -1) return bytes.length;
    let escapes = 0;
    while (bytes[end - 1 - escapes] === BACKSLASH2 && end - 1 - escapes >= at2) escapes++;
    at2 = end + 1;
    if (escapes % 2 === 0) return at2;
  }
}
function holdsMoreValues(bytes, from, most) {
  if (bytes.length - from < 2 * most) return false;
  let count2 = 1;
  let at2 = from;
  while (at2 < bytes.length) {
    const byte = bytes[at2];
    at2++;
    if (byte === QUOTE2) at2 = afterString(bytes, at2);
    else if (byte === COMMA2 || byte === OPEN_ARRAY2 || byte === OPEN_OBJECT2) {
      count2++;
      if (count2 > most) return true;
    }
  }
  return false;
}

// src/json/read.ts
var MARK_LENGTH = 3;
var AFTER_MARK = { offset: MARK_LENGTH, line: 1, column: 1 };
var hasMark = (bytes) => bytes[0] === 239 && bytes[1] === 187 && bytes[2] === 191;
var markProblem = (bytes) => problem(
  {
    kind: "byte-order-mark",
    message: "a byte-order mark stands before the JSON text",
    at: 0,
    length: MARK_LENGTH,
    pointer: ""
  },
  START,
  bytes.subarray(0, MARK_LENGTH)
);
var parse = JSON.parse;
function parsed(source) {
  try {
    return { value: parse(source) };
  } catch {
    return void 0;
  }
}
function readJson(bytes, limits = {}) {
  const marked = hasMark(bytes);
  const from = marked ? MARK_LENGTH : 0;
  const reading = readText(bytes, from, { ...READ_LIMITS, ...limits });
  return marked ? { value: reading.value, problems: [markProblem(bytes), ...reading.problems] } : reading;
}
function readText(bytes, from, { maxDepth, maxValues }) {
  if (holdsMoreValues(bytes, from, maxValues)) return tooMany(bytes, from, maxValues);
  const view = aligned(bytes);
  const { names, depth } = tally(view, from + view.shift, view.bytes.length, maxDepth);
  const fits = bytes.length <= constants.MAX_STRING_LENGTH;
  if (fits && depth <= maxDepth && isUtf8(bytes)) {
    const whole = parsed(text(bytes, from, bytes.length));
    if (whole !== void 0 && countNames(whole.value) === names) return { value: whole.value, problems: [] };
  }
  return readExactly(bytes, from, maxDepth);
}
function tooMany(bytes, from, maxValues) {
  const message = `the text holds more than ${maxValues} values`;
  const fault2 = { kind: "size", message, at: from, length: 0, pointer: "" };
  return { value: void 0, problems: problems([fault2], bytes, from, from === 0 ? START : AFTER_MARK) };
}
function readExactly(bytes, from, maxDepth) {
  const { faults, stopped, end } = locate(bytes, from, bytes.length, maxDepth);
  const whole = !stopped || faults.at(-1)?.kind === "trailing";
  const found = problems(faults, bytes, from, from === 0 ? START : AFTER_MARK);
  if (whole && end - from > constants.MAX_STRING_LENGTH) {
    const message = `the text is longer than ${constants.MAX_STRING_LENGTH} bytes`;
    const fault2 = { kind: "size", message, at: end, length: 0, pointer: "" };
    return { value: void 0, problems: [...found, ...problems([fault2], bytes, from, START)] };
  }
  return { value: whole ? parse(text(bytes, from, end)) : void 0, problems: found };
}
function readFirst(bytes, from) {
  const { end } = locate(bytes, from, bytes.length, READ_LIMITS.maxDepth);
  return parse(text(bytes, from, end));
}

// src/run/judge.ts
import { Buffer as Buffer2 } from "node:buffer";

// src/exchange.ts
function header(headers, name) {
  const wanted = name.toLowerCase();
  return headers.find(([key2]) => key2.toLowerCase() === wanted)?.[1];
}
function headerValues(headers, name) {
  const wanted = name.toLowerCase();
  return headers.filter(([key2]) => key2.toLowerCase() === wanted).map(([, value]) => value);
}
function textParameter({ step }, name) {
  const value = step[name];
  return typeof value === "string" ? value : "";
}

// src/json/feed-types.ts
var LIST = "imSessions";
var FEED_LIMITS = { ...READ_LIMITS, maxElementBytes: 16 * 1024 * 1024 };
var PIECE_BYTES = 32 * 1024;

// src/json/feed-around.ts
var AroundReader = class {
  #maxDepth;
  #taken = [];
  #entry = top();
  #length = 0;
  #end = 0;
  #at = 0;
  #depth = 0;
  #whole = false;
  /** Where the content of an open string begins; -1 outside strings. */
  #string = -1;
  /** The last string on the body's own level, quotes left out. */
  #name = [0, 0];
  /** The list's name and its colon stand before. */
  #named = false;
  constructor(maxDepth) {
    this.#maxDepth = maxDepth;
  }
  /** The index up to which the window was looked at. */
  get at() {
    return this.#at;
  }
  /** Length in bytes of what was taken. */
  get length() {
    return this.#length;
  }
  /** The list has ended: the window begins with its closing bracket. */
  resume() {
    this.#at = 1;
    this.#name = [0, 0];
  }
  scan(window) {
    const { bytes, words, length } = window;
    while (this.#at < length && !this.#whole) {
      if (this.#string >= 0) {
        const end = stringEnd(bytes, words, this.#at, length, this.#string);
        if (end > length) break;
        if (this.#depth === 1) this.#name = [this.#string, end - 1];
        this.#at = end;
        this.#string = -1;
        continue;
      }
      const byte = bytes[this.#at] ?? 0;
      this.#at += 1;
      if (isSpace(byte)) continue;
      const event = this.#structure(byte, bytes);
      if (event !== void 0) return event;
    }
    this.#at = length;
    return "more";
  }
  #structure(byte, bytes) {
    const named2 = this.#named;
    this.#named = byte === COLON && this.#depth === 1 && this.#isList(bytes);
    if (this.#depth === 0 && byte !== OPEN_OBJECT) {
      this.#whole = true;
    } else if (byte === QUOTE) {
      this.#string = this.#at;
    } else if (byte === OPEN_ARRAY && named2) {
      return "list";
    } else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
      this.#depth += 1;
      if (this.#depth > this.#maxDepth) return "deep";
    } else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) {
      this.#depth -= 1;
      if (this.#depth === 0) return "complete";
    }
    return void 0;
  }
  #isList(bytes) {
    const [from, to] = this.#name;
    if (to - from < LIST.length || to - from > LIST.length * 6) return false;
    return parsed(`"${text(bytes, from, to)}"`)?.value === LIST;
  }
  /** Takes `[0, to)` of the window and says what is wrong in it. */
  take(window, to, final) {
    const part = window.bytes.slice(0, to);
    this.#taken.push(part);
    const located = locate(part, 0, to, this.#maxDepth, final, this.#entry);
    this.#end = this.#length + located.end;
    this.#length += to;
    return located;
  }
  /** The value of all that was taken; trailing bytes left out. */
  value() {
    return parse(text(Buffer.concat(this.#taken), 0, this.#end));
  }
};

// src/json/feed-list.ts
import { isUtf8 as isUtf82 } from "node:buffer";
var OUTER_DEPTH = 2;
var NONE = [];
var ListReader = class {
  #limits;
  #at = 1;
  /** Where the content of an open string begins; -1 outside strings. */
  #string = -1;
  #depth = 0;
  /** Member names since the first element that is not yet given, and of those up to the last separator. */
  #names = 0;
  #separated = 0;
  /** The index of the first element that is not yet given. */
  #index = 0;
  /** What stands behind each complete element. */
  #ends = [];
  constructor(limits) {
    this.#limits = limits;
  }
  scan({ bytes, words, length }) {
    const deepest = this.#limits.maxDepth - OUTER_DEPTH;
    const ends = this.#ends;
    let at2 = this.#at;
    let depth = this.#depth;
    let names = this.#names;
    let step = "more";
    if (this.#string >= 0) at2 = this.#passString(bytes, words, at2, length);
    while (at2 < length) {
      const byte = bytes[at2];
      at2 += 1;
      if (byte === QUOTE) {
        this.#string = at2;
        at2 = this.#passString(bytes, words, at2, length);
      } else if (byte === COMMA) {
        if (depth > 0) continue;
        ends.push(at2 - 1);
        this.#separated = names;
        if (at2 > PIECE_BYTES) {
          step = "batch";
          break;
        }
      } else if (byte === COLON) {
        names += 1;
      } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        depth += 1;
        if (depth > deepest) {
          step = "wrong";
          break;
        }
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        depth -= 1;
        if (depth >= 0) continue;
        step = byte === CLOSE_ARRAY ? "closed" : "wrong";
        if (step === "closed") ends.push(at2 - 1);
        this.#separated = names;
        break;
      }
    }
    this.#at = at2;
    this.#depth = depth;
    this.#names = names;
    return step;
  }
  #passString(bytes, words, at2, length) {
    const end = stringEnd(bytes, words, at2, length, this.#string);
    if (end > length) return length;
    this.#string = -1;
    return end;
  }
  /** Gives the elements that are complete and drops them from the window. */
  give(window) {
    const last = this.#ends.at(-1);
    if (last === void 0) return { elements: [], faults: [] };
    const values = last <= this.#limits.maxElementBytes ? this.#values(window, last) : void 0;
    const batch = values === void 0 ? this.#exactly(window) : this.#plainly(window, values);
    if (batch.faults.length > 0) return batch;
    this.#index += this.#ends.length;
    this.#ends = [];
    this.#names -= this.#separated;
    this.#separated = 0;
    window.drop(last);
    this.#at -= last;
    if (this.#string >= 0) this.#string -= last;
    return batch;
  }
  /** The elements before `last` as one array, where nothing is wrong with them. */
  #values({ bytes }, last) {
    const [first, end] = [bytes[0] ?? 0, bytes[last] ?? 0];
    bytes[0] = OPEN_ARRAY;
    bytes[last] = CLOSE_ARRAY;
    const array = bytes.subarray(0, last + 1);
    const values = isUtf82(array) ? parsed(text(bytes, 0, last + 1))?.value : void 0;
    bytes[0] = first;
    bytes[last] = end;
    if (!isArray(values) || countNames(values) !== this.#separated) return void 0;
    const empty = values.length === 0 && this.#index === 0 && end === CLOSE_ARRAY;
    return empty || values.length === this.#ends.length ? values : void 0;
  }
  #plainly({ bytes, start }, values) {
    let from = 1;
    const elements = values.map((value, place2) => {
      const offset = start.offset + skipSpace(bytes, from, bytes.length);
      from = (this.#ends[place2] ?? 0) + 1;
      return { index: this.#index + place2, offset, value, problems: NONE };
    });
    return { elements, faults: [] };
  }
  /** Element by element, so that what is wrong is located. */
  #exactly(window) {
    const { bytes } = window;
    const elements = [];
    let position = window.start;
    let reached = 0;
    let from = 1;
    for (const [place2, end] of this.#ends.entries()) {
      const index = this.#index + place2;
      const { faults, stopped } = this.#locate(window, from, end + 1, index, end);
      if (stopped) return { elements, faults };
      const begin = skipSpace(bytes, from, end);
      if (begin < end) {
        position = advance(position, bytes, reached, begin);
        reached = begin;
        const value = parse(text(bytes, begin, end));
        elements.push({
          index,
          offset: position.offset,
          value,
          problems: problems(faults, bytes, begin, position)
        });
      }
      from = end + 1;
    }
    return { elements, faults: [] };
  }
  /** What is wrong with the element that the bytes that were looked at end in, all others being given. */
  rest(window, final) {
    const closed = this.#depth < 0;
    const end = closed ? this.#at - 1 : this.#at;
    return this.#locate(window, 1, this.#at, this.#index, end, final).faults;
  }
  /** The element that is not complete is longer than may be held. */
  isTooLong(window) {
    return window.length - 1 > this.#limits.maxElementBytes;
  }
  /** @param end Where the element ends: before `to` where a separator follows. */
  #locate({ bytes }, from, to, index, end, final = false) {
    const { maxDepth, maxElementBytes } = this.#limits;
    if (end - from > maxElementBytes) {
      const message = `the element is longer than ${maxElementBytes} bytes`;
      const fault2 = { kind: "size", message, at: from, length: 0, pointer: "" };
      return { faults: [fault2], stopped: true, end: from };
    }
    return locate(bytes, from, to, maxDepth, final, {
      frames: [
        { names: /* @__PURE__ */ new Set(), current: LIST, twice: 0 },
        { names: void 0, current: index, twice: 0 }
      ],
      expected: index === 0 ? "value-or-end" : "value"
    });
  }
};

// src/json/window.ts
var INITIAL_BYTES = 128 * 1024;
var ByteWindow = class {
  #bytes = new Uint8Array(INITIAL_BYTES);
  #words = new Uint32Array(this.#bytes.buffer);
  #length = 0;
  #start = START;
  /** The memory; valid up to `length`, until the next `append`. */
  get bytes() {
    return this.#bytes;
  }
  /** The same memory, four bytes a number. */
  get words() {
    return this.#words;
  }
  get length() {
    return this.#length;
  }
  /** Where index 0 stands in the stream. */
  get start() {
    return this.#start;
  }
  append(chunk) {
    const length = this.#length + chunk.length;
    if (length > this.#bytes.length) this.#grow(length);
    this.#bytes.set(chunk, this.#length);
    this.#length = length;
  }
  #grow(length) {
    const bytes = new Uint8Array(2 ** Math.ceil(Math.log2(length)));
    bytes.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = bytes;
    this.#words = new Uint32Array(bytes.buffer);
  }
  /** Forgets the first `count` bytes; `start` is where the next one stands, if that is not plain to see. */
  drop(count2, start = advance(this.#start, this.#bytes, 0, count2)) {
    if (count2 === 0) return;
    this.#start = start;
    this.#bytes.copyWithin(0, count2, this.#length);
    this.#length -= count2;
  }
  /** Keeps at most the first `count` bytes. */
  cut(count2) {
    this.#length = Math.min(this.#length, count2);
  }
};

// src/json/feed.ts
var FeedScanner = class {
  #limits;
  #window = new ByteWindow();
  #around;
  #problems = [];
  #list;
  #part = "start";
  #fatal;
  #bytes = 0;
  #elements = 0;
  constructor(limits = {}) {
    this.#limits = { ...FEED_LIMITS, ...limits };
    this.#around = new AroundReader(this.#limits.maxDepth);
    this.#list = new ListReader(this.#limits);
  }
  /** Takes the next bytes of the body. */
  *write(chunk) {
    this.#bytes += chunk.length;
    for (let from = 0; from < chunk.length; from += PIECE_BYTES) {
      this.#window.append(chunk.subarray(from, from + PIECE_BYTES));
      yield* this.#scan(false);
    }
  }
  /** The body has ended. */
  *end() {
    yield* this.#scan(true);
    if (this.#part === "around") this.#take(this.#window.length, true);
    else if (this.#part === "list") this.#stop(this.#list.rest(this.#window, true));
    if (this.#fatal !== void 0) {
      const { bytes, length, start } = this.#window;
      this.#problems.push(
        problem(this.#fatal, start, bytes.subarray(0, Math.min(length, this.#fatal.length)))
      );
    }
    const whole = this.#fatal === void 0 || this.#fatal.kind === "trailing";
    return {
      envelope: whole ? this.#around.value() : void 0,
      elements: this.#elements,
      bytes: this.#bytes,
      problems: this.#problems
    };
  }
  *#scan(final) {
    if (this.#part === "start") this.#start(final);
    for (let going = true; going; ) {
      if (this.#part === "around") {
        going = this.#scanAround();
      } else if (this.#part === "list") {
        const step = this.#list.scan(this.#window);
        const { elements, faults } = this.#list.give(this.#window);
        this.#elements += elements.length;
        if (elements.length > 0) yield elements;
        going = this.#afterBatch(step, faults);
      } else {
        if (this.#part === "after") this.#scanAfter();
        going = false;
      }
    }
    if (this.#part === "stopped") this.#window.cut(EXCERPT_BYTES);
  }
  #start(final) {
    if (this.#window.length < MARK_LENGTH && !final) return;
    this.#part = "around";
    const head = this.#window.bytes.subarray(0, this.#window.length);
    if (!hasMark(head)) return;
    this.#problems.push(markProblem(head));
    this.#window.drop(MARK_LENGTH, AFTER_MARK);
  }
  #scanAround() {
    const event = this.#around.scan(this.#window);
    const { at: at2 } = this.#around;
    if (this.#around.length + at2 > this.#limits.maxElementBytes) {
      this.#tooLong();
      return false;
    }
    if (event === "more" || !this.#take(at2, false)) return false;
    if (event === "list") {
      this.#list = new ListReader(this.#limits);
      this.#window.drop(at2 - 1);
      this.#part = "list";
    } else {
      this.#window.drop(at2);
      this.#part = "after";
    }
    return true;
  }
  #afterBatch(step, faults) {
    if (faults.length > 0) {
      this.#stop(faults);
    } else if (step === "wrong") {
      this.#stop(this.#list.rest(this.#window, false));
    } else if (step === "closed") {
      this.#around.resume();
      this.#part = "around";
    } else if (step === "more" && this.#list.isTooLong(this.#window)) {
      this.#stop(this.#list.rest(this.#window, false));
    }
    return step === "batch" || step === "closed";
  }
  #scanAfter() {
    const { bytes, length } = this.#window;
    const at2 = skipSpace(bytes, 0, length);
    if (at2 < length) this.#stop([{ ...TRAILING, at: at2 }]);
    else this.#window.drop(length);
  }
  /** Takes a part of what stands around the list; false where a fault ended the reading. */
  #take(to, final) {
    const { faults, stopped } = this.#around.take(this.#window, to, final);
    if (stopped) this.#stop(faults);
    else this.#note(faults);
    return !stopped;
  }
  #note(faults) {
    for (const one of problems(faults, this.#window.bytes, 0, this.#window.start)) this.#problems.push(one);
  }
  /** The last of the faults ends the reading: its bytes are kept to be shown. */
  #stop(faults) {
    this.#note(faults.slice(0, -1));
    this.#fatal = faults.at(-1);
    this.#part = "stopped";
    this.#window.drop(this.#fatal?.at ?? 0);
  }
  #tooLong() {
    const message = `the text around the list is longer than ${this.#limits.maxElementBytes} bytes`;
    this.#stop([{ kind: "size", message, at: 0, length: 0, pointer: "" }]);
  }
};
function reachesList(head) {
  const text5 = hasMark(head) ? head.subarray(MARK_LENGTH) : head;
  const view = aligned(text5.byteOffset % 4 === 0 ? text5 : text5.slice());
  return new AroundReader(FEED_LIMITS.maxDepth).scan({ ...view, length: view.bytes.length }) === "list";
}
function* scanFeed(chunks, limits = {}) {
  const scanner = new FeedScanner(limits);
  for (const chunk of chunks) yield* scanner.write(chunk);
  return yield* scanner.end();
}

// src/check/feed-scan.ts
var LARGE_BYTES = 1024 * 1024;
var LIMITS = { maxElementBytes: 64 * 1024 * 1024 };
var MAX_PROBLEMS = 1e5;
var lists = /* @__PURE__ */ new WeakMap();
function hasList(body) {
  const known4 = lists.get(body);
  if (known4 !== void 0) return known4;
  const reached = reachesList(body.subarray(0, LARGE_BYTES));
  lists.set(body, reached);
  return reached;
}
function streamedBody({ step, response, failure }) {
  if (response?.status !== 200 || failure || step["shows"] !== "feed") return void 0;
  const { body } = response;
  return body.length >= LARGE_BYTES && hasList(body) ? body : void 0;
}
var Places = class {
  count = 0;
  ids = [];
  offsets = [];
  add(value, index, offset) {
    if (index === 0) this.clear();
    this.count++;
    const id = isObject(value) ? value["id"] : void 0;
    if (!isString(id)) return;
    this.ids.push(id);
    this.offsets.push(offset);
  }
  clear() {
    this.count = 0;
    this.ids = [];
    this.offsets = [];
  }
};
var scans = /* @__PURE__ */ new WeakMap();
var scanOf = (body) => scans.get(body) ?? scanSessions(body, () => void 0);
function scanSessions(body, visit) {
  const places = new Places();
  const problems2 = [];
  const keep = (found) => {
    for (const one of found) if (problems2.length < MAX_PROBLEMS) problems2.push(one);
  };
  const scan = scanFeed([body], LIMITS);
  let next = scan.next();
  for (; next.done !== true; next = scan.next())
    for (const element of next.value) {
      places.add(element.value, element.index, element.offset);
      if (element.problems.length > 0) keep(element.problems);
      visit(element.value, element.index, element.problems);
    }
  const { envelope: envelope2, problems: around } = next.value;
  keep(around);
  problems2.sort((one, other) => one.offset - other.offset);
  if (!isObject(envelope2) || !isArray(envelope2["imSessions"])) places.clear();
  const { count: count2, ids, offsets } = places;
  const done = { envelope: envelope2, problems: problems2, count: count2, ids, offsets };
  scans.set(body, done);
  return done;
}
function sessionAt(body, offset) {
  const value = readFirst(body, offset);
  return isObject(value) ? value : void 0;
}

// src/check/answer.ts
var NOTHING = { value: void 0, problems: [] };
var readings = /* @__PURE__ */ new WeakMap();
function readingOf(exchange) {
  const whole = exchange.response && !exchange.failure ? exchange.response.body : void 0;
  if (!whole) return NOTHING;
  const streamed = streamedBody(exchange);
  if (streamed) {
    const { envelope: envelope2, problems: problems2 } = scanOf(streamed);
    return { value: envelope2, problems: problems2 };
  }
  const known4 = readings.get(whole);
  if (known4) return known4;
  const reading = readJson(whole);
  readings.set(whole, reading);
  return reading;
}
var bodyOf = (exchange) => readingOf(exchange).value;
function objectOf(exchange) {
  const value = bodyOf(exchange);
  return isObject(value) ? value : void 0;
}
var statusOf = (exchange) => exchange.failure ? void 0 : exchange.response?.status;
function statusCodeOf(exchange) {
  const code = objectOf(exchange)?.["statusCode"];
  return Number.isInteger(code) && typeof code === "number" ? code : void 0;
}
var isSuccessStatus = (status) => status >= 200 && status < 300;
var isAccepted = (exchange) => statusCodeOf(exchange) === 0;
function isRefused(exchange) {
  const code = statusCodeOf(exchange);
  if (code !== void 0) return code !== 0;
  const status = statusOf(exchange);
  return status !== void 0 && status >= 400 && !isIntermediary(exchange);
}
var INTERMEDIARY = /* @__PURE__ */ new Set([429, 502, 503, 504]);
function isIntermediary(exchange) {
  const status = statusOf(exchange);
  return status !== void 0 && INTERMEDIARY.has(status) && objectOf(exchange)?.["statusCode"] === void 0;
}
function isTurnedAway(exchange) {
  const status = statusOf(exchange);
  if (status === 401 || status === 403) return true;
  const code = statusCodeOf(exchange);
  return code === 20 || code === 5;
}
function mediaTypeOf(exchange) {
  const value = exchange.response && header(exchange.response.headers, "content-type");
  return value?.split(";", 1)[0]?.trim().toLowerCase();
}
var isJsonMediaType = (type) => type !== void 0 && (type === "application/json" || type === "text/json" || /^[^/]+\/[^/]+\+json$/.test(type));
var OWN_REFUSALS = /* @__PURE__ */ new Set(["IMS-ROB-01", "IMS-ROB-03", "IMS-ROB-04", "IMS-ROB-07", "IMS-ROB-08"]);
function documentKindOf(exchange) {
  const { shows, owner } = exchange.step;
  const status = statusOf(exchange);
  if (status === void 0 || typeof shows !== "string") return void 0;
  if (typeof owner === "string" && OWN_REFUSALS.has(owner)) return void 0;
  if (owner === "IMS-ROB-02" && statusCodeOf(exchange) === void 0) return void 0;
  if (shows === "feed" && status === 200) return "feed";
  const code = statusCodeOf(exchange);
  if (status >= 400) return "error";
  if (!isSuccessStatus(status)) return void 0;
  if (code !== void 0 && code !== 0) return "error";
  return KINDS.find((kind) => kind === shows);
}
var KINDS = ["feed", "uris", "partial", "answer", "acceptance"];

// src/check/feed.ts
var sameIds = (one, other) => one === other || one.ids.size === other.ids.size && [...one.ids].every((id) => other.ids.has(id));
function firstById(entries) {
  const found = /* @__PURE__ */ new Map();
  for (const [id, value] of entries) if (!found.has(id)) found.set(id, value);
  return found;
}
var KeptFeed = class {
  sessionsKnown;
  entries;
  ids;
  #byId;
  constructor(value) {
    const list = isObject(value) ? value["imSessions"] : void 0;
    this.sessionsKnown = isArray(list);
    this.entries = isArray(list) ? list : [];
    this.ids = new Set(
      this.entries.flatMap((one) => isObject(one) && isString(one["id"]) ? [one["id"]] : [])
    );
  }
  get count() {
    return this.entries.length;
  }
  sameIds(other) {
    return sameIds(this, other);
  }
  session(id) {
    this.#byId ??= firstById(this.sessions().map((one) => [one["id"], one]));
    return this.#byId.get(id);
  }
  sessions() {
    return this.entries.filter(isObject);
  }
};
var ScannedFeed = class _ScannedFeed {
  sessionsKnown;
  #body;
  #scan;
  #ids;
  #byId;
  constructor(body, scan) {
    const { envelope: envelope2 } = scan;
    this.sessionsKnown = isObject(envelope2) && isArray(envelope2["imSessions"]);
    this.#body = body;
    this.#scan = scan;
  }
  get count() {
    return this.#scan.count;
  }
  get ids() {
    return this.#ids ??= new Set(this.#scan.ids);
  }
  sameIds(other) {
    return other instanceof _ScannedFeed && this.#sameOrder(other) || sameIds(this, other);
  }
  /** Most reads show the same sessions in the same order: no set is needed to tell. */
  #sameOrder(other) {
    const [own, others] = [this.#scan.ids, other.#scan.ids];
    return own.length === others.length && own.every((id, index) => id === others[index]);
  }
  session(id) {
    this.#byId ??= firstById(this.#scan.ids.map((one, index) => [one, this.#scan.offsets[index]]));
    const offset = this.#byId.get(id);
    return offset === void 0 ? void 0 : sessionAt(this.#body, offset);
  }
  sessions() {
    const sessions = [];
    scanSessions(this.#body, (value, index) => {
      if (index === 0) sessions.length = 0;
      if (isObject(value)) sessions.push(value);
    });
    return this.sessionsKnown ? sessions : [];
  }
};
var readings2 = /* @__PURE__ */ new WeakMap();
function feedOf(exchange) {
  const body = statusOf(exchange) === 200 ? exchange.response?.body : void 0;
  if (body === void 0) return void 0;
  const known4 = readings2.get(body);
  if (known4) return known4;
  const streamed = streamedBody(exchange);
  const reading = streamed ? new ScannedFeed(streamed, scanOf(streamed)) : new KeptFeed(readingOf(exchange).value);
  readings2.set(body, reading);
  return reading;
}
function visitFeed(exchange, visit) {
  const streamed = streamedBody(exchange);
  if (streamed) {
    const { envelope: envelope2, problems: problems3 } = scanSessions(streamed, visit);
    return { value: envelope2, problems: problems3 };
  }
  const { value, problems: problems2 } = readingOf(exchange);
  const list = isObject(value) ? value["imSessions"] : void 0;
  if (!isObject(value) || !isArray(list)) return { value, problems: problems2 };
  list.forEach((one, index) => {
    visit(one, index, problems2);
  });
  return { value: { ...value, imSessions: [] }, problems: problems2 };
}

// src/check/notification.ts
var TOPIC = "/v2/me/im-sessions";
function messagesOf(body) {
  if (isObject(body)) return [{ message: body, pointer: "" }];
  if (!isArray(body)) return [];
  return body.flatMap((message, index) => isObject(message) ? [{ message, pointer: pointer(index) }] : []);
}
var isBayeux = (exchange) => exchange.step.name.startsWith("bayeux.");
function deliveredTo(exchanges, agent, topic = TOPIC) {
  return exchanges.filter((exchange) => isBayeux(exchange) && (agent === void 0 || exchange.agent === agent)).map((exchange) => ({ exchange, arrivedMs: exchange.startedMs + exchange.durationMs })).sort((a, b) => a.arrivedMs - b.arrivedMs || a.exchange.index - b.exchange.index).flatMap(
    ({ exchange, arrivedMs }) => messagesOf(bodyOf(exchange)).flatMap(({ message, pointer: at2 }) => {
      const { channel, data } = message;
      if (channel !== topic || data === void 0) return [];
      return [{ channel, data, agent: exchange.agent, exchange, pointer: `${at2}/data`, arrivedMs }];
    })
  );
}

// src/check/outcome.ts
var judgedAs = (findings, count2, flaky) => ({
  kind: "judged",
  findings,
  count: count2,
  ...flaky ? { flaky } : {}
});
var skip = (reason, remedy) => ({ kind: "skip", reason, remedy });
var inconclusive = (reason, remedy) => ({
  kind: "inconclusive",
  reason,
  remedy
});
var KEPT_FINDINGS = 20;
function combine(...outcomes) {
  const judged3 = outcomes.filter((one) => one.kind === "judged");
  const count2 = judged3.reduce((sum, one) => sum + one.count, 0);
  const findings = judged3.flatMap((one) => one.findings);
  const bug = outcomes.find((one) => one.kind === "bug");
  if (bug) return bug;
  const whole = judgedAs(
    findings,
    count2,
    judged3.some(({ flaky }) => flaky === true)
  );
  if (count2 > 0) return whole;
  const doubt = outcomes.find((one) => one.kind === "inconclusive");
  if (doubt) return doubt;
  return judged3.length > 0 ? whole : outcomes[0] ?? skip("nothing was looked at", "run again");
}

// src/contract/generated/validators.js
var validators_exports = {};
__export(validators_exports, {
  AttachUserData: () => AttachUserData,
  Complete: () => Complete,
  DeleteUserData: () => DeleteUserData,
  InitiateIMSession: () => InitiateIMSession,
  LogUpdate: () => LogUpdate,
  SendMessage: () => SendMessage,
  StateChange: () => StateChange,
  UpdateUserData: () => UpdateUserData,
  envelope: () => envelope,
  error: () => error,
  feed: () => feed,
  notification: () => notification,
  operation: () => operation,
  participant: () => participant,
  session: () => session,
  sessionAnswer: () => sessionAnswer,
  uris: () => uris,
  userData: () => userData
});
var envelope = validate20;
var schema31 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "SuccessEnvelope", "description": "What every successful answer has: statusCode 0 and no statusMessage. The answer to an accepted operation is just this.", "type": "object", "required": ["statusCode"], "properties": { "statusCode": { "type": "integer", "const": 0, "x-requirements": { "type": "IMS-ENV-03", "const": "IMS-ENV-03" } }, "statusMessage": { "not": {}, "x-requirements": { "not": "IMS-ENV-05" } } }, "examples": [{ "statusCode": 0 }], "x-requirements": { "type": "IMS-ENV-02", "required": "IMS-ENV-03" } };
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.statusCode === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "statusCode" }, message: "must have required property 'statusCode'", schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.statusCode !== void 0) {
      let data0 = data.statusCode;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err1 = { instancePath: instancePath + "/statusCode", schemaPath: "#/properties/statusCode/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema31.properties.statusCode.type, parentSchema: schema31.properties.statusCode, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (0 !== data0) {
        const err2 = { instancePath: instancePath + "/statusCode", schemaPath: "#/properties/statusCode/const", keyword: "const", params: { allowedValue: 0 }, message: "must be equal to constant", schema: 0, parentSchema: schema31.properties.statusCode, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.statusMessage !== void 0) {
      const err3 = { instancePath: instancePath + "/statusMessage", schemaPath: "#/properties/statusMessage/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema31.properties.statusMessage.not, parentSchema: schema31.properties.statusMessage, data: data.statusMessage };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.type, parentSchema: schema31, data };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { "props": { "statusCode": true, "statusMessage": true }, "dynamicProps": false, "dynamicItems": false };
var error = validate21;
var schema32 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "ErrorEnvelope", "description": "What every refusal is: a documented statusCode, a statusMessage that explains it, and no other member.", "type": "object", "required": ["statusCode", "statusMessage"], "additionalProperties": false, "properties": { "statusCode": { "description": "1 required parameter missing, 2 not valid for the current state, 3 forbidden, 4 internal error, 5 no permission, 6 not found, 7 partial success, 8 password change demanded, 9 processing incomplete, 10 out of range, 11 read-only property, 12 cannot retrieve, 13 cannot create, 14 cannot delete, 15 cannot update, 16 cannot assign, 17 cannot unassign, 18 already exists, 19 already in use, 20 not authenticated.", "type": "integer", "minimum": 1, "maximum": 20, "x-requirements": { "type": "IMS-ENV-06", "minimum": "IMS-ENV-06", "maximum": "IMS-ENV-06" } }, "statusMessage": { "type": "string", "minLength": 1, "x-requirements": { "type": "IMS-ENV-06", "minLength": "IMS-ENV-06" } } }, "examples": [{ "statusCode": 6, "statusMessage": "Resource not found" }], "x-requirements": { "type": "IMS-ENV-06", "required": "IMS-ENV-06", "additionalProperties": "IMS-ENV-06" } };
var func1 = ((s) => {
  let n = 0;
  for (const _ of s) n++;
  return n;
});
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.statusCode === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "statusCode" }, message: "must have required property 'statusCode'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.statusMessage === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "statusMessage" }, message: "must have required property 'statusMessage'", schema: schema32.required, parentSchema: schema32, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "statusCode" || key0 === "statusMessage")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema32, data };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.statusCode !== void 0) {
      let data0 = data.statusCode;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err3 = { instancePath: instancePath + "/statusCode", schemaPath: "#/properties/statusCode/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema32.properties.statusCode.type, parentSchema: schema32.properties.statusCode, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 20 || isNaN(data0)) {
          const err4 = { instancePath: instancePath + "/statusCode", schemaPath: "#/properties/statusCode/maximum", keyword: "maximum", params: { comparison: "<=", limit: 20 }, message: "must be <= 20", schema: 20, parentSchema: schema32.properties.statusCode, data: data0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (data0 < 1 || isNaN(data0)) {
          const err5 = { instancePath: instancePath + "/statusCode", schemaPath: "#/properties/statusCode/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema32.properties.statusCode, data: data0 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
    }
    if (data.statusMessage !== void 0) {
      let data1 = data.statusMessage;
      if (typeof data1 === "string") {
        if (func1(data1) < 1) {
          const err6 = { instancePath: instancePath + "/statusMessage", schemaPath: "#/properties/statusMessage/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema32.properties.statusMessage, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/statusMessage", schemaPath: "#/properties/statusMessage/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.statusMessage.type, parentSchema: schema32.properties.statusMessage, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema32.type, parentSchema: schema32, data };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var feed = validate22;
var schema33 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Feed", "description": "The answer to GET /me/im-sessions?fields=*: the sessions of the authenticated agent.", "allOf": [{ "$ref": "envelope.schema.json" }], "type": "object", "required": ["imSessions"], "properties": { "imSessions": { "type": "array", "items": { "$ref": "session.schema.json" }, "x-requirements": { "type": "IMS-ENV-04" } } }, "x-requirements": { "type": "IMS-ENV-02", "required": "IMS-ENV-04" } };
var schema35 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "ImSession", "description": "One instant-messaging session of the authenticated agent. Members that are not named here are allowed.", "type": "object", "required": ["id", "state", "path", "participants", "capabilities"], "properties": { "id": { "description": "Unique; should be the SIP Server call UUID. It stands in a path segment as it is.", "type": "string", "pattern": "^(?!\\.{1,2}$)[A-Za-z0-9\\-._~!$&'()*+,;=:@]+$", "examples": ["007MDF3D0KAHL93L807GK2LAES000001"], "x-requirements": { "type": "IMS-ID-01", "pattern": "IMS-ID-01", "null": "IMS-FLD-05" } }, "state": { "description": "Initiating (EventDialing), Talking (EventEstablished), Alerting (EventRinging), Completed (EventReleased).", "type": "string", "enum": ["Initiating", "Talking", "Alerting", "Completed"], "x-requirements": { "type": "IMS-STA-01", "enum": "IMS-STA-02", "null": "IMS-FLD-05" } }, "path": { "description": "/im-sessions/{id}, with this session's id.", "type": "string", "pattern": "^/im-sessions/(?!\\.{1,2}$)[A-Za-z0-9\\-._~!$&'()*+,;=:@]+$", "examples": ["/im-sessions/007MDF3D0KAHL93L807GK2LAES000001"], "x-requirements": { "type": "IMS-PATH-01", "pattern": "IMS-PATH-01", "null": "IMS-FLD-05" } }, "uri": { "description": "The absolute URL of this session; may be empty.", "type": "string", "pattern": "^(?:[Hh][Tt][Tt][Pp][Ss]?://[^/?#\\s]+(?:[/?#]\\S*)?)?$", "examples": ["https://host.example:8090/api/v2/im-sessions/007MDF3D0KAHL93L807GK2LAES000001"], "x-requirements": { "type": "IMS-URI-01", "pattern": "IMS-URI-01", "null": "IMS-FLD-05" } }, "participants": { "description": "The parties, in the format of the call resource.", "type": "array", "items": { "$ref": "participant.schema.json" }, "x-requirements": { "type": "IMS-PAR-01", "null": "IMS-FLD-05" } }, "capabilities": { "description": "The operations that may be performed on this session now.", "type": "array", "items": { "type": "string", "enum": ["SendMessage", "AttachUserData", "UpdateUserData", "DeleteUserData", "Complete"], "x-requirements": { "type": "IMS-CAP-01", "enum": "IMS-CAP-02" } }, "x-requirements": { "type": "IMS-CAP-01", "null": "IMS-FLD-05" } }, "userData": { "$ref": "user-data.schema.json" } }, "x-requirements": { "type": "IMS-ENV-04", "required": "IMS-FLD-01" } };
var schema36 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Participant", "description": "A party of a session, in the format of the `call` resource. `e164Number` may be empty.", "type": "object", "required": ["digits", "e164Number", "formattedPhoneNumber", "phoneNumber"], "properties": { "digits": { "description": "The number as it is dialled.", "type": "string", "x-requirements": { "type": "IMS-PAR-02", "null": "IMS-FLD-05" } }, "e164Number": { "description": "The number in E.164 form where one is known, else empty or the extension.", "type": "string", "x-requirements": { "type": "IMS-PAR-02", "null": "IMS-FLD-05" } }, "formattedPhoneNumber": { "description": "The number as it is shown to a person.", "type": "string", "x-requirements": { "type": "IMS-PAR-02", "null": "IMS-FLD-05" } }, "phoneNumber": { "description": "The number without formatting.", "type": "string", "x-requirements": { "type": "IMS-PAR-02", "null": "IMS-FLD-05" } } }, "examples": [{ "digits": "3002", "e164Number": "3002", "formattedPhoneNumber": "3002", "phoneNumber": "3002" }, { "digits": "15001", "e164Number": "", "formattedPhoneNumber": "15001", "phoneNumber": "15001" }], "x-requirements": { "type": "IMS-PAR-01", "required": "IMS-PAR-02" } };
var schema37 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "UserData", "description": "Key-value pairs attached to a session: strings, integers and nested key-value lists are seen in practice.", "type": "object", "examples": [{ "favColor": "blue" }, { "order": { "number": 42, "express": "yes" } }], "x-requirements": { "type": "IMS-UD-01", "null": "IMS-FLD-05" } };
var pattern4 = new RegExp("^(?!\\.{1,2}$)[A-Za-z0-9\\-._~!$&'()*+,;=:@]+$", "u");
var pattern5 = new RegExp("^/im-sessions/(?!\\.{1,2}$)[A-Za-z0-9\\-._~!$&'()*+,;=:@]+$", "u");
var pattern6 = new RegExp("^(?:[Hh][Tt][Tt][Pp][Ss]?://[^/?#\\s]+(?:[/?#]\\S*)?)?$", "u");
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate23.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'", schema: schema35.required, parentSchema: schema35, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.state === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "state" }, message: "must have required property 'state'", schema: schema35.required, parentSchema: schema35, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.path === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "path" }, message: "must have required property 'path'", schema: schema35.required, parentSchema: schema35, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.participants === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "participants" }, message: "must have required property 'participants'", schema: schema35.required, parentSchema: schema35, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.capabilities === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "capabilities" }, message: "must have required property 'capabilities'", schema: schema35.required, parentSchema: schema35, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (!pattern4.test(data0)) {
          const err5 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^(?!\\.{1,2}$)[A-Za-z0-9\\-._~!$&'()*+,;=:@]+$" }, message: `must match pattern "^(?!\\.{1,2}$)[A-Za-z0-9\\-._~!$&'()*+,;=:@]+$"`, schema: "^(?!\\.{1,2}$)[A-Za-z0-9\\-._~!$&'()*+,;=:@]+$", parentSchema: schema35.properties.id, data: data0 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.properties.id.type, parentSchema: schema35.properties.id, data: data0 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.state !== void 0) {
      let data1 = data.state;
      if (typeof data1 !== "string") {
        const err7 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.properties.state.type, parentSchema: schema35.properties.state, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (!(data1 === "Initiating" || data1 === "Talking" || data1 === "Alerting" || data1 === "Completed")) {
        const err8 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/enum", keyword: "enum", params: { allowedValues: schema35.properties.state.enum }, message: "must be equal to one of the allowed values", schema: schema35.properties.state.enum, parentSchema: schema35.properties.state, data: data1 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.path !== void 0) {
      let data2 = data.path;
      if (typeof data2 === "string") {
        if (!pattern5.test(data2)) {
          const err9 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/pattern", keyword: "pattern", params: { pattern: "^/im-sessions/(?!\\.{1,2}$)[A-Za-z0-9\\-._~!$&'()*+,;=:@]+$" }, message: `must match pattern "^/im-sessions/(?!\\.{1,2}$)[A-Za-z0-9\\-._~!$&'()*+,;=:@]+$"`, schema: "^/im-sessions/(?!\\.{1,2}$)[A-Za-z0-9\\-._~!$&'()*+,;=:@]+$", parentSchema: schema35.properties.path, data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.properties.path.type, parentSchema: schema35.properties.path, data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.uri !== void 0) {
      let data3 = data.uri;
      if (typeof data3 === "string") {
        if (!pattern6.test(data3)) {
          const err11 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/pattern", keyword: "pattern", params: { pattern: "^(?:[Hh][Tt][Tt][Pp][Ss]?://[^/?#\\s]+(?:[/?#]\\S*)?)?$" }, message: 'must match pattern "^(?:[Hh][Tt][Tt][Pp][Ss]?://[^/?#\\s]+(?:[/?#]\\S*)?)?$"', schema: "^(?:[Hh][Tt][Tt][Pp][Ss]?://[^/?#\\s]+(?:[/?#]\\S*)?)?$", parentSchema: schema35.properties.uri, data: data3 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/uri", schemaPath: "#/properties/uri/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.properties.uri.type, parentSchema: schema35.properties.uri, data: data3 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.participants !== void 0) {
      let data4 = data.participants;
      if (Array.isArray(data4)) {
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data5 = data4[i0];
          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
            if (data5.digits === void 0) {
              const err13 = { instancePath: instancePath + "/participants/" + i0, schemaPath: "participant.schema.json/required", keyword: "required", params: { missingProperty: "digits" }, message: "must have required property 'digits'", schema: schema36.required, parentSchema: schema36, data: data5 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
            if (data5.e164Number === void 0) {
              const err14 = { instancePath: instancePath + "/participants/" + i0, schemaPath: "participant.schema.json/required", keyword: "required", params: { missingProperty: "e164Number" }, message: "must have required property 'e164Number'", schema: schema36.required, parentSchema: schema36, data: data5 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (data5.formattedPhoneNumber === void 0) {
              const err15 = { instancePath: instancePath + "/participants/" + i0, schemaPath: "participant.schema.json/required", keyword: "required", params: { missingProperty: "formattedPhoneNumber" }, message: "must have required property 'formattedPhoneNumber'", schema: schema36.required, parentSchema: schema36, data: data5 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
            if (data5.phoneNumber === void 0) {
              const err16 = { instancePath: instancePath + "/participants/" + i0, schemaPath: "participant.schema.json/required", keyword: "required", params: { missingProperty: "phoneNumber" }, message: "must have required property 'phoneNumber'", schema: schema36.required, parentSchema: schema36, data: data5 };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
            if (data5.digits !== void 0) {
              let data6 = data5.digits;
              if (typeof data6 !== "string") {
                const err17 = { instancePath: instancePath + "/participants/" + i0 + "/digits", schemaPath: "participant.schema.json/properties/digits/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema36.properties.digits.type, parentSchema: schema36.properties.digits, data: data6 };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
            if (data5.e164Number !== void 0) {
              let data7 = data5.e164Number;
              if (typeof data7 !== "string") {
                const err18 = { instancePath: instancePath + "/participants/" + i0 + "/e164Number", schemaPath: "participant.schema.json/properties/e164Number/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema36.properties.e164Number.type, parentSchema: schema36.properties.e164Number, data: data7 };
                if (vErrors === null) {
                  vErrors = [err18];
                } else {
                  vErrors.push(err18);
                }
                errors++;
              }
            }
            if (data5.formattedPhoneNumber !== void 0) {
              let data8 = data5.formattedPhoneNumber;
              if (typeof data8 !== "string") {
                const err19 = { instancePath: instancePath + "/participants/" + i0 + "/formattedPhoneNumber", schemaPath: "participant.schema.json/properties/formattedPhoneNumber/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema36.properties.formattedPhoneNumber.type, parentSchema: schema36.properties.formattedPhoneNumber, data: data8 };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
            if (data5.phoneNumber !== void 0) {
              let data9 = data5.phoneNumber;
              if (typeof data9 !== "string") {
                const err20 = { instancePath: instancePath + "/participants/" + i0 + "/phoneNumber", schemaPath: "participant.schema.json/properties/phoneNumber/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema36.properties.phoneNumber.type, parentSchema: schema36.properties.phoneNumber, data: data9 };
                if (vErrors === null) {
                  vErrors = [err20];
                } else {
                  vErrors.push(err20);
                }
                errors++;
              }
            }
          } else {
            const err21 = { instancePath: instancePath + "/participants/" + i0, schemaPath: "participant.schema.json/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema36.type, parentSchema: schema36, data: data5 };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
      } else {
        const err22 = { instancePath: instancePath + "/participants", schemaPath: "#/properties/participants/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema35.properties.participants.type, parentSchema: schema35.properties.participants, data: data4 };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.capabilities !== void 0) {
      let data10 = data.capabilities;
      if (Array.isArray(data10)) {
        const len1 = data10.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data11 = data10[i1];
          if (typeof data11 !== "string") {
            const err23 = { instancePath: instancePath + "/capabilities/" + i1, schemaPath: "#/properties/capabilities/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.properties.capabilities.items.type, parentSchema: schema35.properties.capabilities.items, data: data11 };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
          if (!(data11 === "SendMessage" || data11 === "AttachUserData" || data11 === "UpdateUserData" || data11 === "DeleteUserData" || data11 === "Complete")) {
            const err24 = { instancePath: instancePath + "/capabilities/" + i1, schemaPath: "#/properties/capabilities/items/enum", keyword: "enum", params: { allowedValues: schema35.properties.capabilities.items.enum }, message: "must be equal to one of the allowed values", schema: schema35.properties.capabilities.items.enum, parentSchema: schema35.properties.capabilities.items, data: data11 };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
      } else {
        const err25 = { instancePath: instancePath + "/capabilities", schemaPath: "#/properties/capabilities/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema35.properties.capabilities.type, parentSchema: schema35.properties.capabilities, data: data10 };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.userData !== void 0) {
      let data12 = data.userData;
      if (!(data12 && typeof data12 == "object" && !Array.isArray(data12))) {
        const err26 = { instancePath: instancePath + "/userData", schemaPath: "user-data.schema.json/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.type, parentSchema: schema37, data: data12 };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
  } else {
    const err27 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema35.type, parentSchema: schema35, data };
    if (vErrors === null) {
      vErrors = [err27];
    } else {
      vErrors.push(err27);
    }
    errors++;
  }
  validate23.errors = vErrors;
  return errors === 0;
}
validate23.evaluated = { "props": { "id": true, "state": true, "path": true, "uri": true, "participants": true, "capabilities": true, "userData": true }, "dynamicProps": false, "dynamicItems": false };
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate22.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.statusCode === void 0) {
      const err0 = { instancePath, schemaPath: "envelope.schema.json/required", keyword: "required", params: { missingProperty: "statusCode" }, message: "must have required property 'statusCode'", schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.statusCode !== void 0) {
      let data0 = data.statusCode;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err1 = { instancePath: instancePath + "/statusCode", schemaPath: "envelope.schema.json/properties/statusCode/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema31.properties.statusCode.type, parentSchema: schema31.properties.statusCode, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (0 !== data0) {
        const err2 = { instancePath: instancePath + "/statusCode", schemaPath: "envelope.schema.json/properties/statusCode/const", keyword: "const", params: { allowedValue: 0 }, message: "must be equal to constant", schema: 0, parentSchema: schema31.properties.statusCode, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.statusMessage !== void 0) {
      const err3 = { instancePath: instancePath + "/statusMessage", schemaPath: "envelope.schema.json/properties/statusMessage/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema31.properties.statusMessage.not, parentSchema: schema31.properties.statusMessage, data: data.statusMessage };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
  } else {
    const err4 = { instancePath, schemaPath: "envelope.schema.json/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.type, parentSchema: schema31, data };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.imSessions === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "imSessions" }, message: "must have required property 'imSessions'", schema: schema33.required, parentSchema: schema33, data };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.imSessions !== void 0) {
      let data2 = data.imSessions;
      if (Array.isArray(data2)) {
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate23(data2[i0], { instancePath: instancePath + "/imSessions/" + i0, parentData: data2, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/imSessions", schemaPath: "#/properties/imSessions/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema33.properties.imSessions.type, parentSchema: schema33.properties.imSessions, data: data2 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema33.type, parentSchema: schema33, data };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate22.errors = vErrors;
  return errors === 0;
}
validate22.evaluated = { "props": { "imSessions": true, "statusCode": true, "statusMessage": true }, "dynamicProps": false, "dynamicItems": false };
var notification = validate25;
var schema38 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Notification", "description": "The payload (the `data` member of the Bayeux message) on the topic /v2/me/im-sessions.", "type": "object", "required": ["messageType", "notificationType"], "oneOf": [{ "$ref": "#/$defs/StateChange" }, { "$ref": "#/$defs/LogUpdate" }], "$defs": { "StateChange": { "title": "ImSessionStateChangeMessage", "description": "The session changed its state (StatusChange) or its user data (AttachedDataChanged).", "type": "object", "required": ["messageType", "notificationType", "imSession"], "properties": { "messageType": { "const": "IMSessionStateChangeMessage", "type": "string" }, "notificationType": { "type": "string", "enum": ["StatusChange", "AttachedDataChanged"] }, "imSession": { "$ref": "session.schema.json" } } }, "LogUpdate": { "title": "ImLogUpdateMessage", "description": "A message was sent in the session.", "type": "object", "required": ["messageType", "notificationType", "imSessionPath", "message"], "properties": { "messageType": { "const": "IMLogUpdateMessage", "type": "string" }, "notificationType": { "type": "string", "const": "NewMessage" }, "imSessionPath": { "type": "string", "pattern": "^/im-sessions/(?!\\.{1,2}$)[A-Za-z0-9\\-._~!$&'()*+,;=:@]+$" }, "message": { "type": "string" } } } } };
var schema40 = { "title": "ImLogUpdateMessage", "description": "A message was sent in the session.", "type": "object", "required": ["messageType", "notificationType", "imSessionPath", "message"], "properties": { "messageType": { "const": "IMLogUpdateMessage", "type": "string" }, "notificationType": { "type": "string", "const": "NewMessage" }, "imSessionPath": { "type": "string", "pattern": "^/im-sessions/(?!\\.{1,2}$)[A-Za-z0-9\\-._~!$&'()*+,;=:@]+$" }, "message": { "type": "string" } } };
var schema39 = { "title": "ImSessionStateChangeMessage", "description": "The session changed its state (StatusChange) or its user data (AttachedDataChanged).", "type": "object", "required": ["messageType", "notificationType", "imSession"], "properties": { "messageType": { "const": "IMSessionStateChangeMessage", "type": "string" }, "notificationType": { "type": "string", "enum": ["StatusChange", "AttachedDataChanged"] }, "imSession": { "$ref": "session.schema.json" } } };
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate26.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.messageType === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "messageType" }, message: "must have required property 'messageType'", schema: schema39.required, parentSchema: schema39, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.notificationType === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "notificationType" }, message: "must have required property 'notificationType'", schema: schema39.required, parentSchema: schema39, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.imSession === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "imSession" }, message: "must have required property 'imSession'", schema: schema39.required, parentSchema: schema39, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.messageType !== void 0) {
      let data0 = data.messageType;
      if (typeof data0 !== "string") {
        const err3 = { instancePath: instancePath + "/messageType", schemaPath: "#/properties/messageType/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.properties.messageType.type, parentSchema: schema39.properties.messageType, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if ("IMSessionStateChangeMessage" !== data0) {
        const err4 = { instancePath: instancePath + "/messageType", schemaPath: "#/properties/messageType/const", keyword: "const", params: { allowedValue: "IMSessionStateChangeMessage" }, message: "must be equal to constant", schema: "IMSessionStateChangeMessage", parentSchema: schema39.properties.messageType, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.notificationType !== void 0) {
      let data1 = data.notificationType;
      if (typeof data1 !== "string") {
        const err5 = { instancePath: instancePath + "/notificationType", schemaPath: "#/properties/notificationType/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.properties.notificationType.type, parentSchema: schema39.properties.notificationType, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (!(data1 === "StatusChange" || data1 === "AttachedDataChanged")) {
        const err6 = { instancePath: instancePath + "/notificationType", schemaPath: "#/properties/notificationType/enum", keyword: "enum", params: { allowedValues: schema39.properties.notificationType.enum }, message: "must be equal to one of the allowed values", schema: schema39.properties.notificationType.enum, parentSchema: schema39.properties.notificationType, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.imSession !== void 0) {
      if (!validate23(data.imSession, { instancePath: instancePath + "/imSession", parentData: data, parentDataProperty: "imSession", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema39.type, parentSchema: schema39, data };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate26.errors = vErrors;
  return errors === 0;
}
validate26.evaluated = { "props": { "messageType": true, "notificationType": true, "imSession": true }, "dynamicProps": false, "dynamicItems": false };
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate25.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs1 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs2 = errors;
  if (!validate26(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
    errors = vErrors.length;
  }
  var _valid0 = _errs2 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
    var props0 = {};
    props0.messageType = true;
    props0.notificationType = true;
    props0.imSession = true;
  }
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.messageType === void 0) {
      const err0 = { instancePath, schemaPath: "#/$defs/LogUpdate/required", keyword: "required", params: { missingProperty: "messageType" }, message: "must have required property 'messageType'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.notificationType === void 0) {
      const err1 = { instancePath, schemaPath: "#/$defs/LogUpdate/required", keyword: "required", params: { missingProperty: "notificationType" }, message: "must have required property 'notificationType'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.imSessionPath === void 0) {
      const err2 = { instancePath, schemaPath: "#/$defs/LogUpdate/required", keyword: "required", params: { missingProperty: "imSessionPath" }, message: "must have required property 'imSessionPath'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.message === void 0) {
      const err3 = { instancePath, schemaPath: "#/$defs/LogUpdate/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.messageType !== void 0) {
      let data0 = data.messageType;
      if (typeof data0 !== "string") {
        const err4 = { instancePath: instancePath + "/messageType", schemaPath: "#/$defs/LogUpdate/properties/messageType/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.messageType.type, parentSchema: schema40.properties.messageType, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if ("IMLogUpdateMessage" !== data0) {
        const err5 = { instancePath: instancePath + "/messageType", schemaPath: "#/$defs/LogUpdate/properties/messageType/const", keyword: "const", params: { allowedValue: "IMLogUpdateMessage" }, message: "must be equal to constant", schema: "IMLogUpdateMessage", parentSchema: schema40.properties.messageType, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.notificationType !== void 0) {
      let data1 = data.notificationType;
      if (typeof data1 !== "string") {
        const err6 = { instancePath: instancePath + "/notificationType", schemaPath: "#/$defs/LogUpdate/properties/notificationType/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.notificationType.type, parentSchema: schema40.properties.notificationType, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if ("NewMessage" !== data1) {
        const err7 = { instancePath: instancePath + "/notificationType", schemaPath: "#/$defs/LogUpdate/properties/notificationType/const", keyword: "const", params: { allowedValue: "NewMessage" }, message: "must be equal to constant", schema: "NewMessage", parentSchema: schema40.properties.notificationType, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.imSessionPath !== void 0) {
      let data2 = data.imSessionPath;
      if (typeof data2 === "string") {
        if (!pattern5.test(data2)) {
          const err8 = { instancePath: instancePath + "/imSessionPath", schemaPath: "#/$defs/LogUpdate/properties/imSessionPath/pattern", keyword: "pattern", params: { pattern: "^/im-sessions/(?!\\.{1,2}$)[A-Za-z0-9\\-._~!$&'()*+,;=:@]+$" }, message: `must match pattern "^/im-sessions/(?!\\.{1,2}$)[A-Za-z0-9\\-._~!$&'()*+,;=:@]+$"`, schema: "^/im-sessions/(?!\\.{1,2}$)[A-Za-z0-9\\-._~!$&'()*+,;=:@]+$", parentSchema: schema40.properties.imSessionPath, data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/imSessionPath", schemaPath: "#/$defs/LogUpdate/properties/imSessionPath/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.imSessionPath.type, parentSchema: schema40.properties.imSessionPath, data: data2 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.message !== void 0) {
      let data3 = data.message;
      if (typeof data3 !== "string") {
        const err10 = { instancePath: instancePath + "/message", schemaPath: "#/$defs/LogUpdate/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.message.type, parentSchema: schema40.properties.message, data: data3 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
  } else {
    const err11 = { instancePath, schemaPath: "#/$defs/LogUpdate/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema40.type, parentSchema: schema40, data };
    if (vErrors === null) {
      vErrors = [err11];
    } else {
      vErrors.push(err11);
    }
    errors++;
  }
  var _valid0 = _errs3 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
      if (props0 !== true) {
        props0 = props0 || {};
        props0.messageType = true;
        props0.notificationType = true;
        props0.imSessionPath = true;
        props0.message = true;
      }
    }
  }
  if (!valid0) {
    const err12 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema38.oneOf, parentSchema: schema38, data };
    if (vErrors === null) {
      vErrors = [err12];
    } else {
      vErrors.push(err12);
    }
    errors++;
  } else {
    errors = _errs1;
    if (vErrors !== null) {
      if (_errs1) {
        vErrors.length = _errs1;
      } else {
        vErrors = null;
      }
    }
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.messageType === void 0) {
      const err13 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "messageType" }, message: "must have required property 'messageType'", schema: schema38.required, parentSchema: schema38, data };
      if (vErrors === null) {
        vErrors = [err13];
      } else {
        vErrors.push(err13);
      }
      errors++;
    }
    if (data.notificationType === void 0) {
      const err14 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "notificationType" }, message: "must have required property 'notificationType'", schema: schema38.required, parentSchema: schema38, data };
      if (vErrors === null) {
        vErrors = [err14];
      } else {
        vErrors.push(err14);
      }
      errors++;
    }
  } else {
    const err15 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema38.type, parentSchema: schema38, data };
    if (vErrors === null) {
      vErrors = [err15];
    } else {
      vErrors.push(err15);
    }
    errors++;
  }
  validate25.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate25.evaluated = { "dynamicProps": true, "dynamicItems": false };
var operation = validate29;
var schema41 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "OperationRequest", "description": "The body of a POST: one of the six operations.", "oneOf": [{ "$ref": "#/$defs/InitiateIMSession" }, { "$ref": "#/$defs/SendMessage" }, { "$ref": "#/$defs/AttachUserData" }, { "$ref": "#/$defs/UpdateUserData" }, { "$ref": "#/$defs/DeleteUserData" }, { "$ref": "#/$defs/Complete" }], "$defs": { "Destination": { "title": "Destination", "type": "object", "required": ["phoneNumber"], "properties": { "phoneNumber": { "description": "The number that is called or written to.", "type": "string" } } }, "DevicePath": { "description": "The device that performs the operation.", "type": "string", "examples": ["/devices/1"] }, "UserDataChange": { "title": "UserDataChange", "description": "The keys to attach or to overwrite.", "type": "object" }, "InitiateIMSession": { "title": "InitiateImSession", "description": "Opens a session: it appears as Initiating, then Talking.", "type": "object", "required": ["operationName", "destination"], "properties": { "operationName": { "const": "InitiateIMSession", "type": "string" }, "destination": { "$ref": "#/$defs/Destination" }, "userData": { "$ref": "#/$defs/UserDataChange" }, "devicePath": { "$ref": "#/$defs/DevicePath" } } }, "SendMessage": { "title": "SendMessage", "description": "Sends a text to the other participants.", "type": "object", "required": ["operationName", "text", "destination", "devicePath"], "properties": { "operationName": { "const": "SendMessage", "type": "string" }, "text": { "type": "string" }, "destination": { "$ref": "#/$defs/Destination" }, "devicePath": { "$ref": "#/$defs/DevicePath" } } }, "AttachUserData": { "title": "AttachUserData", "description": "Adds keys to the user data.", "type": "object", "required": ["operationName", "userData"], "properties": { "operationName": { "const": "AttachUserData", "type": "string" }, "userData": { "$ref": "#/$defs/UserDataChange" } } }, "UpdateUserData": { "title": "UpdateUserData", "description": "Overwrites the given keys and adds those that are new; the others stay.", "type": "object", "required": ["operationName", "userData"], "properties": { "operationName": { "const": "UpdateUserData", "type": "string" }, "userData": { "$ref": "#/$defs/UserDataChange" } } }, "DeleteUserData": { "title": "DeleteUserData", "description": "Removes one key; the others stay.", "type": "object", "required": ["operationName", "key"], "properties": { "operationName": { "const": "DeleteUserData", "type": "string" }, "key": { "type": "string" } } }, "Complete": { "title": "Complete", "description": "Releases the session.", "type": "object", "required": ["operationName"], "properties": { "operationName": { "const": "Complete", "type": "string" } } } } };
var schema53 = { "title": "DeleteUserData", "description": "Removes one key; the others stay.", "type": "object", "required": ["operationName", "key"], "properties": { "operationName": { "const": "DeleteUserData", "type": "string" }, "key": { "type": "string" } } };
var schema54 = { "title": "Complete", "description": "Releases the session.", "type": "object", "required": ["operationName"], "properties": { "operationName": { "const": "Complete", "type": "string" } } };
var schema42 = { "title": "InitiateImSession", "description": "Opens a session: it appears as Initiating, then Talking.", "type": "object", "required": ["operationName", "destination"], "properties": { "operationName": { "const": "InitiateIMSession", "type": "string" }, "destination": { "$ref": "#/$defs/Destination" }, "userData": { "$ref": "#/$defs/UserDataChange" }, "devicePath": { "$ref": "#/$defs/DevicePath" } } };
var schema43 = { "title": "Destination", "type": "object", "required": ["phoneNumber"], "properties": { "phoneNumber": { "description": "The number that is called or written to.", "type": "string" } } };
var schema44 = { "title": "UserDataChange", "description": "The keys to attach or to overwrite.", "type": "object" };
var schema45 = { "description": "The device that performs the operation.", "type": "string", "examples": ["/devices/1"] };
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate30.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.operationName === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "operationName" }, message: "must have required property 'operationName'", schema: schema42.required, parentSchema: schema42, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.destination === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "destination" }, message: "must have required property 'destination'", schema: schema42.required, parentSchema: schema42, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.operationName !== void 0) {
      let data0 = data.operationName;
      if (typeof data0 !== "string") {
        const err2 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema42.properties.operationName.type, parentSchema: schema42.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if ("InitiateIMSession" !== data0) {
        const err3 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/const", keyword: "const", params: { allowedValue: "InitiateIMSession" }, message: "must be equal to constant", schema: "InitiateIMSession", parentSchema: schema42.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.destination !== void 0) {
      let data1 = data.destination;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        if (data1.phoneNumber === void 0) {
          const err4 = { instancePath: instancePath + "/destination", schemaPath: "#/$defs/Destination/required", keyword: "required", params: { missingProperty: "phoneNumber" }, message: "must have required property 'phoneNumber'", schema: schema43.required, parentSchema: schema43, data: data1 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (data1.phoneNumber !== void 0) {
          let data2 = data1.phoneNumber;
          if (typeof data2 !== "string") {
            const err5 = { instancePath: instancePath + "/destination/phoneNumber", schemaPath: "#/$defs/Destination/properties/phoneNumber/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema43.properties.phoneNumber.type, parentSchema: schema43.properties.phoneNumber, data: data2 };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/destination", schemaPath: "#/$defs/Destination/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema43.type, parentSchema: schema43, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.userData !== void 0) {
      let data3 = data.userData;
      if (!(data3 && typeof data3 == "object" && !Array.isArray(data3))) {
        const err7 = { instancePath: instancePath + "/userData", schemaPath: "#/$defs/UserDataChange/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema44.type, parentSchema: schema44, data: data3 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.devicePath !== void 0) {
      let data4 = data.devicePath;
      if (typeof data4 !== "string") {
        const err8 = { instancePath: instancePath + "/devicePath", schemaPath: "#/$defs/DevicePath/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema45.type, parentSchema: schema45, data: data4 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema42.type, parentSchema: schema42, data };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate30.errors = vErrors;
  return errors === 0;
}
validate30.evaluated = { "props": { "operationName": true, "destination": true, "userData": true, "devicePath": true }, "dynamicProps": false, "dynamicItems": false };
var schema46 = { "title": "SendMessage", "description": "Sends a text to the other participants.", "type": "object", "required": ["operationName", "text", "destination", "devicePath"], "properties": { "operationName": { "const": "SendMessage", "type": "string" }, "text": { "type": "string" }, "destination": { "$ref": "#/$defs/Destination" }, "devicePath": { "$ref": "#/$defs/DevicePath" } } };
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate32.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.operationName === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "operationName" }, message: "must have required property 'operationName'", schema: schema46.required, parentSchema: schema46, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.text === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "text" }, message: "must have required property 'text'", schema: schema46.required, parentSchema: schema46, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.destination === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "destination" }, message: "must have required property 'destination'", schema: schema46.required, parentSchema: schema46, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.devicePath === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "devicePath" }, message: "must have required property 'devicePath'", schema: schema46.required, parentSchema: schema46, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.operationName !== void 0) {
      let data0 = data.operationName;
      if (typeof data0 !== "string") {
        const err4 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema46.properties.operationName.type, parentSchema: schema46.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if ("SendMessage" !== data0) {
        const err5 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/const", keyword: "const", params: { allowedValue: "SendMessage" }, message: "must be equal to constant", schema: "SendMessage", parentSchema: schema46.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.text !== void 0) {
      let data1 = data.text;
      if (typeof data1 !== "string") {
        const err6 = { instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema46.properties.text.type, parentSchema: schema46.properties.text, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.destination !== void 0) {
      let data2 = data.destination;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.phoneNumber === void 0) {
          const err7 = { instancePath: instancePath + "/destination", schemaPath: "#/$defs/Destination/required", keyword: "required", params: { missingProperty: "phoneNumber" }, message: "must have required property 'phoneNumber'", schema: schema43.required, parentSchema: schema43, data: data2 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (data2.phoneNumber !== void 0) {
          let data3 = data2.phoneNumber;
          if (typeof data3 !== "string") {
            const err8 = { instancePath: instancePath + "/destination/phoneNumber", schemaPath: "#/$defs/Destination/properties/phoneNumber/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema43.properties.phoneNumber.type, parentSchema: schema43.properties.phoneNumber, data: data3 };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
      } else {
        const err9 = { instancePath: instancePath + "/destination", schemaPath: "#/$defs/Destination/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema43.type, parentSchema: schema43, data: data2 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.devicePath !== void 0) {
      let data4 = data.devicePath;
      if (typeof data4 !== "string") {
        const err10 = { instancePath: instancePath + "/devicePath", schemaPath: "#/$defs/DevicePath/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema45.type, parentSchema: schema45, data: data4 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
  } else {
    const err11 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema46.type, parentSchema: schema46, data };
    if (vErrors === null) {
      vErrors = [err11];
    } else {
      vErrors.push(err11);
    }
    errors++;
  }
  validate32.errors = vErrors;
  return errors === 0;
}
validate32.evaluated = { "props": { "operationName": true, "text": true, "destination": true, "devicePath": true }, "dynamicProps": false, "dynamicItems": false };
var schema49 = { "title": "AttachUserData", "description": "Adds keys to the user data.", "type": "object", "required": ["operationName", "userData"], "properties": { "operationName": { "const": "AttachUserData", "type": "string" }, "userData": { "$ref": "#/$defs/UserDataChange" } } };
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate34.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.operationName === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "operationName" }, message: "must have required property 'operationName'", schema: schema49.required, parentSchema: schema49, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.userData === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "userData" }, message: "must have required property 'userData'", schema: schema49.required, parentSchema: schema49, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.operationName !== void 0) {
      let data0 = data.operationName;
      if (typeof data0 !== "string") {
        const err2 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema49.properties.operationName.type, parentSchema: schema49.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if ("AttachUserData" !== data0) {
        const err3 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/const", keyword: "const", params: { allowedValue: "AttachUserData" }, message: "must be equal to constant", schema: "AttachUserData", parentSchema: schema49.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.userData !== void 0) {
      let data1 = data.userData;
      if (!(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
        const err4 = { instancePath: instancePath + "/userData", schemaPath: "#/$defs/UserDataChange/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema44.type, parentSchema: schema44, data: data1 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema49.type, parentSchema: schema49, data };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate34.errors = vErrors;
  return errors === 0;
}
validate34.evaluated = { "props": { "operationName": true, "userData": true }, "dynamicProps": false, "dynamicItems": false };
var schema51 = { "title": "UpdateUserData", "description": "Overwrites the given keys and adds those that are new; the others stay.", "type": "object", "required": ["operationName", "userData"], "properties": { "operationName": { "const": "UpdateUserData", "type": "string" }, "userData": { "$ref": "#/$defs/UserDataChange" } } };
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate36.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.operationName === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "operationName" }, message: "must have required property 'operationName'", schema: schema51.required, parentSchema: schema51, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.userData === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "userData" }, message: "must have required property 'userData'", schema: schema51.required, parentSchema: schema51, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.operationName !== void 0) {
      let data0 = data.operationName;
      if (typeof data0 !== "string") {
        const err2 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema51.properties.operationName.type, parentSchema: schema51.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if ("UpdateUserData" !== data0) {
        const err3 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/const", keyword: "const", params: { allowedValue: "UpdateUserData" }, message: "must be equal to constant", schema: "UpdateUserData", parentSchema: schema51.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.userData !== void 0) {
      let data1 = data.userData;
      if (!(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
        const err4 = { instancePath: instancePath + "/userData", schemaPath: "#/$defs/UserDataChange/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema44.type, parentSchema: schema44, data: data1 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema51.type, parentSchema: schema51, data };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate36.errors = vErrors;
  return errors === 0;
}
validate36.evaluated = { "props": { "operationName": true, "userData": true }, "dynamicProps": false, "dynamicItems": false };
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate29.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs1 = errors;
  if (!validate30(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
    errors = vErrors.length;
  }
  var _valid0 = _errs1 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
    var props0 = {};
    props0.operationName = true;
    props0.destination = true;
    props0.userData = true;
    props0.devicePath = true;
  }
  const _errs2 = errors;
  if (!validate32(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
    errors = vErrors.length;
  }
  var _valid0 = _errs2 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
      if (props0 !== true) {
        props0 = props0 || {};
        props0.operationName = true;
        props0.text = true;
        props0.destination = true;
        props0.devicePath = true;
      }
    }
    const _errs3 = errors;
    if (!validate34(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
      vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs3 === errors;
    if (_valid0 && valid0) {
      valid0 = false;
      passing0 = [passing0, 2];
    } else {
      if (_valid0) {
        valid0 = true;
        passing0 = 2;
        if (props0 !== true) {
          props0 = props0 || {};
          props0.operationName = true;
          props0.userData = true;
        }
      }
      const _errs4 = errors;
      if (!validate36(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
        errors = vErrors.length;
      }
      var _valid0 = _errs4 === errors;
      if (_valid0 && valid0) {
        valid0 = false;
        passing0 = [passing0, 3];
      } else {
        if (_valid0) {
          valid0 = true;
          passing0 = 3;
          if (props0 !== true) {
            props0 = props0 || {};
            props0.operationName = true;
            props0.userData = true;
          }
        }
        const _errs5 = errors;
        if (data && typeof data == "object" && !Array.isArray(data)) {
          if (data.operationName === void 0) {
            const err0 = { instancePath, schemaPath: "#/$defs/DeleteUserData/required", keyword: "required", params: { missingProperty: "operationName" }, message: "must have required property 'operationName'", schema: schema53.required, parentSchema: schema53, data };
            if (vErrors === null) {
              vErrors = [err0];
            } else {
              vErrors.push(err0);
            }
            errors++;
          }
          if (data.key === void 0) {
            const err1 = { instancePath, schemaPath: "#/$defs/DeleteUserData/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'", schema: schema53.required, parentSchema: schema53, data };
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
          if (data.operationName !== void 0) {
            let data0 = data.operationName;
            if (typeof data0 !== "string") {
              const err2 = { instancePath: instancePath + "/operationName", schemaPath: "#/$defs/DeleteUserData/properties/operationName/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema53.properties.operationName.type, parentSchema: schema53.properties.operationName, data: data0 };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
            if ("DeleteUserData" !== data0) {
              const err3 = { instancePath: instancePath + "/operationName", schemaPath: "#/$defs/DeleteUserData/properties/operationName/const", keyword: "const", params: { allowedValue: "DeleteUserData" }, message: "must be equal to constant", schema: "DeleteUserData", parentSchema: schema53.properties.operationName, data: data0 };
              if (vErrors === null) {
                vErrors = [err3];
              } else {
                vErrors.push(err3);
              }
              errors++;
            }
          }
          if (data.key !== void 0) {
            let data1 = data.key;
            if (typeof data1 !== "string") {
              const err4 = { instancePath: instancePath + "/key", schemaPath: "#/$defs/DeleteUserData/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema53.properties.key.type, parentSchema: schema53.properties.key, data: data1 };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          }
        } else {
          const err5 = { instancePath, schemaPath: "#/$defs/DeleteUserData/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema53.type, parentSchema: schema53, data };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        var _valid0 = _errs5 === errors;
        if (_valid0 && valid0) {
          valid0 = false;
          passing0 = [passing0, 4];
        } else {
          if (_valid0) {
            valid0 = true;
            passing0 = 4;
            if (props0 !== true) {
              props0 = props0 || {};
              props0.operationName = true;
              props0.key = true;
            }
          }
          const _errs12 = errors;
          if (data && typeof data == "object" && !Array.isArray(data)) {
            if (data.operationName === void 0) {
              const err6 = { instancePath, schemaPath: "#/$defs/Complete/required", keyword: "required", params: { missingProperty: "operationName" }, message: "must have required property 'operationName'", schema: schema54.required, parentSchema: schema54, data };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
            if (data.operationName !== void 0) {
              let data2 = data.operationName;
              if (typeof data2 !== "string") {
                const err7 = { instancePath: instancePath + "/operationName", schemaPath: "#/$defs/Complete/properties/operationName/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema54.properties.operationName.type, parentSchema: schema54.properties.operationName, data: data2 };
                if (vErrors === null) {
                  vErrors = [err7];
                } else {
                  vErrors.push(err7);
                }
                errors++;
              }
              if ("Complete" !== data2) {
                const err8 = { instancePath: instancePath + "/operationName", schemaPath: "#/$defs/Complete/properties/operationName/const", keyword: "const", params: { allowedValue: "Complete" }, message: "must be equal to constant", schema: "Complete", parentSchema: schema54.properties.operationName, data: data2 };
                if (vErrors === null) {
                  vErrors = [err8];
                } else {
                  vErrors.push(err8);
                }
                errors++;
              }
            }
          } else {
            const err9 = { instancePath, schemaPath: "#/$defs/Complete/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema54.type, parentSchema: schema54, data };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
          var _valid0 = _errs12 === errors;
          if (_valid0 && valid0) {
            valid0 = false;
            passing0 = [passing0, 5];
          } else {
            if (_valid0) {
              valid0 = true;
              passing0 = 5;
              if (props0 !== true) {
                props0 = props0 || {};
                props0.operationName = true;
              }
            }
          }
        }
      }
    }
  }
  if (!valid0) {
    const err10 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema41.oneOf, parentSchema: schema41, data };
    if (vErrors === null) {
      vErrors = [err10];
    } else {
      vErrors.push(err10);
    }
    errors++;
  } else {
    errors = _errs0;
    if (vErrors !== null) {
      if (_errs0) {
        vErrors.length = _errs0;
      } else {
        vErrors = null;
      }
    }
  }
  validate29.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate29.evaluated = { "dynamicProps": true, "dynamicItems": false };
var participant = validate38;
function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate38.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.digits === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "digits" }, message: "must have required property 'digits'", schema: schema36.required, parentSchema: schema36, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.e164Number === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "e164Number" }, message: "must have required property 'e164Number'", schema: schema36.required, parentSchema: schema36, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.formattedPhoneNumber === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "formattedPhoneNumber" }, message: "must have required property 'formattedPhoneNumber'", schema: schema36.required, parentSchema: schema36, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.phoneNumber === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "phoneNumber" }, message: "must have required property 'phoneNumber'", schema: schema36.required, parentSchema: schema36, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.digits !== void 0) {
      let data0 = data.digits;
      if (typeof data0 !== "string") {
        const err4 = { instancePath: instancePath + "/digits", schemaPath: "#/properties/digits/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema36.properties.digits.type, parentSchema: schema36.properties.digits, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.e164Number !== void 0) {
      let data1 = data.e164Number;
      if (typeof data1 !== "string") {
        const err5 = { instancePath: instancePath + "/e164Number", schemaPath: "#/properties/e164Number/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema36.properties.e164Number.type, parentSchema: schema36.properties.e164Number, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.formattedPhoneNumber !== void 0) {
      let data2 = data.formattedPhoneNumber;
      if (typeof data2 !== "string") {
        const err6 = { instancePath: instancePath + "/formattedPhoneNumber", schemaPath: "#/properties/formattedPhoneNumber/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema36.properties.formattedPhoneNumber.type, parentSchema: schema36.properties.formattedPhoneNumber, data: data2 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.phoneNumber !== void 0) {
      let data3 = data.phoneNumber;
      if (typeof data3 !== "string") {
        const err7 = { instancePath: instancePath + "/phoneNumber", schemaPath: "#/properties/phoneNumber/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema36.properties.phoneNumber.type, parentSchema: schema36.properties.phoneNumber, data: data3 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema36.type, parentSchema: schema36, data };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate38.errors = vErrors;
  return errors === 0;
}
validate38.evaluated = { "props": { "digits": true, "e164Number": true, "formattedPhoneNumber": true, "phoneNumber": true }, "dynamicProps": false, "dynamicItems": false };
var sessionAnswer = validate39;
var schema56 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "SessionAnswer", "description": "The answer to GET /me/im-sessions/{id}: one resource stands under the singular name.", "allOf": [{ "$ref": "envelope.schema.json" }], "type": "object", "required": ["imSession"], "properties": { "imSession": { "$ref": "session.schema.json" } }, "x-requirements": { "type": "IMS-ENV-02", "required": "IMS-FLD-04" } };
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate39.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.statusCode === void 0) {
      const err0 = { instancePath, schemaPath: "envelope.schema.json/required", keyword: "required", params: { missingProperty: "statusCode" }, message: "must have required property 'statusCode'", schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.statusCode !== void 0) {
      let data0 = data.statusCode;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err1 = { instancePath: instancePath + "/statusCode", schemaPath: "envelope.schema.json/properties/statusCode/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema31.properties.statusCode.type, parentSchema: schema31.properties.statusCode, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (0 !== data0) {
        const err2 = { instancePath: instancePath + "/statusCode", schemaPath: "envelope.schema.json/properties/statusCode/const", keyword: "const", params: { allowedValue: 0 }, message: "must be equal to constant", schema: 0, parentSchema: schema31.properties.statusCode, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.statusMessage !== void 0) {
      const err3 = { instancePath: instancePath + "/statusMessage", schemaPath: "envelope.schema.json/properties/statusMessage/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema31.properties.statusMessage.not, parentSchema: schema31.properties.statusMessage, data: data.statusMessage };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
  } else {
    const err4 = { instancePath, schemaPath: "envelope.schema.json/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.type, parentSchema: schema31, data };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.imSession === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "imSession" }, message: "must have required property 'imSession'", schema: schema56.required, parentSchema: schema56, data };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.imSession !== void 0) {
      if (!validate23(data.imSession, { instancePath: instancePath + "/imSession", parentData: data, parentDataProperty: "imSession", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema56.type, parentSchema: schema56, data };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate39.errors = vErrors;
  return errors === 0;
}
validate39.evaluated = { "props": { "imSession": true, "statusCode": true, "statusMessage": true }, "dynamicProps": false, "dynamicItems": false };
var session = validate23;
var uris = validate41;
var schema58 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Uris", "description": "The answer to a list request without `fields`: the resource URIs alone.", "allOf": [{ "$ref": "envelope.schema.json" }], "type": "object", "required": ["uris"], "properties": { "uris": { "type": "array", "items": { "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9+.\\-]*://[^/?#\\s]+(?:[/?#]\\S*)?$", "x-requirements": { "type": "IMS-ENV-07", "pattern": "IMS-ENV-07" } }, "x-requirements": { "type": "IMS-ENV-07" } }, "imSessions": { "not": {}, "x-requirements": { "not": "IMS-ENV-07" } } }, "x-requirements": { "type": "IMS-ENV-02", "required": "IMS-ENV-07" } };
var pattern8 = new RegExp("^[A-Za-z][A-Za-z0-9+.\\-]*://[^/?#\\s]+(?:[/?#]\\S*)?$", "u");
function validate41(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate41.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.statusCode === void 0) {
      const err0 = { instancePath, schemaPath: "envelope.schema.json/required", keyword: "required", params: { missingProperty: "statusCode" }, message: "must have required property 'statusCode'", schema: schema31.required, parentSchema: schema31, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.statusCode !== void 0) {
      let data0 = data.statusCode;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err1 = { instancePath: instancePath + "/statusCode", schemaPath: "envelope.schema.json/properties/statusCode/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema31.properties.statusCode.type, parentSchema: schema31.properties.statusCode, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (0 !== data0) {
        const err2 = { instancePath: instancePath + "/statusCode", schemaPath: "envelope.schema.json/properties/statusCode/const", keyword: "const", params: { allowedValue: 0 }, message: "must be equal to constant", schema: 0, parentSchema: schema31.properties.statusCode, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.statusMessage !== void 0) {
      const err3 = { instancePath: instancePath + "/statusMessage", schemaPath: "envelope.schema.json/properties/statusMessage/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema31.properties.statusMessage.not, parentSchema: schema31.properties.statusMessage, data: data.statusMessage };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
  } else {
    const err4 = { instancePath, schemaPath: "envelope.schema.json/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.type, parentSchema: schema31, data };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.uris === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "uris" }, message: "must have required property 'uris'", schema: schema58.required, parentSchema: schema58, data };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.uris !== void 0) {
      let data2 = data.uris;
      if (Array.isArray(data2)) {
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (typeof data3 === "string") {
            if (!pattern8.test(data3)) {
              const err6 = { instancePath: instancePath + "/uris/" + i0, schemaPath: "#/properties/uris/items/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z][A-Za-z0-9+.\\-]*://[^/?#\\s]+(?:[/?#]\\S*)?$" }, message: 'must match pattern "^[A-Za-z][A-Za-z0-9+.\\-]*://[^/?#\\s]+(?:[/?#]\\S*)?$"', schema: "^[A-Za-z][A-Za-z0-9+.\\-]*://[^/?#\\s]+(?:[/?#]\\S*)?$", parentSchema: schema58.properties.uris.items, data: data3 };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
          } else {
            const err7 = { instancePath: instancePath + "/uris/" + i0, schemaPath: "#/properties/uris/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema58.properties.uris.items.type, parentSchema: schema58.properties.uris.items, data: data3 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/uris", schemaPath: "#/properties/uris/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema58.properties.uris.type, parentSchema: schema58.properties.uris, data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.imSessions !== void 0) {
      const err9 = { instancePath: instancePath + "/imSessions", schemaPath: "#/properties/imSessions/not", keyword: "not", params: {}, message: "must NOT be valid", schema: schema58.properties.imSessions.not, parentSchema: schema58.properties.imSessions, data: data.imSessions };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
  } else {
    const err10 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema58.type, parentSchema: schema58, data };
    if (vErrors === null) {
      vErrors = [err10];
    } else {
      vErrors.push(err10);
    }
    errors++;
  }
  validate41.errors = vErrors;
  return errors === 0;
}
validate41.evaluated = { "props": { "uris": true, "imSessions": true, "statusCode": true, "statusMessage": true }, "dynamicProps": false, "dynamicItems": false };
var userData = validate42;
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate42.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema37.type, parentSchema: schema37, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate42.errors = vErrors;
  return errors === 0;
}
validate42.evaluated = { "dynamicProps": false, "dynamicItems": false };
var InitiateIMSession = validate43;
function validate43(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate43.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.operationName === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "operationName" }, message: "must have required property 'operationName'", schema: schema42.required, parentSchema: schema42, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.destination === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "destination" }, message: "must have required property 'destination'", schema: schema42.required, parentSchema: schema42, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.operationName !== void 0) {
      let data0 = data.operationName;
      if (typeof data0 !== "string") {
        const err2 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema42.properties.operationName.type, parentSchema: schema42.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if ("InitiateIMSession" !== data0) {
        const err3 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/const", keyword: "const", params: { allowedValue: "InitiateIMSession" }, message: "must be equal to constant", schema: "InitiateIMSession", parentSchema: schema42.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.destination !== void 0) {
      let data1 = data.destination;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        if (data1.phoneNumber === void 0) {
          const err4 = { instancePath: instancePath + "/destination", schemaPath: "#/$defs/Destination/required", keyword: "required", params: { missingProperty: "phoneNumber" }, message: "must have required property 'phoneNumber'", schema: schema43.required, parentSchema: schema43, data: data1 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (data1.phoneNumber !== void 0) {
          let data2 = data1.phoneNumber;
          if (typeof data2 !== "string") {
            const err5 = { instancePath: instancePath + "/destination/phoneNumber", schemaPath: "#/$defs/Destination/properties/phoneNumber/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema43.properties.phoneNumber.type, parentSchema: schema43.properties.phoneNumber, data: data2 };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/destination", schemaPath: "#/$defs/Destination/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema43.type, parentSchema: schema43, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.userData !== void 0) {
      let data3 = data.userData;
      if (!(data3 && typeof data3 == "object" && !Array.isArray(data3))) {
        const err7 = { instancePath: instancePath + "/userData", schemaPath: "#/$defs/UserDataChange/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema44.type, parentSchema: schema44, data: data3 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.devicePath !== void 0) {
      let data4 = data.devicePath;
      if (typeof data4 !== "string") {
        const err8 = { instancePath: instancePath + "/devicePath", schemaPath: "#/$defs/DevicePath/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema45.type, parentSchema: schema45, data: data4 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema42.type, parentSchema: schema42, data };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate43.errors = vErrors;
  return errors === 0;
}
validate43.evaluated = { "props": { "operationName": true, "destination": true, "userData": true, "devicePath": true }, "dynamicProps": false, "dynamicItems": false };
var SendMessage = validate44;
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate44.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.operationName === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "operationName" }, message: "must have required property 'operationName'", schema: schema46.required, parentSchema: schema46, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.text === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "text" }, message: "must have required property 'text'", schema: schema46.required, parentSchema: schema46, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.destination === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "destination" }, message: "must have required property 'destination'", schema: schema46.required, parentSchema: schema46, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.devicePath === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "devicePath" }, message: "must have required property 'devicePath'", schema: schema46.required, parentSchema: schema46, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.operationName !== void 0) {
      let data0 = data.operationName;
      if (typeof data0 !== "string") {
        const err4 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema46.properties.operationName.type, parentSchema: schema46.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if ("SendMessage" !== data0) {
        const err5 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/const", keyword: "const", params: { allowedValue: "SendMessage" }, message: "must be equal to constant", schema: "SendMessage", parentSchema: schema46.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.text !== void 0) {
      let data1 = data.text;
      if (typeof data1 !== "string") {
        const err6 = { instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema46.properties.text.type, parentSchema: schema46.properties.text, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.destination !== void 0) {
      let data2 = data.destination;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.phoneNumber === void 0) {
          const err7 = { instancePath: instancePath + "/destination", schemaPath: "#/$defs/Destination/required", keyword: "required", params: { missingProperty: "phoneNumber" }, message: "must have required property 'phoneNumber'", schema: schema43.required, parentSchema: schema43, data: data2 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (data2.phoneNumber !== void 0) {
          let data3 = data2.phoneNumber;
          if (typeof data3 !== "string") {
            const err8 = { instancePath: instancePath + "/destination/phoneNumber", schemaPath: "#/$defs/Destination/properties/phoneNumber/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema43.properties.phoneNumber.type, parentSchema: schema43.properties.phoneNumber, data: data3 };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
      } else {
        const err9 = { instancePath: instancePath + "/destination", schemaPath: "#/$defs/Destination/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema43.type, parentSchema: schema43, data: data2 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.devicePath !== void 0) {
      let data4 = data.devicePath;
      if (typeof data4 !== "string") {
        const err10 = { instancePath: instancePath + "/devicePath", schemaPath: "#/$defs/DevicePath/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema45.type, parentSchema: schema45, data: data4 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
  } else {
    const err11 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema46.type, parentSchema: schema46, data };
    if (vErrors === null) {
      vErrors = [err11];
    } else {
      vErrors.push(err11);
    }
    errors++;
  }
  validate44.errors = vErrors;
  return errors === 0;
}
validate44.evaluated = { "props": { "operationName": true, "text": true, "destination": true, "devicePath": true }, "dynamicProps": false, "dynamicItems": false };
var AttachUserData = validate45;
function validate45(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate45.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.operationName === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "operationName" }, message: "must have required property 'operationName'", schema: schema49.required, parentSchema: schema49, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.userData === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "userData" }, message: "must have required property 'userData'", schema: schema49.required, parentSchema: schema49, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.operationName !== void 0) {
      let data0 = data.operationName;
      if (typeof data0 !== "string") {
        const err2 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema49.properties.operationName.type, parentSchema: schema49.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if ("AttachUserData" !== data0) {
        const err3 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/const", keyword: "const", params: { allowedValue: "AttachUserData" }, message: "must be equal to constant", schema: "AttachUserData", parentSchema: schema49.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.userData !== void 0) {
      let data1 = data.userData;
      if (!(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
        const err4 = { instancePath: instancePath + "/userData", schemaPath: "#/$defs/UserDataChange/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema44.type, parentSchema: schema44, data: data1 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema49.type, parentSchema: schema49, data };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate45.errors = vErrors;
  return errors === 0;
}
validate45.evaluated = { "props": { "operationName": true, "userData": true }, "dynamicProps": false, "dynamicItems": false };
var UpdateUserData = validate46;
function validate46(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate46.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.operationName === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "operationName" }, message: "must have required property 'operationName'", schema: schema51.required, parentSchema: schema51, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.userData === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "userData" }, message: "must have required property 'userData'", schema: schema51.required, parentSchema: schema51, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.operationName !== void 0) {
      let data0 = data.operationName;
      if (typeof data0 !== "string") {
        const err2 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema51.properties.operationName.type, parentSchema: schema51.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if ("UpdateUserData" !== data0) {
        const err3 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/const", keyword: "const", params: { allowedValue: "UpdateUserData" }, message: "must be equal to constant", schema: "UpdateUserData", parentSchema: schema51.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.userData !== void 0) {
      let data1 = data.userData;
      if (!(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
        const err4 = { instancePath: instancePath + "/userData", schemaPath: "#/$defs/UserDataChange/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema44.type, parentSchema: schema44, data: data1 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema51.type, parentSchema: schema51, data };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate46.errors = vErrors;
  return errors === 0;
}
validate46.evaluated = { "props": { "operationName": true, "userData": true }, "dynamicProps": false, "dynamicItems": false };
var DeleteUserData = validate47;
function validate47(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate47.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.operationName === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "operationName" }, message: "must have required property 'operationName'", schema: schema53.required, parentSchema: schema53, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.key === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'", schema: schema53.required, parentSchema: schema53, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.operationName !== void 0) {
      let data0 = data.operationName;
      if (typeof data0 !== "string") {
        const err2 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema53.properties.operationName.type, parentSchema: schema53.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if ("DeleteUserData" !== data0) {
        const err3 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/const", keyword: "const", params: { allowedValue: "DeleteUserData" }, message: "must be equal to constant", schema: "DeleteUserData", parentSchema: schema53.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.key !== void 0) {
      let data1 = data.key;
      if (typeof data1 !== "string") {
        const err4 = { instancePath: instancePath + "/key", schemaPath: "#/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema53.properties.key.type, parentSchema: schema53.properties.key, data: data1 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema53.type, parentSchema: schema53, data };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate47.errors = vErrors;
  return errors === 0;
}
validate47.evaluated = { "props": { "operationName": true, "key": true }, "dynamicProps": false, "dynamicItems": false };
var Complete = validate48;
function validate48(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate48.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.operationName === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "operationName" }, message: "must have required property 'operationName'", schema: schema54.required, parentSchema: schema54, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.operationName !== void 0) {
      let data0 = data.operationName;
      if (typeof data0 !== "string") {
        const err1 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema54.properties.operationName.type, parentSchema: schema54.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if ("Complete" !== data0) {
        const err2 = { instancePath: instancePath + "/operationName", schemaPath: "#/properties/operationName/const", keyword: "const", params: { allowedValue: "Complete" }, message: "must be equal to constant", schema: "Complete", parentSchema: schema54.properties.operationName, data: data0 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema54.type, parentSchema: schema54, data };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate48.errors = vErrors;
  return errors === 0;
}
validate48.evaluated = { "props": { "operationName": true }, "dynamicProps": false, "dynamicItems": false };
var StateChange = validate49;
function validate49(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate49.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.messageType === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "messageType" }, message: "must have required property 'messageType'", schema: schema39.required, parentSchema: schema39, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.notificationType === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "notificationType" }, message: "must have required property 'notificationType'", schema: schema39.required, parentSchema: schema39, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.imSession === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "imSession" }, message: "must have required property 'imSession'", schema: schema39.required, parentSchema: schema39, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.messageType !== void 0) {
      let data0 = data.messageType;
      if (typeof data0 !== "string") {
        const err3 = { instancePath: instancePath + "/messageType", schemaPath: "#/properties/messageType/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.properties.messageType.type, parentSchema: schema39.properties.messageType, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if ("IMSessionStateChangeMessage" !== data0) {
        const err4 = { instancePath: instancePath + "/messageType", schemaPath: "#/properties/messageType/const", keyword: "const", params: { allowedValue: "IMSessionStateChangeMessage" }, message: "must be equal to constant", schema: "IMSessionStateChangeMessage", parentSchema: schema39.properties.messageType, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.notificationType !== void 0) {
      let data1 = data.notificationType;
      if (typeof data1 !== "string") {
        const err5 = { instancePath: instancePath + "/notificationType", schemaPath: "#/properties/notificationType/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema39.properties.notificationType.type, parentSchema: schema39.properties.notificationType, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (!(data1 === "StatusChange" || data1 === "AttachedDataChanged")) {
        const err6 = { instancePath: instancePath + "/notificationType", schemaPath: "#/properties/notificationType/enum", keyword: "enum", params: { allowedValues: schema39.properties.notificationType.enum }, message: "must be equal to one of the allowed values", schema: schema39.properties.notificationType.enum, parentSchema: schema39.properties.notificationType, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.imSession !== void 0) {
      if (!validate23(data.imSession, { instancePath: instancePath + "/imSession", parentData: data, parentDataProperty: "imSession", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema39.type, parentSchema: schema39, data };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate49.errors = vErrors;
  return errors === 0;
}
validate49.evaluated = { "props": { "messageType": true, "notificationType": true, "imSession": true }, "dynamicProps": false, "dynamicItems": false };
var LogUpdate = validate51;
function validate51(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate51.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.messageType === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "messageType" }, message: "must have required property 'messageType'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.notificationType === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "notificationType" }, message: "must have required property 'notificationType'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.imSessionPath === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "imSessionPath" }, message: "must have required property 'imSessionPath'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.message === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'", schema: schema40.required, parentSchema: schema40, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.messageType !== void 0) {
      let data0 = data.messageType;
      if (typeof data0 !== "string") {
        const err4 = { instancePath: instancePath + "/messageType", schemaPath: "#/properties/messageType/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.messageType.type, parentSchema: schema40.properties.messageType, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if ("IMLogUpdateMessage" !== data0) {
        const err5 = { instancePath: instancePath + "/messageType", schemaPath: "#/properties/messageType/const", keyword: "const", params: { allowedValue: "IMLogUpdateMessage" }, message: "must be equal to constant", schema: "IMLogUpdateMessage", parentSchema: schema40.properties.messageType, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.notificationType !== void 0) {
      let data1 = data.notificationType;
      if (typeof data1 !== "string") {
        const err6 = { instancePath: instancePath + "/notificationType", schemaPath: "#/properties/notificationType/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.notificationType.type, parentSchema: schema40.properties.notificationType, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if ("NewMessage" !== data1) {
        const err7 = { instancePath: instancePath + "/notificationType", schemaPath: "#/properties/notificationType/const", keyword: "const", params: { allowedValue: "NewMessage" }, message: "must be equal to constant", schema: "NewMessage", parentSchema: schema40.properties.notificationType, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.imSessionPath !== void 0) {
      let data2 = data.imSessionPath;
      if (typeof data2 === "string") {
        if (!pattern5.test(data2)) {
          const err8 = { instancePath: instancePath + "/imSessionPath", schemaPath: "#/properties/imSessionPath/pattern", keyword: "pattern", params: { pattern: "^/im-sessions/(?!\\.{1,2}$)[A-Za-z0-9\\-._~!$&'()*+,;=:@]+$" }, message: `must match pattern "^/im-sessions/(?!\\.{1,2}$)[A-Za-z0-9\\-._~!$&'()*+,;=:@]+$"`, schema: "^/im-sessions/(?!\\.{1,2}$)[A-Za-z0-9\\-._~!$&'()*+,;=:@]+$", parentSchema: schema40.properties.imSessionPath, data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/imSessionPath", schemaPath: "#/properties/imSessionPath/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.imSessionPath.type, parentSchema: schema40.properties.imSessionPath, data: data2 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.message !== void 0) {
      let data3 = data.message;
      if (typeof data3 !== "string") {
        const err10 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema40.properties.message.type, parentSchema: schema40.properties.message, data: data3 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
  } else {
    const err11 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema40.type, parentSchema: schema40, data };
    if (vErrors === null) {
      vErrors = [err11];
    } else {
      vErrors.push(err11);
    }
    errors++;
  }
  validate51.errors = vErrors;
  return errors === 0;
}
validate51.evaluated = { "props": { "messageType": true, "notificationType": true, "imSessionPath": true, "message": true }, "dynamicProps": false, "dynamicItems": false };

// src/contract/generated/values.ts
var SESSION_MEMBERS = ["id", "state", "path", "uri", "participants", "capabilities", "userData"];
var PARTICIPANT_MEMBERS = ["digits", "e164Number", "formattedPhoneNumber", "phoneNumber"];

// src/contract/violation.ts
var describe = (error2) => {
  const { keyword, params } = error2;
  if (keyword === "type") return `type ${text2(params["type"])}`;
  if (keyword === "enum") return `one of ${text2(params["allowedValues"])}`;
  if (keyword === "const") return JSON.stringify(params["allowedValue"]);
  if (keyword === "pattern") return `a string that matches ${text2(params["pattern"])}`;
  if (keyword === "required") return `the member ${text2(params["missingProperty"])}`;
  if (keyword === "additionalProperties" || keyword === "not") return "no such member";
  return error2.message ?? keyword;
};
var text2 = (value) => typeof value === "string" ? value : value === void 0 ? "" : JSON.stringify(value);
var member = (error2) => {
  const name = error2.params["missingProperty"] ?? error2.params["additionalProperty"];
  return typeof name === "string" ? name : void 0;
};
function toViolation(error2) {
  const claims2 = error2.parentSchema?.["x-requirements"] ?? {};
  const name = member(error2);
  const data = error2.data;
  return {
    requirement: (data === null ? claims2["null"] : void 0) ?? claims2[error2.keyword] ?? "",
    keyword: error2.keyword,
    pointer: name === void 0 ? error2.instancePath : error2.instancePath + token(name),
    expected: describe(error2),
    actual: name === void 0 ? data : isObject(data) ? data[name] : void 0
  };
}
var APPLICATORS = /* @__PURE__ */ new Set(["allOf", "oneOf", "anyOf", "if", "$ref"]);
var NONE2 = [];
function violations(validator, value) {
  if (validator(value)) return NONE2;
  const errors = (validator.errors ?? []).filter((error2) => !APPLICATORS.has(error2.keyword));
  const mistyped = new Set(
    errors.filter((error2) => error2.keyword === "type").map((error2) => error2.instancePath)
  );
  const once2 = /* @__PURE__ */ new Map();
  for (const error2 of errors) {
    if (error2.keyword !== "type" && mistyped.has(error2.instancePath)) continue;
    const violation = toViolation(error2);
    const key2 = `${violation.pointer} ${violation.keyword}`;
    if (!once2.has(key2)) once2.set(key2, violation);
  }
  return [...once2.values()];
}

// src/contract/session.ts
var isImSession = (value) => session(value);
var sessionViolations = (value) => violations(session, value);
var BLANK = {
  id: "-",
  state: "Talking",
  path: "/im-sessions/-",
  participants: [],
  capabilities: []
};
var memberOf = (pointer2) => pointer2.split("/")[1] ?? "";
function wellFormed(value, found) {
  const bad = new Set(found.map((violation) => memberOf(violation.pointer)));
  const kept = SESSION_MEMBERS.filter((name) => value[name] !== void 0 && !bad.has(name));
  const filled = { ...BLANK, ...Object.fromEntries(kept.map((name) => [name, value[name]])) };
  if (!isImSession(filled)) return {};
  return Object.fromEntries(kept.map((name) => [name, filled[name]]));
}

// src/check/session.ts
var NO_VIOLATIONS = [];
var NO_DUPLICATES = [];
var Subject = class {
  document;
  value;
  view;
  violations;
  duplicates;
  #place;
  constructor(document2, value, place2, duplicates) {
    this.document = document2;
    this.value = value;
    this.#place = place2;
    this.duplicates = duplicates;
    if (isImSession(value)) {
      this.view = value;
      this.violations = NO_VIOLATIONS;
    } else {
      this.violations = sessionViolations(value);
      this.view = isObject(value) ? wellFormed(value, this.violations) : {};
    }
  }
  get pointer() {
    const place2 = this.#place;
    return typeof place2 === "string" ? place2 : place2.array + pointer(place2.index);
  }
};
var sessionSubject = (document2, value, place2, duplicates = NO_DUPLICATES) => new Subject(document2, value, place2, duplicates);

// src/check/fingerprints.ts
var SLOTS = [1 << 10, 1 << 14, 1 << 18, 1 << 20, 1 << 22, 1 << 24];
var FILL = 5 / 8;
var PROBES = 512;
var EMPTY = 0;
function spread(hash) {
  let mixed = hash ^ hash >>> 16;
  mixed = Math.imul(mixed, 2246822507);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 3266489909);
  return mixed ^ mixed >>> 16;
}
function hashed(text5) {
  let home = 2166136261;
  let print = 2654435769;
  for (let index = 0; index < text5.length; index++) {
    const code = text5.charCodeAt(index);
    home = Math.imul(home ^ code, 16777619);
    print = Math.imul(print ^ code, 1540483477);
    print ^= print >>> 13;
  }
  return { home: spread(home), print: spread(print ^ text5.length) >>> 0 || 1 };
}
var Fingerprints = class {
  #tables = [];
  #inLast = 0;
  #size = 0;
  /** How many texts were found to be new. */
  get size() {
    return this.#size;
  }
  add(text5) {
    const { home, print } = hashed(text5);
    return this.#insert(home, print);
  }
  #insert(home, print) {
    let free = -1;
    for (const table of this.#tables) {
      free = slotOf(table, home, print);
      if (free >= 0 && table[free] === print) return "seen";
    }
    const last = this.#tables.at(-1);
    if (last === void 0 || free < 0 || this.#inLast >= last.length * FILL)
      return this.#grow() ? this.#insert(home, print) : "full";
    last[free] = print;
    this.#inLast++;
    this.#size++;
    return "new";
  }
  /** What is in a table stays there: its texts' own slots in a larger one are not known any more. */
  #grow() {
    const slots = SLOTS[this.#tables.length];
    if (slots === void 0) return false;
    this.#tables.push(new Uint32Array(slots));
    this.#inLast = 0;
    return true;
  }
};
function slotOf(table, home, print) {
  const mask = table.length - 1;
  for (let probe = 0; probe < PROBES; probe++) {
    const slot = home + probe & mask;
    const found = table[slot];
    if (found === print || found === EMPTY) return slot;
  }
  return -1;
}

// src/check/flaky.ts
var isFlaky = ({ earlier }) => earlier.some((words) => !/^HTTP [34]\d\d\b/.test(words));

// src/check/requirement.ts
var NOT_APPLICABLE = /* @__PURE__ */ Symbol("not applicable");
var isInconclusive = (verdict) => typeof verdict === "object" && "inconclusive" in verdict;
var defectsOf = (verdict) => "code" in verdict ? [verdict] : verdict;

// src/run/waiving.ts
function keeper(scope, waivable2) {
  let seen = 0;
  const scopes = /* @__PURE__ */ new Set();
  return (finding) => {
    seen++;
    if (scope === void 0) return seen <= KEPT_FINDINGS;
    const word = scope(waivable2(finding));
    const isNew = !scopes.has(word);
    scopes.add(word);
    return isNew || seen <= KEPT_FINDINGS;
  };
}

// src/run/result.ts
var LONGEST = 500;
var cut = (text5) => text5.length > LONGEST ? `${text5.slice(0, LONGEST)}\u2026` : text5;
function shown(value) {
  if (value === void 0) return void 0;
  return cut(typeof value === "string" ? value : JSON.stringify(value));
}
var LONGEST_POINTER = 4096;
function boundedPointer(pointer2) {
  return pointer2.length <= LONGEST_POINTER ? pointer2 : pointer2.slice(0, pointer2.lastIndexOf("/", LONGEST_POINTER));
}
var optional = (name, value) => value === void 0 ? {} : { [name]: value };
function waivable({ code, message, pointer: pointer2, actual }) {
  return {
    code,
    message: cut(message),
    ...optional("pointer", pointer2 === void 0 ? void 0 : boundedPointer(pointer2)),
    ...optional("actual", shown(actual))
  };
}

// src/run/ledger.ts
var REMEMBERED = 5e4;
var Ledger = class {
  requirement;
  judged = 0;
  count = 0;
  findings = [];
  /** Was any of it judged on an answer that came only when it was asked for again? */
  flaky = false;
  doubt;
  error;
  known = /* @__PURE__ */ new Set();
  #keeps;
  #isScoped;
  constructor(requirement, scope) {
    this.requirement = requirement;
    this.#keeps = keeper(scope, waivable);
    this.#isScoped = scope !== void 0;
  }
  /** Is nothing kept of a further defect but its number? `remembers`: is it to be told from the same in another body? */
  isFull(remembers) {
    const full = !this.#isScoped && this.count >= KEPT_FINDINGS;
    return full && !(remembers && this.known.size < REMEMBERED);
  }
  /** One defect of a session, seen in ten reads, is one finding: `again` is a key that is the same in each. */
  report(finding, again) {
    if (again !== void 0) {
      if (this.known.has(again)) return;
      this.remember(again);
    }
    this.count++;
    if (this.#keeps(finding)) this.findings.push(finding);
  }
  remember(again) {
    if (this.known.size < REMEMBERED) this.known.add(again);
  }
  outcome(nothing) {
    if (this.error) return { kind: "bug", error: this.error };
    const judged3 = judgedAs(this.findings, this.count, this.flaky);
    if (this.count > 0) return judged3;
    if (this.doubt) return { kind: "inconclusive", ...this.doubt };
    return this.judged === 0 ? { kind: "skip", ...nothing } : judged3;
  }
};
var asError = (thrown) => thrown instanceof Error ? thrown : new Error(String(thrown));
function guard(ledger, run) {
  if (ledger.error) return;
  try {
    run();
  } catch (thrown) {
    ledger.error = asError(thrown);
  }
}

// src/run/pass.ts
var NOTIFIED_SESSION = "IMS-NTF-06";
var cameLate = ({ exchange }) => exchange !== void 0 && isFlaky(exchange);
function take(folds, subject, known4) {
  for (const { ledger, fold } of folds) {
    if (fold.add === void 0 || ledger.error) continue;
    try {
      fold.add(subject, known4);
    } catch (thrown) {
      ledger.error = asError(thrown);
    }
  }
}
var DocumentPass = class {
  #sessions;
  #documents;
  #notified;
  #unchosen;
  #pending = /* @__PURE__ */ new Set();
  #chosen = /* @__PURE__ */ new Map();
  #judges = [];
  #open = [];
  #first = true;
  /** How often each was judged before the document that is open, where that document came late. */
  #judgedBefore = /* @__PURE__ */ new Map();
  #ids = new Fingerprints();
  /** The first body needs none of its own. */
  #idsOfBody = new Fingerprints();
  #unnamed = 0;
  /**
   * `catalogue`: all requirements, for a session in a notification is held against every `must`, chosen or not, where
   * the requirement on notifications is chosen. Of findings that `waiving` tells apart one of each kind is kept.
   */
  constructor(requirements2, catalogue = [], waiving) {
    const sessions = requirements2.filter((one) => one.kind === "session");
    const more = requirements2.some(({ id }) => id === NOTIFIED_SESSION) ? catalogue.filter((one) => one.kind === "session").filter((one) => one.level === "must" && !sessions.includes(one)) : [];
    this.#sessions = [...sessions, ...more].map((one) => new Ledger(one, waiving?.scopeOf(one.id)));
    this.#unchosen = new Set(more.map(({ id }) => id));
    this.#documents = requirements2.filter((one) => one.kind === "document").map((one) => new Ledger(one, waiving?.scopeOf(one.id)));
    this.#notified = this.#documents.find(({ requirement }) => requirement.id === NOTIFIED_SESSION);
  }
  /** How many different sessions were seen. */
  get sessionsSeen() {
    return this.#ids.size + this.#unnamed;
  }
  begin(document2) {
    const { sessions, documents } = this.#requirementsOn(document2);
    this.#judges = sessions;
    if (cameLate(document2))
      this.#judgedBefore = new Map(sessions.map(({ ledger }) => [ledger, ledger.judged]));
    this.#idsOfBody = new Fingerprints();
    this.#open = documents.map(({ ledger, start }) => ({ ledger, fold: start() }));
  }
  #requirementsOn(document2) {
    const key2 = `${document2.kind} ${document2.origin}`;
    const known4 = this.#chosen.get(key2);
    if (known4) return known4;
    const sessions = this.#sessions.flatMap((own) => {
      const { requirement } = own;
      const ledger = this.#owner(own, document2);
      return requirement.kind === "session" && ledger ? [{ requirement, own, ledger }] : [];
    });
    const documents = this.#documents.flatMap((ledger) => {
      const { requirement } = ledger;
      return requirement.kind === "document" && requirement.documents.includes(document2.kind) ? [{ ledger, start: requirement.start }] : [];
    });
    const chosen = { sessions, documents };
    this.#chosen.set(key2, chosen);
    return chosen;
  }
  session(subject) {
    take(this.#open, subject, this.#known(subject));
    for (const { requirement, own, ledger } of this.#judges) {
      if (own.error) continue;
      let verdict;
      try {
        verdict = requirement.judge(subject);
      } catch (thrown) {
        own.error = asError(thrown);
        continue;
      }
      if (verdict === void 0) ledger.judged++;
      else if (verdict !== NOT_APPLICABLE) this.#report(ledger, requirement, verdict, subject);
    }
  }
  /** Gives what a second look at the same sessions would make surer, if anything. */
  end(tail) {
    const { document: document2 } = tail;
    const pending = [];
    for (const { ledger, fold } of this.#open)
      guard(ledger, () => {
        const verdict = fold.end(tail);
        const again = fold.again?.();
        if (again) pending.push({ ledger, fold: again, document: document2, verdict });
        else this.#documentVerdict(ledger, verdict, document2);
      });
    for (const [ledger, judged3] of this.#judgedBefore) ledger.flaky ||= ledger.judged > judged3;
    this.#judgedBefore = /* @__PURE__ */ new Map();
    this.#open = [];
    this.#first = false;
    return pending.length > 0 ? this.#secondLook(pending, tail) : void 0;
  }
  #secondLook(pending, tail) {
    for (const one of pending) this.#pending.add(one);
    return {
      session: (subject) => {
        take(pending, subject);
      },
      end: () => {
        for (const one of pending) {
          this.#pending.delete(one);
          guard(one.ledger, () => {
            this.#documentVerdict(one.ledger, one.fold.end(tail), one.document);
          });
        }
      }
    };
  }
  outcomes(nothing) {
    for (const { ledger, verdict, document: document2 } of this.#pending)
      this.#documentVerdict(ledger, verdict, document2);
    this.#pending.clear();
    return new Map(
      [...this.#sessions, ...this.#documents].map((ledger) => [
        ledger.requirement.id,
        ledger.outcome(nothing(ledger.requirement))
      ])
    );
  }
  /** Counts a session, and tells whether its id was seen before in the body that is open. */
  #known({ view }) {
    if (view.id === void 0) {
      this.#unnamed += this.#first ? 1 : 0;
      return void 0;
    }
    const inRun = this.#ids.add(view.id);
    return this.#first ? inRun : this.#idsOfBody.add(view.id);
  }
  /**
   * A `must` on a session inside a notification is that of the notification. A session that a run read by its id is
   * held against the feed (IMS-FLD-04): a `should` is judged there alone.
   */
  #owner(own, document2) {
    if (document2.kind !== "notification" && this.#unchosen.has(own.requirement.id)) return void 0;
    if (own.requirement.level === "must") return document2.kind === "notification" ? this.#notified : own;
    return document2.kind === "answer" && document2.origin === "target" ? void 0 : own;
  }
  #report(ledger, { id }, verdict, subject) {
    const { document: document2, view } = subject;
    if (isInconclusive(verdict)) {
      ledger.doubt ??= { reason: verdict.inconclusive, remedy: verdict.remedy };
      return;
    }
    ledger.judged++;
    const foreign = ledger.requirement.id !== id;
    const alone = document2.origin === "files" || this.#first;
    for (const defect2 of defectsOf(verdict)) {
      if (alone && ledger.isFull(document2.origin !== "files")) {
        ledger.count++;
        continue;
      }
      const again = document2.origin === "files" ? void 0 : `${id} ${defect2.code} ${view.id ?? subject.pointer} ${defect2.pointer ?? ""} ${keyOf(defect2.actual)}`;
      ledger.report(
        {
          ...place(document2),
          ...defect2,
          ...view.id === void 0 ? {} : { sessionId: view.id },
          ...foreign ? { requirement: id, message: `${id}: ${defect2.message}` } : {},
          pointer: subject.pointer + (defect2.pointer ?? "")
        },
        alone ? void 0 : again
      );
      if (alone && again !== void 0) ledger.remember(again);
    }
  }
  #documentVerdict(ledger, verdict, document2) {
    if (verdict === NOT_APPLICABLE) return;
    if (verdict !== void 0 && isInconclusive(verdict)) {
      ledger.doubt ??= { reason: verdict.inconclusive, remedy: verdict.remedy };
      return;
    }
    ledger.judged++;
    ledger.flaky ||= cameLate(document2);
    if (verdict === void 0) return;
    for (const defect2 of defectsOf(verdict))
      ledger.report(
        { ...place(document2), ...defect2, pointer: (document2.at ?? "") + (defect2.pointer ?? "") },
        `${document2.where ?? ""} ${document2.exchange?.step.name ?? ""} ${defect2.code} ${defect2.pointer ?? ""} ${keyOf(defect2.actual)}`
      );
  }
};
var keyOf = (value) => value === void 0 ? "" : JSON.stringify(value);
var place = ({ exchange, where }) => ({
  ...exchange ? { exchange } : {},
  ...where ? { where } : {}
});

// src/run/judge.ts
var duplicatesAt = (problems2, place2) => problems2.length === 0 ? [] : problems2.filter((one) => one.kind === "duplicate" && one.pointer.startsWith(`${place2}/userData/`)).map((one) => ({ pointer: one.pointer.slice(place2.length) }));
var pointerOf = (place2) => typeof place2 === "string" ? place2 : place2.array + pointer(place2.index);
var duplicatesFrom = (problems2, place2) => problems2.length === 0 ? [] : duplicatesAt(problems2, pointerOf(place2));
var LARGE_BYTES2 = 64 * 1024;
var Known = class {
  #hashes = /* @__PURE__ */ new Set();
  #large = /* @__PURE__ */ new Map();
  isNew(kind, { agent, response }) {
    const body = response?.body ?? new Uint8Array();
    const key2 = `${kind} ${agent} ${response?.status ?? 0}`;
    return body.length < LARGE_BYTES2 ? this.#isNewHash(key2, body) : this.#isNewBody(key2, body);
  }
  #isNewHash(key2, body) {
    const { createHash: createHash2 } = process.getBuiltinModule("node:crypto");
    const hash = `${key2} ${createHash2("sha256").update(body).digest("base64")}`;
    if (this.#hashes.has(hash)) return false;
    this.#hashes.add(hash);
    return true;
  }
  #isNewBody(key2, body) {
    const alike = `${key2} ${body.length}`;
    const others = this.#large.get(alike) ?? [];
    if (others.some((other) => other === body || Buffer2.compare(other, body) === 0)) return false;
    this.#large.set(alike, [...others, body]);
    return true;
  }
};
function judgeExchange(pass, exchange, settings, known4, stop) {
  const kind = documentKindOf(exchange);
  if (kind === void 0 || !known4.isNew(kind, exchange)) return;
  const document2 = {
    kind,
    exchange,
    apiBase: settings.base + settings.apiBase,
    origin: settings.base === "" ? "files" : "target"
  };
  pass.begin(document2);
  if (kind === "feed") judgeFeed(pass, exchange, document2, stop);
  else {
    const { value, problems: problems2 } = readingOf(exchange);
    if (kind === "answer" && isObject(value) && isObject(value["imSession"]))
      pass.session(
        sessionSubject(document2, value["imSession"], "/imSession", duplicatesAt(problems2, "/imSession"))
      );
    pass.end({ document: document2, envelope: value, problems: problems2 });
  }
}
var BETWEEN_LOOKS = 4096;
function judgeFeed(pass, exchange, document2, stop) {
  const visit = (taker) => visitFeed(exchange, (value2, index, problems3) => {
    if (index % BETWEEN_LOOKS === BETWEEN_LOOKS - 1) stop();
    const place2 = { array: "/imSessions", index };
    taker.session(sessionSubject(document2, value2, place2, duplicatesFrom(problems3, place2)));
  });
  const { value, problems: problems2 } = visit(pass);
  const look = pass.end({ document: document2, envelope: value, problems: problems2 });
  if (!look) return;
  visit(look);
  look.end();
}
function judgeDelivered(pass, evidence) {
  const { settings } = evidence;
  for (const { data, exchange, pointer: at2 } of deliveredTo(evidence.exchanges)) {
    const document2 = {
      kind: "notification",
      exchange,
      at: at2,
      apiBase: settings.base + settings.apiBase,
      origin: settings.base === "" ? "files" : "target"
    };
    pass.begin(document2);
    const session3 = isObject(data) ? data["imSession"] : void 0;
    if (isObject(session3)) {
      const place2 = `${at2}/imSession`;
      pass.session(
        sessionSubject(document2, session3, place2, duplicatesAt(readingOf(exchange).problems, place2))
      );
    }
    pass.end({ document: document2, envelope: data, problems: [] });
  }
}
var NOTHING2 = {
  reason: "no session was seen",
  remedy: "open a session for this agent and run again"
};
function nothingFor(requirement) {
  if (requirement.kind === "evidence" || requirement.none === "") return NOTHING2;
  const { none } = requirement;
  return requirement.kind === "session" ? { reason: `no session was seen ${none}`, remedy: "run again while the agent has such a session" } : { reason: none, remedy: "run again when there is such a thing to see" };
}
function judgeEvidence(requirement, evidence) {
  try {
    return requirement.judge(evidence);
  } catch (thrown) {
    return { kind: "bug", error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }
}
var OutOfTime = class extends Error {
  name = "OutOfTime";
};
var UNFINISHED = inconclusive(
  "the run was over before all that was read could be judged",
  "give it more time with --deadline, or read less with --max-body"
);
var unfinished = (outcome) => outcome?.kind === "bug" || outcome?.kind === "judged" && outcome.count > 0 ? outcome : UNFINISHED;
function judgeBodies(pass, evidence, isOver2) {
  const known4 = new Known();
  const stop = () => {
    if (isOver2()) throw new OutOfTime();
  };
  try {
    for (const exchange of evidence.exchanges) {
      judgeExchange(pass, exchange, evidence.settings, known4, stop);
      stop();
    }
    judgeDelivered(pass, evidence);
    return true;
  } catch (thrown) {
    if (thrown instanceof OutOfTime) return false;
    throw thrown;
  }
}
function judge(evidence, requirements2, catalogue = [], waiving, isOver2 = () => false) {
  const pass = new DocumentPass(requirements2, catalogue, waiving);
  let isWhole = judgeBodies(pass, evidence, isOver2);
  const ofDocuments = pass.outcomes(nothingFor);
  const outcomes = /* @__PURE__ */ new Map();
  const durations = /* @__PURE__ */ new Map();
  for (const requirement of requirements2) {
    const started = performance.now();
    isWhole &&= !isOver2();
    const ofDocument = ofDocuments.get(requirement.id);
    if (requirement.kind === "evidence")
      outcomes.set(requirement.id, isWhole ? judgeEvidence(requirement, evidence) : UNFINISHED);
    else if (ofDocument) outcomes.set(requirement.id, isWhole ? ofDocument : unfinished(ofDocument));
    durations.set(requirement.id, Math.round(performance.now() - started));
  }
  return { outcomes, durations, sessionsSeen: pass.sessionsSeen, ...waiving ? { waiving } : {} };
}

// src/capture/capture.ts
import { constants as constants2 } from "node:buffer";

// src/capture/document.ts
var LIST2 = "imSessions";
var LIST_POINTER = pointer(LIST2);
var SESSION_PLACES = {
  answer: pointer("imSession"),
  session: "",
  error: void 0
};

// src/capture/har-entry.ts
var MAX_INFLATED_BYTES = 256 * 1024 * 1024;

// src/capture/capture.ts
var HEAD_BYTES = 16 * 1024 * 1024;
var SMALL_BYTES = 1024 * 1024;
var TOO_LONG = {
  value: void 0,
  problems: [
    {
      ...START,
      kind: "size",
      message: `the text is longer than ${constants2.MAX_STRING_LENGTH} bytes and no feed`,
      pointer: "",
      excerpt: ""
    }
  ]
};

// src/run/catalogue-hash.ts
import { createHash } from "node:crypto";
function catalogueHash(catalogue) {
  const texts = catalogue.map(({ id, level, area, profile, title, source, firmness, how }) => ({
    id,
    level,
    area,
    profile,
    title,
    source,
    firmness,
    how
  }));
  return `sha256-${createHash("sha256").update(JSON.stringify(texts)).digest("hex")}`;
}

// src/check/claim.ts
var printable2 = (value) => {
  const shown2 = value === void 0 ? "nothing" : JSON.stringify(value);
  return shown2.length > 120 ? `${shown2.slice(0, 120)}\u2026` : shown2;
};
var nameAt = (pointer2) => {
  const names = pointer2.split("/").filter((part) => part !== "" && !/^\d+$/.test(part));
  return names.at(-1) ?? "session";
};
var SAID = {
  type: "wrong-type",
  required: "missing",
  enum: "unknown-value",
  const: "other-value",
  pattern: "malformed",
  not: "not-allowed",
  additionalProperties: "not-allowed"
};
function violationDefect(violation) {
  const { keyword, pointer: pointer2, expected, actual } = violation;
  const name = nameAt(pointer2);
  const named2 = /\/\d+$/.test(pointer2) ? `an entry of ${name}` : name;
  const what2 = actual === null ? "null" : SAID[keyword] ?? keyword;
  const said = keyword === "required" ? `${named2} is missing` : keyword === "type" ? `${named2} is ${typeName(actual) === "null" ? "null" : `of type ${typeName(actual)}`}` : `${named2} is ${printable2(actual)}`;
  return {
    code: `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-${what2}`,
    message: `${said}, expected ${expected}`,
    pointer: pointer2,
    expected,
    actual
  };
}
var areaOf = (id) => id.slice(0, id.lastIndexOf("-"));
function isFinerOnly(member2, id, violations2) {
  const own = violations2.filter(({ pointer: pointer2 }) => `${pointer2}/`.startsWith(`/${member2}/`));
  return own.length > 0 && own.every(({ requirement }) => areaOf(requirement) === areaOf(id) && requirement > id);
}
function claimed({ member: member2, none, also, ...text5 }) {
  const { id } = text5;
  return {
    ...text5,
    kind: "session",
    none: none ?? (member2 === void 0 ? "" : `with the member \`${member2}\``),
    judge(subject) {
      const found = subject.violations.length > 0 ? subject.violations.filter((one) => one.requirement === id) : [];
      if (found.length > 0) return found.map(violationDefect);
      if (member2 !== void 0 && subject.view[member2] === void 0)
        return also === void 0 && isFinerOnly(member2, id, subject.violations) ? void 0 : NOT_APPLICABLE;
      return also?.(subject);
    }
  };
}

// suites/example.ts
var SAMPLE = {
  id: "007MDF3D0KAHL93L807GK2LAES000001",
  state: "Talking",
  path: "/im-sessions/007MDF3D0KAHL93L807GK2LAES000001",
  uri: "http://localhost:8090/api/v2/im-sessions/007MDF3D0KAHL93L807GK2LAES000001",
  participants: [{ digits: "3002", e164Number: "3002", formattedPhoneNumber: "3002", phoneNumber: "3002" }],
  capabilities: ["SendMessage", "AttachUserData", "Complete"]
};
function session2(changes2 = {}) {
  const changed = { ...SAMPLE, ...changes2 };
  return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== void 0));
}
var participant2 = (changes2 = {}) => ({
  ...SAMPLE.participants[0],
  ...changes2
});
var feed2 = (sessions, changes2 = {}) => ({
  imSessions: [...sessions],
  statusCode: 0,
  ...changes2
});
var OTHER_ID = "00446K0L8GAC3B9R8O7GK2LAES00000D";

// suites/feed/capabilities.ts
var about = { area: "capabilities", profile: "feed", source: "IMSessionResource" };
var capabilitiesArray = claimed({
  ...about,
  id: "IMS-CAP-01",
  level: "must",
  firmness: "stated",
  title: "`capabilities` is an array of strings",
  how: "The type of `capabilities` and of its entries in the session schema.",
  cause: "A map of flags in place of a list, or one comma-separated string.",
  examples: { holds: session2(), breaks: session2({ capabilities: { SendMessage: true } }) },
  member: "capabilities"
});
var knownCapabilities = claimed({
  ...about,
  id: "IMS-CAP-02",
  level: "must",
  firmness: "derived",
  title: "each capability is one of `SendMessage`, `AttachUserData`, `UpdateUserData`, `DeleteUserData`, `Complete`, exactly",
  how: "The enumeration of the entries of `capabilities` in the session schema.",
  cause: "Capabilities of another resource (a call, a chat), another case, or internal names.",
  examples: { holds: session2(), breaks: session2({ capabilities: ["SendMessage", "Complete", "Transfer"] }) },
  member: "capabilities",
  none: "with a capability",
  also: ({ view: { capabilities = [] } }) => capabilities.length === 0 ? NOT_APPLICABLE : void 0
});
var capabilitiesOnce = {
  ...about,
  kind: "session",
  id: "IMS-CAP-03",
  level: "should",
  firmness: "sample",
  title: "no capability is listed twice",
  how: "The entries of `capabilities` are compared with each other.",
  cause: "Capabilities gathered from several sources without a set.",
  examples: { holds: session2(), breaks: session2({ capabilities: ["SendMessage", "Complete", "Complete"] }) },
  none: "with a well-formed capability",
  judge: ({ view: { capabilities } }) => {
    if (capabilities === void 0 || capabilities.length === 0) return NOT_APPLICABLE;
    for (let index = 1; index < capabilities.length; index++) {
      const one = capabilities[index];
      if (one !== void 0 && capabilities.indexOf(one) < index)
        return {
          code: "capability-twice",
          message: `${one} is listed twice`,
          pointer: `/capabilities/${index}`,
          expected: "each capability once",
          actual: one
        };
    }
    return void 0;
  }
};
var listed = (capabilities) => `[${capabilities.join(", ")}]`;
var completedOffers = (capabilities) => {
  const wrong = capabilities.find((one) => one === "SendMessage" || one === "Complete");
  return wrong === void 0 ? void 0 : {
    code: "completed-offers",
    message: `a Completed session offers ${wrong}`,
    pointer: "/capabilities",
    expected: "neither SendMessage nor Complete",
    actual: listed(capabilities)
  };
};
var completedCapabilities = {
  ...about,
  kind: "session",
  id: "IMS-CAP-04",
  level: "should",
  firmness: "derived",
  title: "a `Completed` session offers neither `SendMessage` nor `Complete`",
  how: "The capabilities of each session in the state `Completed` are looked at.",
  cause: "A fixed list of capabilities, whatever the state, as in the published `Complete` sample.",
  examples: {
    holds: session2({ state: "Completed", capabilities: [] }),
    breaks: session2({ state: "Completed" })
  },
  none: "in the state `Completed` with well-formed capabilities",
  judge: ({ view: { state, capabilities } }) => state !== "Completed" || capabilities === void 0 ? NOT_APPLICABLE : completedOffers(capabilities)
};
var talkingLacks = (capabilities) => {
  if (capabilities.includes("SendMessage") && capabilities.includes("Complete")) return void 0;
  const missing = ["SendMessage", "Complete"].filter((one) => !capabilities.includes(one));
  return {
    code: "talking-does-not-offer",
    message: `a Talking session does not offer ${missing.join(" and ")}`,
    pointer: "/capabilities",
    expected: "SendMessage and Complete among them",
    actual: listed(capabilities)
  };
};
var talkingCapabilities = {
  ...about,
  kind: "session",
  id: "IMS-CAP-05",
  level: "should",
  firmness: "sample",
  title: "a `Talking` session offers `SendMessage` and `Complete`",
  how: "The capabilities of each session in the state `Talking` are looked at.",
  cause: "Capabilities that are worked out once, when the session is made, and not when its state changes.",
  examples: { holds: session2(), breaks: session2({ capabilities: ["AttachUserData", "Complete"] }) },
  none: "in the state `Talking` with well-formed capabilities",
  judge: ({ view: { state, capabilities } }) => state !== "Talking" || capabilities === void 0 ? NOT_APPLICABLE : talkingLacks(capabilities)
};
function hasUserData({ value, view }) {
  if (isObject(value) && value["userData"] === void 0) return false;
  if (view.userData === void 0) return void 0;
  for (const name in view.userData) if (Object.hasOwn(view.userData, name)) return true;
  return void 0;
}
var needsData = (one) => one === "UpdateUserData" || one === "DeleteUserData";
var offersWithoutData = (capabilities) => capabilities.some(needsData) ? {
  code: "offers-without-user-data",
  message: `a session without user data offers ${capabilities.filter(needsData).join(" and ")}`,
  pointer: "/capabilities",
  expected: "neither UpdateUserData nor DeleteUserData",
  actual: listed(capabilities)
} : void 0;
var userDataCapabilities = {
  ...about,
  kind: "session",
  id: "IMS-CAP-06",
  level: "should",
  firmness: "derived",
  title: "`UpdateUserData` and `DeleteUserData` are offered only where there is user data",
  how: "The capabilities of each session are held against its `userData`; sessions with an empty one are left out.",
  cause: "A fixed list of capabilities, whatever data is attached.",
  examples: {
    holds: session2(),
    breaks: session2({ capabilities: ["SendMessage", "UpdateUserData", "Complete"] })
  },
  none: "with well-formed capabilities and user data",
  judge(subject) {
    const { capabilities } = subject.view;
    const data = hasUserData(subject);
    if (capabilities === void 0 || data === void 0) return NOT_APPLICABLE;
    return data ? void 0 : offersWithoutData(capabilities);
  }
};
var isOdd = (state, capabilities, data) => state === "Completed" && completedOffers(capabilities) !== void 0 || state === "Talking" && talkingLacks(capabilities) !== void 0 || !data && offersWithoutData(capabilities) !== void 0;
var setOf = (capabilities) => [...new Set(capabilities)].sort().join(", ");
var sameList = (one, other) => one.length === other.length && one.every((capability, index) => capability === other[index]);
var sameCapabilities = {
  ...about,
  kind: "document",
  documents: ["feed"],
  none: "no two sessions of the same state and the same presence of user data were seen in one feed",
  id: "IMS-CAP-07",
  level: "should",
  firmness: "derived",
  title: "two sessions of the same state and the same presence of user data offer the same set",
  how: "Within one feed the sets of capabilities are compared, order aside.",
  cause: "Capabilities that depend on something the session does not show, or are worked out at different times.",
  examples: {
    holds: feed2([
      session2(),
      session2({
        id: OTHER_ID,
        path: `/im-sessions/${OTHER_ID}`,
        uri: `http://localhost:8090/api/v2/im-sessions/${OTHER_ID}`
      })
    ]),
    breaks: feed2([
      session2(),
      session2({
        id: OTHER_ID,
        path: `/im-sessions/${OTHER_ID}`,
        uri: `http://localhost:8090/api/v2/im-sessions/${OTHER_ID}`,
        capabilities: ["SendMessage", "Complete"]
      })
    ])
  },
  start() {
    const withData2 = /* @__PURE__ */ new Map();
    const without = /* @__PURE__ */ new Map();
    const defects = [];
    let compared = false;
    return {
      add(subject) {
        const { state, capabilities } = subject.view;
        const data = hasUserData(subject);
        if (state === void 0 || capabilities === void 0 || data === void 0) return;
        if (isOdd(state, capabilities, data)) return;
        const known4 = data ? withData2 : without;
        const other = known4.get(state);
        if (other === void 0) {
          known4.set(state, { listed: capabilities, set: setOf(capabilities) });
          return;
        }
        compared = true;
        if (sameList(other.listed, capabilities) || defects.length >= 20) return;
        const set = setOf(capabilities);
        if (other.set === set) return;
        defects.push({
          code: "capabilities-differ",
          message: `sessions that are ${state}${data ? " with user data" : ""} offer different sets`,
          pointer: `${subject.pointer}/capabilities`,
          expected: `[${other.set}]`,
          actual: `[${set}]`
        });
      },
      end: () => defects.length > 0 ? defects : compared ? void 0 : NOT_APPLICABLE
    };
  }
};

// src/check/each.ts
var Tally = class {
  #judged = 0;
  #count = 0;
  #flaky = false;
  #findings = [];
  #doubt;
  add(verdict, place2) {
    if (verdict === NOT_APPLICABLE) return;
    if (verdict !== void 0 && isInconclusive(verdict)) {
      this.#doubt ??= { reason: verdict.inconclusive, remedy: verdict.remedy };
      return;
    }
    this.#judged++;
    if (place2.exchange && isFlaky(place2.exchange)) this.#flaky = true;
    if (verdict === void 0) return;
    for (const defect2 of defectsOf(verdict)) {
      this.#count++;
      const { pointer: pointer2 = "", ...rest } = place2;
      this.#findings.push({ ...rest, ...defect2, pointer: pointer2 + (defect2.pointer ?? "") });
    }
  }
  /** A finding outweighs a doubt, a doubt outweighs what was fine, and no subject at all is a skip: never a pass. */
  outcome(nothing) {
    const judged3 = judgedAs(this.#findings, this.#count, this.#flaky);
    if (this.#count > 0) return judged3;
    if (this.#doubt) return { kind: "inconclusive", ...this.#doubt };
    return this.#judged === 0 ? { kind: "skip", ...nothing } : judged3;
  }
};
function each(subjects2, judge2, nothing) {
  const tally2 = new Tally();
  for (const subject of subjects2) {
    const { value, ...place2 } = subject;
    tally2.add(judge2(value, subject), place2);
  }
  return tally2.outcome(nothing);
}

// suites/feed/subjects.ts
var NO_TARGET = {
  reason: "captured payloads do not show it",
  remedy: "probe the target, or validate a recording made with --record"
};
function* feedReads({ exchanges }) {
  for (const exchange of exchanges)
    if (exchange.step["shows"] === "feed" && exchange.agent !== "anonymous" && exchange.agent !== "intruder")
      yield { value: exchange, exchange };
}
var unanswered = (exchange) => ({
  inconclusive: exchange.failure?.message ?? "there was no answer",
  remedy: "see that the target answers, and run again"
});
function* stepsOf({ exchanges }, name) {
  for (const exchange of exchanges) if (exchange.step.name === name) yield { value: exchange, exchange };
}

// suites/feed/envelope.ts
var charsetOf = (exchange) => {
  const type = exchange.response && header(exchange.response.headers, "content-type");
  const found = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(type ?? "");
  return found?.[1] ?? found?.[2];
};
var wrongStatus = (exchange, status) => ({
  code: status === 404 ? "feed-not-found" : "feed-status",
  message: status === 404 ? "the feed answers HTTP 404: TARGET or --api-base may be wrong" : `the feed answers HTTP ${status}`,
  expected: "HTTP 200",
  actual: status,
  exchange
});
var feedAnswers = {
  kind: "evidence",
  always: true,
  id: "IMS-ENV-01",
  level: "must",
  area: "envelope",
  profile: "feed",
  title: "`GET \u2026/me/im-sessions?fields=*` answers HTTP 200 with a JSON media type",
  source: "IMSessionResource",
  firmness: "stated",
  how: "The feed is read with the agent\u2019s credentials; every read must answer HTTP 200 with `application/json` (a `charset` allowed), `text/json` or a `+json` type.",
  cause: "A wrong route or prefix, an unhandled error behind the route, a framework default of `text/html` or `text/plain`.",
  examples: {
    holds: { status: 200, "content-type": "application/json;charset=UTF-8" },
    breaks: { status: 200, "content-type": "text/html" }
  },
  judge: (evidence) => each(
    feedReads(evidence),
    (exchange) => {
      const status = statusOf(exchange);
      if (status === void 0) return unanswered(exchange);
      if (isTurnedAway(exchange))
        return {
          inconclusive: `the feed request was turned away (HTTP ${status})`,
          remedy: "give the right --user and --password, --bearer or --header"
        };
      if (isIntermediary(exchange))
        return {
          inconclusive: `an intermediary answered HTTP ${status}`,
          remedy: "run again when the target is reachable"
        };
      if (status !== 200) return wrongStatus(exchange, status);
      const type = mediaTypeOf(exchange);
      if (isJsonMediaType(type)) return void 0;
      return {
        code: "feed-media-type",
        message: type ? `the feed is sent as ${type}` : "the feed has no Content-Type",
        expected: "application/json",
        actual: type
      };
    },
    NO_TARGET
  )
};
var exactMediaType = {
  kind: "evidence",
  id: "IMS-ENV-08",
  level: "should",
  area: "envelope",
  profile: "feed",
  title: "the media type is exactly `application/json`, and the charset, if given, is UTF-8",
  source: "RFC 8259",
  firmness: "practice",
  how: "The `Content-Type` of every feed answer is compared, case aside.",
  cause: "A media type set by hand, or a framework that adds the platform\u2019s charset.",
  examples: {
    holds: { "content-type": "application/json; charset=utf-8" },
    breaks: { "content-type": "text/json; charset=ISO-8859-1" }
  },
  judge: (evidence) => each(
    feedReads(evidence),
    (exchange) => {
      const type = mediaTypeOf(exchange);
      if (statusOf(exchange) !== 200 || !isJsonMediaType(type)) return NOT_APPLICABLE;
      const charset = charsetOf(exchange);
      if (type !== "application/json")
        return {
          code: "other-media-type",
          message: `the feed is sent as ${type ?? ""}`,
          expected: "application/json",
          actual: type
        };
      if (charset !== void 0 && charset.toLowerCase() !== "utf-8")
        return {
          code: "other-charset",
          message: `the charset is ${charset}`,
          expected: "UTF-8",
          actual: charset
        };
      return void 0;
    },
    evidence.settings.origin === "files" ? NO_TARGET : { reason: "no feed answer had a JSON media type", remedy: "see IMS-ENV-01" }
  )
};
var IN_USER_DATA = /(?:^|\/imSession|\/imSessions\/\d+)\/userData\//;
var isInUserData2 = (pointer2) => IN_USER_DATA.test(pointer2);
var byteDefect = (problem2) => ({
  code: `json-${problem2.kind}`,
  message: `${problem2.message} (line ${problem2.line}, column ${problem2.column}, byte ${problem2.offset})`,
  ...problem2.pointer === "" ? {} : { pointer: problem2.pointer },
  expected: "one well-formed JSON object in UTF-8",
  actual: problem2.excerpt
});
var hasPayload = ({ document: document2, envelope: envelope2 }) => {
  if (document2.kind === "feed" || document2.kind === "session" || document2.kind === "notification")
    return true;
  if (document2.kind === "error") return isObject(envelope2);
  const member2 = document2.kind === "uris" ? "uris" : document2.kind === "answer" ? "imSession" : "imSessions";
  return isObject(envelope2) && envelope2[member2] !== void 0;
};
var wellFormedJson = {
  kind: "document",
  documents: ["feed", "uris", "partial", "answer", "session", "notification", "error"],
  none: "no body to read was seen",
  id: "IMS-ENV-02",
  level: "must",
  area: "envelope",
  profile: "feed",
  title: "the body is one well-formed JSON object: UTF-8, no byte-order mark, no trailing bytes, no duplicate member names",
  source: "RFC 8259",
  firmness: "practice",
  how: "The raw bytes are decoded strictly and parsed by a reader that keeps what `JSON.parse` hides. Doubled names inside `userData` are IMS-UD-02\u2019s.",
  cause: "JSON put together by hand, a wrong charset, a byte-order mark from a file, a debugging tail after the body.",
  examples: { holds: feed2([]), breaks: '{"imSessions":[],"statusCode":0,"statusCode":0}' },
  start: () => ({
    end(tail) {
      if (!hasPayload(tail)) return NOT_APPLICABLE;
      if (tail.document.kind === "notification" && tail.document.origin === "target") return NOT_APPLICABLE;
      const deep = tail.problems.find((problem2) => problem2.kind === "depth" || problem2.kind === "size");
      if (deep)
        return { inconclusive: deep.message, remedy: "judge a body that is shorter or nested less deeply" };
      const defects = tail.problems.filter((problem2) => !(problem2.kind === "duplicate" && isInUserData2(problem2.pointer))).map(byteDefect);
      if (defects.length > 0) return defects;
      if (isObject(tail.envelope)) return void 0;
      return {
        code: "not-an-object",
        message: `the body is of type ${typeName(tail.envelope)}`,
        expected: "a JSON object",
        actual: tail.envelope
      };
    }
  })
};
var envelopeOf = (tail) => isObject(tail.envelope) && hasPayload(tail) ? tail.envelope : void 0;
var isError = (envelope2) => {
  const code = envelope2["statusCode"];
  return typeof code === "number" && Number.isInteger(code) && code !== 0;
};
var claims = (envelope2, id) => violations(validators_exports.feed, isArray(envelope2["imSessions"]) ? { ...envelope2, imSessions: [] } : envelope2).filter((violation) => violation.requirement === id).map(violationDefect);
var orFine = (defects) => defects.length > 0 ? defects : void 0;
var statusCodeZero = {
  kind: "document",
  documents: ["feed", "uris", "partial", "answer"],
  none: "no successful answer was seen",
  id: "IMS-ENV-03",
  level: "must",
  area: "envelope",
  profile: "feed",
  title: "`statusCode` is present and is the integer 0",
  source: "ReturnValues",
  firmness: "stated",
  how: 'The schema of the success envelope: `statusCode` is required, an integer, and 0; not `"0"`, not `null`, not 0.5.',
  cause: "The envelope is left out, or its code is serialised as a string.",
  examples: { holds: feed2([]), breaks: feed2([], { statusCode: "0" }) },
  start: () => ({
    end(tail) {
      const envelope2 = envelopeOf(tail);
      if (!envelope2) return NOT_APPLICABLE;
      const code = envelope2["statusCode"];
      if ((code === 20 || code === 5) && tail.document.origin === "target")
        return {
          inconclusive: `the request was turned away (statusCode ${code})`,
          remedy: "give the right --user and --password, --bearer or --header"
        };
      return orFine(claims(envelope2, "IMS-ENV-03"));
    }
  })
};
var sessionsArray = {
  kind: "document",
  documents: ["feed"],
  none: "no feed was seen",
  id: "IMS-ENV-04",
  level: "must",
  area: "envelope",
  profile: "feed",
  title: "`imSessions` is present and is an array of objects",
  source: "IMSessionResource",
  firmness: "sample",
  how: "The schema of the feed: `imSessions` is required, an array, and each entry an object.",
  cause: "A list under another name, a map by id in place of an array, `null` for an empty list.",
  examples: { holds: feed2([session2()]), breaks: feed2([], { imSessions: null }) },
  start() {
    const entries = [];
    let count2 = 0;
    return {
      add(subject) {
        if (isObject(subject.value)) return;
        count2++;
        if (count2 <= 20)
          entries.push({
            code: "entry-not-an-object",
            message: `the entry is of type ${typeName(subject.value)}`,
            pointer: subject.pointer,
            expected: "an object",
            actual: subject.value
          });
      },
      end(tail) {
        const envelope2 = envelopeOf(tail);
        if (!envelope2 || isError(envelope2) && envelope2["imSessions"] === void 0) return NOT_APPLICABLE;
        return orFine([...claims(envelope2, "IMS-ENV-04"), ...entries]);
      }
    };
  }
};
var noStatusMessage = {
  kind: "document",
  documents: ["feed", "uris", "partial", "answer", "acceptance"],
  none: "no answer with statusCode 0 was seen",
  id: "IMS-ENV-05",
  level: "must",
  area: "envelope",
  profile: "feed",
  title: "no `statusMessage` where `statusCode` is 0",
  source: "ReturnValues",
  firmness: "stated",
  how: "Every answer with `statusCode` 0 is looked at, whatever was asked.",
  cause: "One envelope class for success and failure that always writes its message.",
  examples: { holds: feed2([]), breaks: feed2([], { statusMessage: "OK" }) },
  start: () => ({
    end({ envelope: envelope2 }) {
      if (!isObject(envelope2) || envelope2["statusCode"] !== 0) return NOT_APPLICABLE;
      return orFine(
        violations(validators_exports.envelope, envelope2).filter((violation) => violation.requirement === "IMS-ENV-05").map((violation) => ({
          code: "status-message-on-success",
          message: "a success carries a statusMessage",
          pointer: violation.pointer === "" ? "/statusMessage" : violation.pointer,
          expected: "no statusMessage",
          actual: envelope2["statusMessage"]
        }))
      );
    }
  })
};

// suites/feed/errors.ts
var errorEnvelope = {
  kind: "document",
  documents: ["error"],
  none: "no error answer was seen",
  id: "IMS-ENV-06",
  level: "must",
  area: "envelope",
  profile: "feed",
  title: "an error answer has a documented `statusCode` 1\u201320, a non-empty string `statusMessage`, and no other member",
  source: "ReturnValues",
  firmness: "stated",
  how: "Every error answer of the API that the run meets is held against the schema of the error envelope; the feed profile asks for one session with an unknown id and, where it has Basic credentials, once without them.",
  cause: "The error page of the framework or container in place of the API\u2019s own, or a stack trace beside the message.",
  examples: {
    holds: { statusCode: 6, statusMessage: "Resource not found" },
    breaks: { statusCode: 6, statusMessage: "Resource not found", trace: "at Sessions.find" }
  },
  start: () => ({
    end({ document: document2, envelope: envelope2, problems: problems2 }) {
      const { exchange } = document2;
      if (exchange && isIntermediary(exchange))
        return {
          inconclusive: `an intermediary answered HTTP ${exchange.response?.status ?? 0} in the target\u2019s place`,
          remedy: "run again when the target is reachable and its rate limit allows"
        };
      if (!isObject(envelope2)) {
        if (exchange?.step["shows"] === "feed") return NOT_APPLICABLE;
        return {
          code: "error-not-an-envelope",
          message: `the error answer is no JSON object${problems2[0] ? `: ${problems2[0].message}` : ""}`,
          expected: '{"statusCode":1\u201320,"statusMessage":"\u2026"}',
          actual: exchange ? preview(exchange.response?.body) : envelope2
        };
      }
      const found = violations(validators_exports.error, envelope2).map(violationDefect);
      return found.length > 0 ? found : void 0;
    }
  })
};
var preview = (body) => new TextDecoder().decode((body ?? new Uint8Array()).subarray(0, 200));

// suites/feed/fields.ts
var about2 = { area: "fields", profile: "feed", source: "IMSessionResource" };
var requiredFields = claimed({
  ...about2,
  id: "IMS-FLD-01",
  level: "must",
  firmness: "stated",
  title: "with `fields=*` each session has `id`, `state`, `path`, `participants`, `capabilities`",
  how: "The required members of the session schema.",
  cause: "A serialiser that leaves out empty lists, or fields under other names.",
  examples: { holds: session2(), breaks: session2({ capabilities: void 0 }) }
});
var uriField = {
  ...about2,
  kind: "session",
  id: "IMS-FLD-02",
  level: "should",
  firmness: "sample",
  title: "with `fields=*` each session has `uri`",
  how: "The member `uri` is looked for in every session.",
  cause: "The server does not know its own address and leaves the link out.",
  examples: { holds: session2(), breaks: session2({ uri: void 0 }) },
  none: "",
  judge: ({ value }) => {
    if (!isObject(value)) return NOT_APPLICABLE;
    if (value["uri"] !== void 0) return void 0;
    return {
      code: "uri-missing",
      message: "uri is missing",
      pointer: "/uri",
      expected: "the absolute URL of the session"
    };
  }
};
var noNulls = claimed({
  ...about2,
  id: "IMS-FLD-05",
  level: "must",
  firmness: "derived",
  title: "no documented member is `null`",
  how: "The session schema allows `null` for no documented member of a session or participant.",
  cause: "A serialiser that writes unset fields as `null` in place of leaving them out.",
  examples: { holds: session2(), breaks: session2({ userData: null }) }
});

// suites/feed/id-set.ts
var KEPT_IDS = 1e5;
var MAX_SUSPECTS = 1e5;
var MAX_DEFECTS = 1e5;
var defect = (id, { pointer: pointer2 }) => ({
  code: "id-twice",
  message: `the id ${id} stands more than once`,
  pointer: `${pointer2}/id`,
  expected: "an id of its own",
  actual: id
});
var IdSet = class {
  #kept = [];
  /** The kept ids, from the first suspicion on. */
  #exact;
  #defects = [];
  #suspects = /* @__PURE__ */ new Set();
  #suspectsLost = false;
  #full = false;
  size = 0;
  /** `added` is what came of adding it to the fingerprints of the feed's ids. */
  add(id, added, place2) {
    this.size++;
    if (added === "new") this.#keep(id);
    else if (added === "full") this.#full = true;
    else this.#suspect(id, place2);
  }
  #keep(id) {
    if (this.#kept.length >= KEPT_IDS) return;
    this.#kept.push(id);
    this.#exact?.add(id);
  }
  #suspect(id, place2) {
    this.#exact ??= new Set(this.#kept);
    if (this.#exact.has(id)) this.#report(id, place2);
    else if (this.#kept.length < KEPT_IDS) this.#keep(id);
    else if (this.#suspects.size < MAX_SUSPECTS) this.#suspects.add(id);
    else this.#suspectsLost = true;
  }
  #report(id, place2) {
    if (this.#defects.length < MAX_DEFECTS) this.#defects.push(defect(id, place2));
  }
  /** Are there suspects that a second read would clear up? */
  get isUnsure() {
    return this.#suspects.size > 0;
  }
  verdict() {
    if (this.#defects.length > 0) return this.#defects;
    const [suspect] = this.#suspects;
    if (suspect !== void 0)
      return {
        inconclusive: `the id ${suspect} seems to stand twice, far into a feed of ${this.size} sessions`,
        remedy: "give the feed as a file, which can be read twice, or search it for that id"
      };
    return this.#full ? this.#tooMany() : void 0;
  }
  #tooMany() {
    return {
      inconclusive: `the ids of ${this.size} sessions are more than can be compared with each other`,
      remedy: "judge the feed in parts"
    };
  }
  /** Counts the suspects in a second read of the same ids. */
  secondRead() {
    const seen = /* @__PURE__ */ new Set();
    return {
      add: (id, place2) => {
        if (!this.#suspects.has(id)) return;
        if (seen.has(id)) this.#report(id, place2);
        else seen.add(id);
      },
      verdict: () => {
        if (this.#defects.length > 0) return this.#defects;
        return this.#full || this.#suspectsLost ? this.#tooMany() : void 0;
      }
    };
  }
};

// suites/feed/id.ts
var about3 = { area: "id", profile: "feed", source: "IMSessionResource" };
var idForm = claimed({
  ...about3,
  id: "IMS-ID-01",
  level: "must",
  firmness: "derived",
  title: "`id` is a string of one or more characters that can stand in a path segment unescaped, and not `.` or `..`",
  how: "The type and pattern of `id` in the session schema: RFC 3986 unreserved, sub-delims, `:` and `@`; no `%`.",
  cause: "A database key as a number, or an id that must be escaped before it can stand in `/im-sessions/{id}`.",
  examples: { holds: session2(), breaks: session2({ id: "a/b", path: "/im-sessions/a/b" }) },
  member: "id"
});
var CALL_UUID = /^[0-9A-Z]{32}$/;
var callUuid = {
  ...about3,
  kind: "session",
  id: "IMS-ID-04",
  level: "should",
  firmness: "stated",
  title: "`id` has the form of a SIP Server call UUID: 32 characters of `0-9A-Z`",
  how: "Each well-formed `id` is matched against the form of the published ids.",
  cause: "Ids made by the server itself in place of the call UUID that SIP Server gave.",
  examples: {
    holds: session2(),
    breaks: session2({
      id: "12398123091823091283012",
      path: "/im-sessions/12398123091823091283012",
      uri: "http://localhost:8090/api/v2/im-sessions/12398123091823091283012"
    })
  },
  none: "with a well-formed `id`",
  judge: ({ view: { id } }) => {
    if (id === void 0) return NOT_APPLICABLE;
    if (CALL_UUID.test(id)) return void 0;
    return {
      code: "id-not-a-call-uuid",
      message: `the id ${id} has not the form of a SIP Server call UUID`,
      pointer: "/id",
      expected: "32 characters of 0-9A-Z",
      actual: id
    };
  }
};
var uniqueIds = {
  ...about3,
  kind: "document",
  documents: ["feed"],
  none: "no feed with a session in it was seen",
  id: "IMS-ID-02",
  level: "must",
  firmness: "stated",
  title: "ids are unique in the feed",
  how: "The ids of each feed are compared with each other.",
  cause: "A join that doubles rows, or an id that is unique only together with another field.",
  examples: {
    holds: feed2([session2()]),
    breaks: feed2([session2(), session2({ state: "Completed", capabilities: [] })])
  },
  start() {
    const ids = new IdSet();
    return {
      add: (subject, known4) => {
        const { id } = subject.view;
        if (id !== void 0 && known4 !== void 0) ids.add(id, known4, subject);
      },
      end: () => ids.size === 0 ? NOT_APPLICABLE : ids.verdict(),
      again: () => ids.isUnsure ? secondRead(ids) : void 0
    };
  }
};
function secondRead(ids) {
  const read = ids.secondRead();
  return {
    add: (subject) => {
      const { id } = subject.view;
      if (id !== void 0) read.add(id, subject);
    },
    end: () => read.verdict()
  };
}
function readsOf({ exchanges }) {
  return exchanges.filter(({ step }) => step.name === "feed.plain" || step.name === "feed.again").flatMap((exchange) => {
    const reading = feedOf(exchange);
    return reading?.sessionsKnown ? [{ exchange, reading }] : [];
  });
}
var stableIds = {
  ...about3,
  kind: "evidence",
  id: "IMS-ID-03",
  level: "must",
  firmness: "derived",
  title: "ids are stable: consecutive reads with the same number of sessions hold the same ids",
  how: "The feed is read up to five times; two consecutive reads must hold the same ids. Sessions may come and go meanwhile.",
  cause: "An id that is made anew for each answer.",
  examples: {
    holds: { reads: [[OTHER_ID], [OTHER_ID]] },
    breaks: { reads: [["A1"], ["A2"], ["A3"], ["A4"], ["A5"]] }
  },
  judge: stable
};
function stable(evidence) {
  if (evidence.settings.origin === "files") return skip(NO_TARGET.reason, NO_TARGET.remedy);
  const reads = readsOf(evidence);
  if (reads.every(({ reading }) => reading.count === 0))
    return skip("no session was seen", "open a session for this agent and run again");
  const pairs = reads.slice(1).flatMap((after, index) => {
    const before = reads[index];
    return before ? [{ before, after }] : [];
  });
  if (pairs.length === 0) return inconclusive("the feed could not be read twice", "run again");
  if (pairs.some(({ before, after }) => before.reading.sameIds(after.reading)))
    return { kind: "judged", findings: [], count: 0 };
  const comparable = pairs.filter(({ before, after }) => before.reading.count === after.reading.count);
  if (comparable.length === 0)
    return inconclusive(
      "the number of sessions changed between any two reads",
      "run again at a quieter time"
    );
  const subjects2 = comparable.slice(-1).map((pair) => ({ value: pair, exchange: pair.after.exchange, pointer: "/imSessions" }));
  return each(
    subjects2,
    ({ before, after }) => ({
      code: "ids-change",
      message: "consecutive reads with the same number of sessions hold other ids",
      expected: [...before.reading.ids].slice(0, 5).join(", "),
      actual: [...after.reading.ids].slice(0, 5).join(", ")
    }),
    NO_TARGET
  );
}

// suites/scenario.ts
var PATH_SEGMENT = /^(?!\.{1,2}$)[A-Za-z0-9\-._~!$&'()*+,;=:@]+$/;
var isWellFormedId = (id) => PATH_SEGMENT.test(id);

// suites/feed/lists.ts
function neighbours({ exchanges }, exchange) {
  const reads = exchanges.filter((one) => one.step["shows"] === "feed" && one.agent === "first");
  const before = reads.filter((one) => one.index < exchange.index).at(-1);
  const after = reads.find((one) => one.index > exchange.index);
  return [before && feedOf(before), after && feedOf(after)];
}
function refusal(exchange, code, expected) {
  const status = statusOf(exchange);
  if (status === void 0) return unanswered(exchange);
  if (status === 429 || status >= 502)
    return {
      inconclusive: `the answer was HTTP ${status}`,
      remedy: "run again when the target is reachable"
    };
  if (isAccepted(exchange) && status < 300) return "fine";
  return {
    code,
    message: `the request is answered with HTTP ${status} and no success envelope`,
    expected,
    actual: bodyOf(exchange)
  };
}
var lastSegment = (uri) => uri.split(/[?#]/, 1)[0]?.split("/").at(-1) ?? "";
function urisVerdict(exchange, around) {
  const refused = refusal(exchange, "list-refused", '{"uris":[\u2026],"statusCode":0}');
  if (refused !== "fine") return refused;
  const body = bodyOf(exchange);
  if (!isObject(body)) return NOT_APPLICABLE;
  const shape = violations(validators_exports.uris, body).filter((one) => one.requirement === "IMS-ENV-07");
  if (shape.length > 0) return shape.map(violationDefect);
  const uris2 = isArray(body["uris"]) ? body["uris"].filter((uri) => typeof uri === "string") : [];
  const [before, after] = around;
  if (!before?.sessionsKnown || !after?.sessionsKnown)
    return { inconclusive: "the feed itself cannot be read", remedy: "see IMS-ENV-02 and IMS-ENV-04" };
  if (!before.sameIds(after))
    return {
      inconclusive: "sessions came and went while the list was read",
      remedy: "run again at a quieter time"
    };
  const named2 = new Set(uris2.map(lastSegment));
  const ids = [...before.ids].filter(isWellFormedId);
  const missing = ids.find((id) => !named2.has(id));
  const countable = ids.length === before.count;
  if (missing === void 0 && (!countable || uris2.length === before.count)) return void 0;
  return {
    code: "uris-do-not-match",
    message: missing === void 0 ? `uris holds ${uris2.length} entries for ${before.count} sessions` : `uris has no entry for the session ${missing}`,
    pointer: "/uris",
    expected: "one URI for each session",
    actual: uris2.slice(0, 5)
  };
}
var urisList = {
  kind: "evidence",
  id: "IMS-ENV-07",
  level: "should",
  area: "envelope",
  profile: "feed",
  title: "without `fields` the answer has `uris`, an array of absolute URLs, one for each session, and no `imSessions`",
  source: "RequestTypes, ReturnValues",
  firmness: "convention",
  how: "The list is read without `fields` between two reads of the feed that hold the same sessions; each id must be the last segment of one URI.",
  cause: "`fields` has a default of `*`, or the list resource is not routed apart.",
  examples: {
    holds: { uris: [SAMPLE.uri], statusCode: 0 },
    breaks: { imSessions: [SAMPLE], statusCode: 0 }
  },
  judge(evidence) {
    if (evidence.settings.origin === "files") return skip(NO_TARGET.reason, NO_TARGET.remedy);
    const last = [...stepsOf(evidence, "feed.uris")].slice(-1);
    return each(last, (exchange) => urisVerdict(exchange, neighbours(evidence, exchange)), {
      reason: "the list was not read",
      remedy: "see IMS-ENV-01"
    });
  }
};
var ASKED = ["id", "state"];
function partialVerdict(exchange, around) {
  const refused = refusal(exchange, "fields-refused", "the sessions with id and state");
  if (refused !== "fine") return refused;
  const body = bodyOf(exchange);
  const sessions = isObject(body) ? body["imSessions"] : void 0;
  if (!isArray(sessions))
    return {
      code: "fields-no-sessions",
      message: "imSessions is no array",
      pointer: "/imSessions",
      expected: "an array",
      actual: sessions
    };
  const [before, after] = around;
  const count2 = before && after && before.sessionsKnown && before.sameIds(after) && before.ids.size === before.count ? before.count : void 0;
  if (count2 !== void 0 && count2 !== sessions.length)
    return {
      code: "fields-other-sessions",
      message: `${sessions.length} of ${count2} sessions are shown`,
      pointer: "/imSessions",
      expected: `${count2} sessions`,
      actual: sessions.length
    };
  if (sessions.length === 0) return NOT_APPLICABLE;
  const facts = factsOf(around);
  const defects = sessions.flatMap(
    (one, index) => partialDefects(one, pointer("imSessions", index), around, facts)
  );
  return defects.length > 0 ? defects : void 0;
}
var shownAround = (one, around) => {
  const { id } = one;
  return around.map((reading) => isString(id) ? reading?.session(id) : void 0).filter((other) => other !== void 0);
};
function isOtherState({ state }, shown2) {
  return isString(state) && shown2.length > 0 && shown2.every((other) => isString(other["state"]) && other["state"] !== state);
}
function factsOf(around) {
  let mixed;
  const lacking = /* @__PURE__ */ new Map();
  return {
    isMixed: () => mixed ??= around.some(
      (reading) => reading !== void 0 && reading.sessions().length !== reading.count
    ),
    isLacking: (name) => {
      const known4 = lacking.get(name);
      if (known4 !== void 0) return known4;
      const found = around.some((reading) => reading?.sessions().some((one) => one[name] === void 0));
      lacking.set(name, found);
      return found;
    }
  };
}
function partialDefects(one, at2, around, facts) {
  if (!isObject(one))
    return facts.isMixed() ? [] : [
      {
        code: "fields-no-object",
        message: "an entry is no object",
        pointer: at2,
        expected: "an object",
        actual: one
      }
    ];
  const shown2 = shownAround(one, around);
  const lacking = (name) => one[name] === void 0 && (shown2.length === 0 ? !facts.isLacking(name) : shown2.every((other) => other[name] !== void 0));
  const missing = ASKED.filter(lacking);
  const extra = SESSION_MEMBERS.filter((name) => !ASKED.includes(name) && one[name] !== void 0);
  return [
    ...missing.map((name) => ({
      code: "field-missing",
      message: `${name} was asked for and is missing`,
      pointer: at2 + pointer(name),
      expected: `the member ${name}`
    })),
    ...extra.map((name) => ({
      code: "field-not-asked-for",
      message: `${name} was not asked for`,
      pointer: at2 + pointer(name),
      expected: "id and state alone",
      actual: one[name]
    })),
    ...isOtherState(one, shown2) ? [
      {
        code: "field-differs",
        message: "the state is not as the feed shows it",
        pointer: `${at2}/state`,
        expected: "the state that the feed shows",
        actual: one["state"]
      }
    ] : []
  ];
}
var someFields = {
  kind: "evidence",
  id: "IMS-FLD-03",
  level: "should",
  area: "fields",
  profile: "feed",
  title: "`fields=id,state` gives sessions with those members and no other documented member",
  source: "RequestTypes",
  firmness: "convention",
  how: "The list is read with `fields=id,state`; members that the API does not document do not count.",
  cause: "The parameter is ignored, or understood only as `*`.",
  examples: {
    holds: { id: OTHER_ID, state: "Talking" },
    breaks: { id: OTHER_ID, state: "Talking", path: `/im-sessions/${OTHER_ID}` }
  },
  judge(evidence) {
    if (evidence.settings.origin === "files") return skip(NO_TARGET.reason, NO_TARGET.remedy);
    return each(
      stepsOf(evidence, "feed.partial"),
      (exchange) => partialVerdict(exchange, neighbours(evidence, exchange)),
      {
        reason: "no session was seen",
        remedy: "open a session for this agent and run again"
      }
    );
  }
};

// suites/feed/participants.ts
var about4 = { area: "participants", profile: "feed", source: "IMSessionResource" };
var participantsArray = claimed({
  ...about4,
  id: "IMS-PAR-01",
  level: "must",
  firmness: "stated",
  title: "`participants` is an array of objects",
  how: "The type of `participants` and of its entries in the session schema.",
  cause: "A list of bare numbers, or one participant that is not wrapped in a list.",
  examples: { holds: session2(), breaks: session2({ participants: ["3002"] }) },
  member: "participants"
});
var participantMembers = claimed({
  ...about4,
  id: "IMS-PAR-02",
  level: "must",
  source: "CallResource",
  firmness: "stated",
  title: "each participant has `digits`, `e164Number`, `formattedPhoneNumber` and `phoneNumber`, all strings",
  how: "The participant schema: four required members, each a string (`e164Number` may be empty).",
  cause: "Numbers sent as JSON numbers, or members that are left out where they are empty.",
  examples: { holds: session2(), breaks: session2({ participants: [participant2({ digits: 3002 })] }) },
  member: "participants",
  none: "with a participant",
  also: ({ view: { participants = [] } }) => participants.length === 0 ? NOT_APPLICABLE : void 0
});
var perParticipant = (judge2) => ({ view: { participants } }) => {
  if (participants === void 0) return NOT_APPLICABLE;
  let judged3 = false;
  let defects;
  for (let index = 0; index < participants.length; index++) {
    const one = participants[index];
    const said = one === void 0 ? NOT_APPLICABLE : judge2(one);
    if (said === NOT_APPLICABLE) continue;
    judged3 = true;
    if (said)
      (defects ??= []).push({ ...said, pointer: pointer("participants", index) + (said.pointer ?? "") });
  }
  return defects ?? (judged3 ? void 0 : NOT_APPLICABLE);
};
var DIALABLE = /^\+?[0-9*#]+$/;
var dialable = {
  ...about4,
  kind: "session",
  id: "IMS-PAR-03",
  level: "should",
  source: "CallResource",
  firmness: "sample",
  title: "`digits` and `phoneNumber` are not empty, and `digits` has only dialable characters",
  how: "`digits` is matched against `0-9`, `*`, `#` and a leading `+`.",
  cause: "The formatted number, or a name, in `digits`; an unknown caller with empty numbers.",
  examples: {
    holds: session2(),
    breaks: session2({
      participants: [
        participant2({
          digits: "(415) 555-0100",
          phoneNumber: "4155550100",
          formattedPhoneNumber: "(415) 555-0100",
          e164Number: ""
        })
      ]
    })
  },
  none: "with a well-formed participant",
  judge: perParticipant(({ digits: digits2, phoneNumber }) => {
    if (digits2 === "" || phoneNumber === "") {
      const name = digits2 === "" ? "digits" : "phoneNumber";
      return {
        code: "number-empty",
        message: `${name} is empty`,
        pointer: `/${name}`,
        expected: "a number",
        actual: ""
      };
    }
    if (DIALABLE.test(digits2)) return void 0;
    return {
      code: "digits-not-dialable",
      message: `digits is ${digits2}`,
      pointer: "/digits",
      expected: "0-9, *, # and a leading +",
      actual: digits2
    };
  })
};
var ZERO2 = 48;
var NINE = 57;
var PLUS2 = 43;
var STAR = 42;
var HASH = 35;
function isDigits(number, from) {
  for (let index = from; index < number.length; index++) {
    const code = number.charCodeAt(index);
    if (code < ZERO2 || code > NINE) return false;
  }
  return number.length > from;
}
function bare(number) {
  const sign = number.charCodeAt(0) === PLUS2 ? 1 : 0;
  if (isDigits(number, sign)) return sign === 0 ? number : number.slice(1);
  return number.replace(/\(0\)/g, "").replace(/[^0-9*#]/g, "");
}
var withoutTrunk = (number) => number.charCodeAt(0) === ZERO2 ? number.replace(/^0+(?=.)/, "") : number;
var COUNTRY_CODE = 3;
var isTail = (long, short) => long.endsWith(short) && long.length - short.length <= COUNTRY_CODE;
function agree(a, b) {
  if (a === b) return true;
  if (a === "" || b === "") return false;
  const [x, y] = [withoutTrunk(a), withoutTrunk(b)];
  return x.length >= y.length ? isTail(x, y) : isTail(y, x);
}
function oneNumber({ digits: digits2, e164Number, formattedPhoneNumber, phoneNumber }) {
  const a = bare(digits2);
  const others = [phoneNumber, formattedPhoneNumber, ...e164Number === "" ? [] : [e164Number]].map(bare);
  return others.every((b, index) => agree(a, b) && others.every((c, place2) => place2 <= index || agree(b, c)));
}
function readsAsTail(number, plain, from) {
  let at2 = plain.length;
  for (let index = number.length - 1; index >= 0; index--) {
    const code = number.charCodeAt(index);
    if ((code < ZERO2 || code > NINE) && code !== STAR && code !== HASH) continue;
    at2--;
    if (at2 < from || plain.charCodeAt(at2) !== code) return false;
  }
  return at2 - from <= COUNTRY_CODE && at2 < plain.length && plain.charCodeAt(at2) !== ZERO2;
}
function plainlyOne({ digits: digits2, e164Number, formattedPhoneNumber, phoneNumber }) {
  const longest = e164Number === "" ? digits2 : e164Number;
  const from = longest.charCodeAt(0) === PLUS2 ? 1 : 0;
  return isDigits(longest, from) && readsAsTail(digits2, longest, from) && readsAsTail(phoneNumber, longest, from) && readsAsTail(formattedPhoneNumber, longest, from) && !formattedPhoneNumber.includes("(0)");
}
var numbersAgree = {
  ...about4,
  kind: "session",
  id: "IMS-PAR-04",
  level: "should",
  source: "CallResource",
  firmness: "sample",
  title: "the four numbers of a participant agree: once formatting is stripped they name one number",
  how: "Everything but `0-9`, `*` and `#` is stripped, a trunk prefix left out of account; the numbers must be the same, or one the other\u2019s tail with at most a country code before it. An empty `e164Number` is left out.",
  cause: "Members filled from different sources, such as the caller\u2019s number in one and the called one\u2019s in another.",
  examples: {
    holds: session2({
      participants: [
        participant2({
          e164Number: "+14155550100",
          formattedPhoneNumber: "(415) 555-0100",
          phoneNumber: "4155550100",
          digits: "4155550100"
        })
      ]
    }),
    breaks: session2({ participants: [participant2({ phoneNumber: "3003" })] })
  },
  none: "with a participant whose numbers are filled in",
  judge: perParticipant((one) => {
    if (one.digits === "" || one.phoneNumber === "") return NOT_APPLICABLE;
    if (plainlyOne(one) || oneNumber(one)) return void 0;
    return {
      code: "numbers-disagree",
      message: "the four numbers do not name one number",
      expected: "one number in four forms",
      actual: PARTICIPANT_MEMBERS.map((name) => `${name} ${one[name]}`).join(", ")
    };
  })
};
var E164 = /^\+[1-9]\d{1,14}$/;
var e164 = {
  ...about4,
  kind: "session",
  id: "IMS-PAR-05",
  level: "should",
  source: "CallResource",
  firmness: "practice",
  title: "an `e164Number` that starts with `+` is E.164: `+`, then 2 to 15 digits, the first not 0",
  how: "An `e164Number` with a leading `+` is matched against the form of E.164; extensions without it are left alone.",
  cause: "Formatting left in, or a `+` put before a national number.",
  examples: {
    holds: session2({
      participants: [
        participant2({
          e164Number: "+14155553002",
          digits: "4155553002",
          phoneNumber: "4155553002",
          formattedPhoneNumber: "415-555-3002"
        })
      ]
    }),
    breaks: session2({ participants: [participant2({ e164Number: "+0003002" })] })
  },
  none: "with an `e164Number` that starts with `+`",
  judge: perParticipant(({ e164Number }) => {
    if (!e164Number.startsWith("+")) return NOT_APPLICABLE;
    if (E164.test(e164Number)) return void 0;
    return {
      code: "not-e164",
      message: `e164Number is ${e164Number}`,
      pointer: "/e164Number",
      expected: "+ and 2 to 15 digits, the first not 0",
      actual: e164Number
    };
  })
};
var talkingHasParticipant = {
  ...about4,
  kind: "session",
  id: "IMS-PAR-06",
  level: "should",
  firmness: "sample",
  title: "a `Talking` session has at least one participant",
  how: "The participants of each session in the state `Talking` are counted.",
  cause: "The other party is left out of the list once it has answered.",
  examples: { holds: session2(), breaks: session2({ participants: [] }) },
  none: "in the state `Talking`",
  judge: ({ view: { state, participants } }) => {
    if (state !== "Talking" || participants === void 0) return NOT_APPLICABLE;
    if (participants.length > 0) return void 0;
    return {
      code: "talking-to-nobody",
      message: "a Talking session has no participant",
      pointer: "/participants",
      expected: "at least one participant",
      actual: "[]"
    };
  }
};
var FEW = 8;
var key = (one) => JSON.stringify([one.digits, one.phoneNumber]);
function repeated(participants) {
  if (participants.length > FEW) {
    const seen = /* @__PURE__ */ new Set();
    return participants.findIndex((one) => seen.size === seen.add(key(one)).size);
  }
  return participants.findIndex((one, index) => {
    for (let before = 0; before < index; before++) {
      const other = participants[before];
      if (one.digits === other?.digits && one.phoneNumber === other.phoneNumber) return true;
    }
    return false;
  });
}
var participantsOnce = {
  ...about4,
  kind: "session",
  id: "IMS-PAR-07",
  level: "should",
  firmness: "sample",
  title: "no participant is listed twice in one session",
  how: "`digits` and `phoneNumber` of the participants of one session are compared with each other.",
  cause: "One entry for each of a party\u2019s devices or call legs.",
  examples: { holds: session2(), breaks: session2({ participants: [participant2(), participant2()] }) },
  none: "with a well-formed participant",
  judge: ({ view: { participants } }) => {
    if (participants === void 0 || participants.length === 0) return NOT_APPLICABLE;
    const index = repeated(participants);
    const twice = participants[index];
    if (twice === void 0) return void 0;
    return {
      code: "participant-twice",
      message: `the participant ${twice.phoneNumber} is listed twice`,
      pointer: pointer("participants", index),
      expected: "each participant once",
      actual: twice.phoneNumber
    };
  }
};

// suites/feed/path.ts
var about5 = {
  area: "path",
  profile: "feed",
  source: "IMSessionResource",
  firmness: "stated",
  level: "must"
};
var form = claimed({
  ...about5,
  id: "IMS-PATH-01",
  title: "`path` is a string of the form `/im-sessions/{id}`, one segment, no query, no trailing slash",
  how: "The type and pattern of `path` in the session schema.",
  cause: "The full URL or the API\u2019s prefix in `path`, a trailing slash, or a path without its leading one.",
  examples: { holds: session2(), breaks: session2({ path: "/im-sessions/007MDF3D0KAHL93L807GK2LAES000001/" }) },
  member: "path"
});
var pathForm = {
  ...form,
  judge(subject) {
    const { value, view } = subject;
    if (view.id === void 0 && isObject(value) && isString(value["id"]) && value["path"] === `/im-sessions/${value["id"]}`)
      return NOT_APPLICABLE;
    return form.judge(subject);
  }
};
var pathId = {
  ...about5,
  kind: "session",
  id: "IMS-PATH-02",
  title: "the id in `path` is the session\u2019s own `id`",
  how: "Where both are well-formed, `path` is compared with `/im-sessions/` and the `id`.",
  cause: "The path is built from another key than the id, or kept from another session.",
  examples: { holds: session2(), breaks: session2({ path: `/im-sessions/${OTHER_ID}` }) },
  none: "with a well-formed `id` and `path`",
  judge: ({ view: { id, path } }) => {
    if (id === void 0 || path === void 0) return NOT_APPLICABLE;
    if (path.length === id.length + 13 && path.endsWith(id)) return void 0;
    return {
      code: "path-other-id",
      message: `path is ${path}, but the id is ${id}`,
      pointer: "/path",
      expected: `/im-sessions/${id}`,
      actual: path
    };
  }
};

// src/check/equality.ts
function equalJson(a, b) {
  const open = [[a, b]];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [x, y] = pair;
    if (x === y) continue;
    if (isArray(x) && isArray(y)) {
      if (x.length !== y.length) return false;
      x.forEach((one, index) => open.push([one, y[index]]));
    } else if (isObject(x) && isObject(y)) {
      const names = Object.keys(x);
      if (names.length !== Object.keys(y).length) return false;
      for (const name of names) {
        if (!Object.hasOwn(y, name)) return false;
        open.push([x[name], y[name]]);
      }
    } else return false;
  }
  return true;
}
var pick = (value, names) => Object.fromEntries(names.filter((name) => value[name] !== void 0).map((name) => [name, value[name]]));
function canonical(value) {
  return JSON.stringify(
    value,
    (_key, one) => isObject(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => a < b ? -1 : 1)) : one
  );
}
var sorted = (value, names) => isArray(value) ? value.map((one) => canonical(names && isObject(one) ? pick(one, names) : one)).sort() : value;
function essence(session3) {
  const documented = pick(session3, SESSION_MEMBERS);
  return {
    ...documented,
    ...session3["participants"] === void 0 ? {} : { participants: sorted(session3["participants"], PARTICIPANT_MEMBERS) },
    ...session3["capabilities"] === void 0 ? {} : { capabilities: sorted(session3["capabilities"]) }
  };
}
var equalSessions = (a, b) => equalJson(essence(a), essence(b));

// suites/feed/session-answer.ts
function sessionVerdict(evidence, exchange) {
  const id = textParameter(exchange, "id");
  const [before, after] = neighbours(evidence, exchange);
  if (before && after && !after.ids.has(id)) return NOT_APPLICABLE;
  const refused = refusal(exchange, "session-refused", "the session under `imSession`");
  if (refused !== "fine") return refused;
  const body = bodyOf(exchange);
  const shown2 = isObject(body) ? body["imSession"] : void 0;
  if (!isObject(shown2))
    return {
      code: "no-im-session",
      message: "the answer has no object `imSession`",
      pointer: "/imSession",
      expected: "the session",
      actual: shown2
    };
  const entries = [before?.session(id), after?.session(id)].filter((one) => one !== void 0);
  if (entries.length === 0) return NOT_APPLICABLE;
  if (entries.some((entry) => equalSessions(entry, shown2))) return void 0;
  return {
    code: "session-differs",
    message: `the session ${id} is not as the feed shows it`,
    pointer: "/imSession",
    expected: JSON.stringify(entries[0]),
    actual: shown2
  };
}
function lastReads(evidence) {
  const last = /* @__PURE__ */ new Map();
  for (const subject of stepsOf(evidence, "session.read")) {
    const id = textParameter(subject.value, "id");
    last.set(id, { ...subject, sessionId: id });
  }
  return [...last.values()];
}
var singleSession = {
  kind: "evidence",
  id: "IMS-FLD-04",
  level: "should",
  area: "fields",
  profile: "feed",
  title: "`GET \u2026/me/im-sessions/{id}` answers with that session under `imSession`, equal to the feed\u2019s entry",
  source: "ReturnValues",
  firmness: "convention",
  how: "A sample of at most 20 sessions, drawn by the seed, is read one by one and compared with the feed before and after; where they differ, both are read again, up to three times. Undocumented members and the order of lists do not count.",
  cause: "The resource is not routed, or the single session is rendered by other code than the list.",
  examples: {
    holds: { imSession: SAMPLE, statusCode: 0 },
    breaks: { imSession: { ...SAMPLE, state: "Completed" }, statusCode: 0 }
  },
  judge(evidence) {
    if (evidence.settings.origin === "files") return skip(NO_TARGET.reason, NO_TARGET.remedy);
    return each(lastReads(evidence), (exchange) => sessionVerdict(evidence, exchange), {
      reason: "no session was seen that could be read by its id",
      remedy: "open a session for this agent and run again"
    });
  }
};

// suites/feed/state.ts
var about6 = {
  area: "state",
  profile: "feed",
  source: "IMSessionResource",
  firmness: "stated",
  level: "must"
};
var stateType = claimed({
  ...about6,
  id: "IMS-STA-01",
  title: "`state` is a string",
  how: "The type of `state` in the session schema.",
  cause: "An enumeration serialised by its number.",
  examples: { holds: session2(), breaks: session2({ state: 2 }) },
  member: "state"
});
var stateValue = claimed({
  ...about6,
  id: "IMS-STA-02",
  title: "`state` is exactly `Initiating`, `Talking`, `Alerting` or `Completed`: case and white space count",
  how: "The enumeration of `state` in the session schema.",
  cause: "The SIP event or an internal name in place of the documented word, another case, or a stray blank as in the published notification samples.",
  examples: { holds: session2(), breaks: session2({ state: " Talking" }) },
  member: "state"
});

// suites/feed/uri.ts
var about7 = { area: "uri", profile: "feed", source: "IMSessionResource" };
var PLAIN = /^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,4})?\/[\w\-./~]*$/;
var isUrl = (uri) => uri === "" || PLAIN.test(uri) || URL.canParse(uri);
var form2 = claimed({
  ...about7,
  id: "IMS-URI-01",
  level: "must",
  firmness: "derived",
  title: "`uri`, where present, is a string, and where not empty an absolute `http` or `https` URL",
  how: "The type and pattern of `uri` in the session schema, and the WHATWG URL parser.",
  cause: "A relative reference, another scheme, or a host that was never filled in.",
  examples: { holds: session2(), breaks: session2({ uri: SAMPLE.path }) },
  member: "uri",
  also: ({ view: { uri } }) => uri === void 0 || isUrl(uri) ? void 0 : {
    code: "uri-malformed",
    message: `uri is ${uri}`,
    pointer: "/uri",
    expected: "an absolute http or https URL",
    actual: uri
  }
});
var uriForm = {
  ...form2,
  judge(subject) {
    const { value, view } = subject;
    if (view.id === void 0 && isObject(value) && isString(value["id"]) && isString(value["uri"])) {
      const { id, uri } = { id: value["id"], uri: value["uri"] };
      if (id !== "" && uri.endsWith(`/im-sessions/${id}`)) return NOT_APPLICABLE;
    }
    return form2.judge(subject);
  }
};
function named({
  view: { id, path, uri }
}) {
  if (uri === void 0 || uri === "" || !isUrl(uri)) return void 0;
  const paths = [path, id === void 0 ? void 0 : `/im-sessions/${id}`].filter(
    (one) => one !== void 0
  );
  return paths.length === 0 ? void 0 : { uri, paths };
}
var uriPath = {
  ...about7,
  kind: "session",
  id: "IMS-URI-02",
  level: "must",
  firmness: "derived",
  title: "a non-empty `uri` ends in the session\u2019s own `path`",
  how: "The end of `uri` is compared with `path`.",
  cause: "The uri names another session, as in the published notification samples, or carries a query or a trailing slash.",
  examples: {
    holds: session2(),
    breaks: session2({ uri: `http://localhost:8090/api/v2/im-sessions/${OTHER_ID}` })
  },
  none: "with a well-formed `path` and a non-empty `uri`",
  judge(subject) {
    const { path, uri } = subject.view;
    if (path !== void 0 && uri?.endsWith(path) && PLAIN.test(uri)) return void 0;
    const found = named(subject);
    if (!found) return NOT_APPLICABLE;
    if (found.paths.some((one) => found.uri.endsWith(one))) return void 0;
    return {
      code: "uri-other-session",
      message: `uri is ${found.uri}, but the session\u2019s path is ${found.paths[0] ?? ""}`,
      pointer: "/uri",
      expected: `\u2026${found.paths[0] ?? ""}`,
      actual: found.uri
    };
  }
};
var normal = (url) => URL.canParse(url) ? new URL(url).href : url;
var uriBase = {
  ...about7,
  kind: "session",
  id: "IMS-URI-03",
  level: "should",
  firmness: "sample",
  title: "`uri` is not empty, and is `{api base}{path}`",
  how: "A `uri` that names its session is compared with TARGET, --api-base and `path`; offline any origin and prefix may stand before --api-base.",
  cause: "The server\u2019s own host name where it is reached under another, a missing prefix, or the uri left empty.",
  examples: { holds: session2(), breaks: session2({ uri: "" }) },
  none: "with a well-formed `uri` that names it",
  judge(subject) {
    const { document: document2, view } = subject;
    if (view.uri === void 0) return NOT_APPLICABLE;
    if (view.uri === "")
      return {
        code: "uri-empty",
        message: "uri is empty",
        pointer: "/uri",
        expected: `\u2026${document2.apiBase}${view.path ?? ""}`,
        actual: ""
      };
    const { apiBase, origin } = document2;
    if (view.path !== void 0 && (origin === "files" ? view.uri.endsWith(apiBase + view.path) && PLAIN.test(view.uri) : view.uri === apiBase + view.path))
      return void 0;
    const found = named(subject);
    const path = found?.paths.find((one) => found.uri.endsWith(one));
    if (!found || path === void 0) return NOT_APPLICABLE;
    const expected = apiBase + path;
    const right = origin === "files" ? new URL(found.uri).pathname.endsWith(expected) : normal(found.uri) === normal(expected);
    if (right) return void 0;
    return {
      code: "uri-other-base",
      message: `uri is ${found.uri}, but the API is at ${apiBase}`,
      pointer: "/uri",
      expected: origin === "files" ? `\u2026${expected}` : expected,
      actual: found.uri
    };
  }
};

// suites/feed/user-data.ts
var about8 = { area: "user-data", profile: "feed", source: "IMSessionResource" };
var withData = (userData2) => session2({
  userData: userData2,
  capabilities: ["SendMessage", "AttachUserData", "UpdateUserData", "DeleteUserData", "Complete"]
});
var userDataObject = claimed({
  ...about8,
  id: "IMS-UD-01",
  level: "must",
  firmness: "stated",
  title: "`userData`, where present, is an object",
  how: "The type of `userData` in the session schema.",
  cause: "A list of pairs, or the data serialised into a string.",
  examples: { holds: withData({ favColor: "blue" }), breaks: withData([{ key: "favColor", value: "blue" }]) },
  member: "userData"
});
function oddities(userData2) {
  const defects = [];
  const open = [{ value: userData2, at: "/userData" }];
  for (let next = open.pop(); next && defects.length < 20; next = open.pop())
    for (const name of Object.keys(next.value)) {
      const value = next.value[name];
      const at2 = next.at + token(name);
      if (name === "")
        defects.push({
          code: "key-empty",
          message: "a key is empty",
          pointer: at2,
          expected: "a name",
          actual: ""
        });
      if (isObject(value)) open.push({ value, at: at2 });
      else if (value === null || Array.isArray(value))
        defects.push({
          code: `value-${typeName(value)}`,
          message: `a value is of type ${typeName(value)}`,
          pointer: at2,
          expected: "a string, a number, a boolean or an object of these",
          actual: value
        });
    }
  return defects;
}
var SHALLOW = 8;
function isPlain(userData2, depth = 0) {
  for (const name in userData2) {
    const value = userData2[name];
    if (name === "") return false;
    if (typeof value === "object" && !(depth < SHALLOW && isObject(value) && isPlain(value, depth + 1)))
      return false;
  }
  return true;
}
var userDataValues = {
  ...about8,
  kind: "session",
  id: "IMS-UD-02",
  level: "should",
  firmness: "sample",
  title: "the values of `userData` are strings, numbers, booleans or nested objects of these, its keys not empty and not duplicated",
  how: "Every value and key of `userData` is looked at, however deep; doubled keys are found in the raw bytes.",
  cause: "Lists or `null` where T-Server knows key-value lists only, or a key that was attached twice.",
  examples: { holds: withData({ order: { number: 42 } }), breaks: withData({ tags: ["a", "b"] }) },
  none: "with user data",
  judge: ({ view: { userData: userData2 }, duplicates }) => {
    if (userData2 === void 0) return NOT_APPLICABLE;
    if (duplicates.length === 0 && isPlain(userData2)) return void 0;
    const defects = [
      ...duplicates.map(({ pointer: pointer2 }) => ({
        code: "key-twice",
        message: "a key stands twice",
        pointer: pointer2,
        expected: "each key once"
      })),
      ...oddities(userData2)
    ];
    return defects.length > 0 ? defects : void 0;
  }
};

// suites/feed/index.ts
var feedRequirements = [
  feedAnswers,
  wellFormedJson,
  statusCodeZero,
  sessionsArray,
  noStatusMessage,
  errorEnvelope,
  urisList,
  exactMediaType,
  requiredFields,
  uriField,
  someFields,
  singleSession,
  noNulls,
  idForm,
  uniqueIds,
  stableIds,
  callUuid,
  stateType,
  stateValue,
  pathForm,
  pathId,
  uriForm,
  uriPath,
  uriBase,
  participantsArray,
  participantMembers,
  dialable,
  numbersAgree,
  e164,
  talkingHasParticipant,
  participantsOnce,
  capabilitiesArray,
  knownCapabilities,
  capabilitiesOnce,
  completedCapabilities,
  talkingCapabilities,
  userDataCapabilities,
  sameCapabilities,
  userDataObject,
  userDataValues
];

// suites/live/act.ts
var STEPS = { operation: "operation", read: "live.read", cleanUp: "clean-up" };
var GROUPS = ["life", "refusals", "security", "robustness", "concurrent", "take-over", "after"];
var text3 = (value) => isString(value) ? value : "";
function noteOf({ step }) {
  const group = GROUPS.find((one) => one === step["group"]) ?? "life";
  return {
    act: typeof step["act"] === "number" ? step["act"] : 0,
    group,
    role: text3(step["role"]),
    operation: text3(step["operation"]),
    session: text3(step["session"]),
    ...typeof step["offered"] === "boolean" ? { offered: step["offered"] } : {},
    ...isString(step["owner"]) ? { owner: step["owner"] } : {},
    ...isString(step["variant"]) ? { variant: step["variant"] } : {},
    ...isString(step["twin"]) ? { twin: step["twin"] } : {},
    ...isString(step["marker"]) ? { marker: step["marker"] } : {},
    ...isObject(step["expected"]) ? { expected: step["expected"] } : {}
  };
}
var liveReads = ({ exchanges }) => exchanges.filter((one) => one.step.name === STEPS.read && one.agent === "first");
var known = /* @__PURE__ */ new WeakMap();
function actsOf(evidence) {
  const { exchanges } = evidence;
  const before = known.get(exchanges);
  if (before?.length === exchanges.length) return before.acts;
  const reads = /* @__PURE__ */ new Map();
  for (const read of liveReads(evidence)) {
    const act = Number(read.step["act"]);
    reads.set(act, [...reads.get(act) ?? [], read]);
  }
  const acts = exchanges.filter((one) => one.step.name === STEPS.operation).map((exchange) => {
    const note = noteOf(exchange);
    return {
      ...note,
      exchange,
      accepted: isAccepted(exchange),
      refused: isRefused(exchange),
      reads: reads.get(note.act) ?? []
    };
  }).sort((a, b) => a.act - b.act);
  known.set(exchanges, { length: exchanges.length, acts });
  return acts;
}
var shownIn = (read, id) => read && feedOf(read)?.session(id);
var stateOf = (session3) => {
  const state = session3?.["state"];
  return isString(state) ? state : void 0;
};
var capabilitiesOf = (session3) => {
  const list = session3?.["capabilities"];
  return isArray(list) ? list.filter(isString) : [];
};
var userDataOf = (session3) => {
  const data = session3?.["userData"];
  return isObject(data) ? data : {};
};
var LIVE = /* @__PURE__ */ new Set(["Initiating", "Talking", "Alerting"]);
var isLive = (session3) => LIVE.has(stateOf(session3)?.trim() ?? "");
var ownKeys = (data, tag) => Object.fromEntries(Object.entries(data).filter(([name]) => name.startsWith(tag)));
var tagOf = (evidence) => {
  const mark = evidence.marks.find(({ name }) => name === "tag");
  return text3(mark?.["tag"]);
};
var ownSession = (evidence) => {
  const mark = evidence.marks.find(({ name }) => name === "session");
  return isString(mark?.["id"]) ? mark["id"] : void 0;
};
var acceptedOperations = (evidence) => new Set(
  actsOf(evidence).filter(
    ({ accepted: accepted2, owner, exchange }) => accepted2 && owner === void 0 && exchange.agent === "first"
  ).map(({ operation: operation2 }) => operation2)
);

// suites/live/ground.ts
var textOf = (value) => typeof value === "string" ? value : "";
function missingSession(evidence) {
  const { settings, marks } = evidence;
  if (settings.origin === "files") return skip(NO_TARGET.reason, NO_TARGET.remedy);
  if (settings.destination === "")
    return skip(
      "no session may be opened without --destination",
      "give --destination NUMBER, and --device-path PATH"
    );
  const busy = marks.find(({ name }) => name === "busy");
  if (busy)
    return inconclusive(
      `the agent already has a live session: ${textOf(busy["id"])} (${textOf(busy["state"])})`,
      "complete it and run again"
    );
  const initiate = actsOf(evidence).find(({ role }) => role === "initiate");
  if (!initiate)
    return inconclusive("the run ended before a session was opened", "run again with a longer --deadline");
  return void 0;
}
function cutAt({ exchanges, marks }) {
  const over = marks.find(({ name }) => name === "over")?.atMs;
  const broken = exchanges.find(
    ({ step, failure }) => !step.name.startsWith("bayeux.") && (failure?.kind === "deadline" || failure?.kind === "aborted" || failure?.kind === "refused")
  )?.startedMs;
  const times = [over, broken].filter((one) => one !== void 0);
  return times.length === 0 ? void 0 : Math.min(...times);
}
function softened(evidence, outcome) {
  const cut2 = cutAt(evidence);
  if (cut2 === void 0 || outcome.kind !== "judged" || outcome.count === 0) return outcome;
  const { settleMs } = evidence.settings;
  const kept = outcome.findings.filter(
    ({ waitedMs, exchange }) => waitedMs === void 0 || (exchange?.startedMs ?? 0) + settleMs <= cut2
  );
  if (kept.length === outcome.findings.length) return outcome;
  if (kept.length > 0) return { ...outcome, findings: kept, count: kept.length };
  return inconclusive("the run was over before the effect could show", "run again with a longer --deadline");
}
function asked(judge2) {
  return (evidence) => missingSession(evidence) ?? softened(evidence, judge2(evidence));
}
function opened(judge2) {
  return asked(
    (evidence) => ownSession(evidence) === void 0 ? inconclusive("no session could be opened", "see IMS-OPS-01") : judge2(evidence)
  );
}
var notDone = (what2) => ({
  reason: `${what2} was not tried`,
  remedy: "see that the session offers it, and that the run is not cut short"
});
var actsIn = (evidence, ...roles) => actsOf(evidence).filter(({ role }) => roles.includes(role));
var refusesTogether = (evidence) => actsIn(evidence, "at-once").filter(({ accepted: accepted2 }) => accepted2).length < 2 && actsIn(evidence, "attach", "fence").some(({ accepted: accepted2 }) => accepted2);

// suites/live/segment.ts
var isRefusalGroup = (group) => group === "refusals" || group === "security" || group === "robustness";
var NONE3 = /* @__PURE__ */ new Set();
function keysOf(act) {
  const body = act?.exchange.request.body;
  const value = body ? readJson(body).value : void 0;
  if (!isObject(value)) return NONE3;
  const data = value["userData"];
  return /* @__PURE__ */ new Set([
    ...isObject(data) ? Object.keys(data) : [],
    ...isString(value["key"]) ? [value["key"]] : []
  ]);
}
function segmentsOf(evidence) {
  const acts = actsOf(evidence);
  const reads = liveReads(evidence).filter((read) => feedOf(read)?.sessionsKnown === true);
  const segments = [];
  for (let start = 0; start < acts.length; ) {
    const group = acts[start]?.group ?? "life";
    let end = start;
    while (acts[end]?.group === group) end++;
    const own = acts.slice(start, end);
    start = end;
    const [first] = own;
    if (!isRefusalGroup(group) || !first) continue;
    const next = acts[end];
    const before = reads.filter((read) => Number(read.step["act"]) < first.act).at(-1);
    const atOnce = reads.filter((read) => read.step["act"] === own.at(-1)?.act).at(-1);
    const after = (next ? reads.filter((read) => read.step["act"] === next.act) : []).at(-1) ?? atOnce;
    if (before && after) segments.push({ group, acts: own, before, atOnce, after, allowed: keysOf(next) });
  }
  return segments;
}
var hasSegments = (evidence, ...groups) => segmentsOf(evidence).some(({ group }) => groups.includes(group));

// suites/live/blame.ts
var OWNERS = [
  [/^(?:ops\d\d|unoffered|after)/, "IMS-OPS-13"],
  [/^sec01/, "IMS-SEC-01"],
  [/^sec04/, "IMS-SEC-04"],
  [/^sec05/, "IMS-SEC-05"],
  [/^rob01/, "IMS-ROB-01"],
  [/^rob0[27]/, "IMS-ROB-02"],
  [/^rob03/, "IMS-ROB-03"]
];
var ownerOfMarker = (text5, tag) => text5.startsWith(tag) ? OWNERS.find(([marker]) => marker.test(text5.slice(tag.length)))?.[1] : void 0;
var EFFECTLESS = {
  "IMS-ROB-01": "IMS-ROB-01",
  "IMS-ROB-02": "IMS-ROB-02",
  "IMS-ROB-03": "IMS-ROB-03",
  "IMS-ROB-07": "IMS-ROB-02"
};
function ownerOfNonsense(acts) {
  const owners = new Set(
    acts.flatMap(({ owner }) => owner === void 0 ? [] : [EFFECTLESS[owner] ?? "IMS-ROB-05"])
  );
  const [only, ...others] = owners;
  return only !== void 0 && others.length === 0 ? only : "IMS-ROB-05";
}
function ownerOfGroup(group, acts, evidence) {
  if (group === "robustness") return ownerOfNonsense(acts);
  if (group === "security") {
    const owners = acts.map(({ owner }) => owner);
    return owners.find((one) => one === "IMS-SEC-04") ?? owners.find((one) => one !== void 0) ?? "IMS-SEC-05";
  }
  return evidence.settings.profiles.includes("operations") ? "IMS-OPS-13" : "IMS-ROB-05";
}
var OWNER_OF_OPERATION = {
  InitiateIMSession: "IMS-OPS-03",
  AttachUserData: "IMS-OPS-06",
  UpdateUserData: "IMS-OPS-07",
  DeleteUserData: "IMS-OPS-08"
};
var lastOn = (key2, evidence) => actsOf(evidence).filter((act) => act.accepted && act.owner === void 0 && keysOf(act).has(key2)).at(-1);
function undone(changed, before, { acts, evidence, tag }) {
  if (!evidence.settings.profiles.includes("operations")) return void 0;
  const keys = changed.flatMap(({ key: key2 }) => key2?.startsWith(tag) ? [key2] : []);
  if (keys.length === 0 || keys.some((key2) => acts.some((act) => keysOf(act).has(key2)))) return void 0;
  const [first, ...others] = new Set(keys.map((key2) => lastOn(key2, evidence)?.operation));
  if (first === void 0 || others.length > 0) return void 0;
  const own = Object.keys(userDataOf(before)).filter((key2) => key2.startsWith(tag));
  const same = own.filter((key2) => lastOn(key2, evidence)?.operation === first);
  const isWhole = same.every((key2) => keys.includes(key2)) && (first === "DeleteUserData" || same.length < own.length);
  return isWhole ? OWNER_OF_OPERATION[first] : void 0;
}

// suites/live/difference.ts
var brief = (value) => value === void 0 ? "nothing" : JSON.stringify(value).slice(0, 200);
var partiesOf = ({ participants }) => ({ participants });
function differences(before, after, allowed, tag) {
  if (after === void 0)
    return [
      { message: "the session is gone", pointer: "/imSessions", expected: "the session", actual: "nothing" }
    ];
  const found = [];
  const [was, is] = [stateOf(before), stateOf(after)];
  if (was !== is && was !== "Initiating" && is !== "Initiating")
    found.push({ message: "the state changed", pointer: "/state", expected: was ?? "", actual: is ?? "" });
  const [had, has] = [userDataOf(before), userDataOf(after)];
  for (const key2 of /* @__PURE__ */ new Set([...Object.keys(had), ...Object.keys(has)])) {
    if (allowed.has(key2)) continue;
    const changed = key2.startsWith(tag) ? !equalJson(had[key2], has[key2]) : had[key2] === void 0 !== (has[key2] === void 0);
    if (!changed) continue;
    const value = has[key2];
    found.push({
      key: key2,
      ...isString(value) ? { value } : {},
      message: had[key2] === void 0 ? "user data was added" : value === void 0 ? "user data was removed" : "user data was overwritten",
      pointer: `/userData/${key2}`,
      expected: brief(had[key2]),
      actual: brief(value)
    });
  }
  const alike = allowed.size === 0 || Object.keys(had).length > 0 && Object.keys(has).length > 0;
  if (!equalSessions(partiesOf(before), partiesOf(after)))
    found.push({
      message: "the participants changed",
      pointer: "/participants",
      expected: brief(before["participants"]),
      actual: brief(after["participants"])
    });
  if (found.length === 0 && alike && was === is) {
    const offered = [...new Set(capabilitiesOf(before))].sort().join(", ");
    const offers = [...new Set(capabilitiesOf(after))].sort().join(", ");
    if (offered !== offers)
      found.push({
        message: "the capabilities changed",
        pointer: "/capabilities",
        expected: offered,
        actual: offers
      });
  }
  return found;
}
function changedOthers(before, after, own) {
  return (feedOf(before)?.sessions() ?? []).flatMap((was) => {
    const { id } = was;
    if (!isString(id) || id === own || stateOf(was) !== "Completed") return [];
    const is = shownIn(after, id);
    if (!is || equalSessions(was, is)) return [];
    return [
      {
        message: `the completed session ${id} changed`,
        pointer: "/imSessions",
        expected: brief(was),
        actual: brief(is)
      }
    ];
  });
}

// suites/live/number.ts
var digits = (text5) => text5.replace(/[^0-9*#]/g, "").replace(/^0+(?=.)/, "");
function namesNumber(session3, number) {
  const wanted = digits(number);
  const { participants } = session3;
  if (!isArray(participants)) return false;
  return participants.filter(isObject).some(
    (one) => PARTICIPANT_MEMBERS.some((name) => {
      const value = one[name];
      if (!isString(value)) return false;
      if (value === number) return true;
      const own = digits(value);
      return wanted !== "" && own !== "" && (own.endsWith(wanted) || wanted.endsWith(own));
    })
  );
}
function isOwn2(session3, tag, destination) {
  const data = session3["userData"];
  if (isObject(data) && Object.keys(data).some((name) => name.startsWith(tag))) return true;
  return session3["state"] !== "Alerting" && namesNumber(session3, destination);
}
function mayBeOwn(session3, tag, destination) {
  const { state, participants } = session3;
  if (isOwn2(session3, tag, destination)) return true;
  return state === "Initiating" || state === "Talking" && isArray(participants) && participants.length === 0;
}

// suites/live/effects.ts
function asEffects(found, before, blame, exchange) {
  const { tag, group, acts, evidence } = blame;
  const markedBy = ({ key: key2 = "", value = "" }) => ownerOfMarker(key2, tag) ?? ownerOfMarker(value, tag);
  const kept = undone(
    found.filter((one) => markedBy(one) === void 0),
    before,
    blame
  );
  return found.map((one) => {
    const { message, pointer: pointer2, expected, actual } = one;
    const owner = markedBy(one) ?? (one.key === void 0 ? void 0 : kept) ?? ownerOfGroup(group, acts, evidence);
    return { owner, message, pointer: pointer2, expected, actual, exchange };
  });
}
function lateEffects(evidence, id, tag) {
  const reads = liveReads(evidence);
  const first = reads.find((read) => read.step["phase"] === "quiet-live");
  if (!first) return [];
  const before = shownIn(reads.filter((read) => read.index < first.index).at(-1), id);
  if (!before) return [];
  const groups = actsOf(evidence).filter(
    ({ act, group }) => act <= Number(first.step["act"]) && isRefusalGroup(group)
  );
  const last = groups.at(-1)?.group ?? "refusals";
  for (const read of reads) {
    if (read.step["phase"] !== "quiet-live" || feedOf(read)?.sessionsKnown !== true) continue;
    const found = differences(before, shownIn(read, id), NONE3, tag);
    if (found.length > 0) return asEffects(found, before, { tag, group: last, acts: groups, evidence }, read);
  }
  return [];
}
function strays(evidence, own, tag) {
  const reads = liveReads(evidence);
  const [first] = reads;
  const before = first ? feedOf(first)?.ids ?? /* @__PURE__ */ new Set() : /* @__PURE__ */ new Set();
  const asked2 = actsOf(evidence).filter(
    ({ operation: operation2, owner }) => operation2 === "InitiateIMSession" && owner !== void 0
  );
  const seen = /* @__PURE__ */ new Set();
  return reads.flatMap(
    (read) => (feedOf(read)?.sessions() ?? []).flatMap((one) => {
      const { id } = one;
      if (!isString(id) || id === own || before.has(id) || seen.has(id)) return [];
      if (!isLive(one) || !mayBeOwn(one, tag, evidence.settings.destination)) return [];
      const key2 = Object.keys(userDataOf(one)).find((name) => name.startsWith(tag));
      const sent = asked2.filter(({ exchange }) => exchange.index < read.index);
      if (sent.length === 0) return [];
      seen.add(id);
      const isSecond = sent.every(({ owner: owner2 }) => owner2 === "IMS-OPS-04") || key2?.startsWith(`${tag}ops04`);
      const owner = isSecond === true ? "IMS-OPS-04" : (key2 === void 0 ? void 0 : ownerOfMarker(key2, tag)) ?? ownerOfGroup("after", sent, evidence);
      return [
        {
          owner,
          message: "a session came up that was refused",
          pointer: "/imSessions",
          expected: "no second session",
          actual: `${id} (${stateOf(one) ?? ""})`,
          exchange: read
        }
      ];
    })
  );
}
function withinSegment(evidence, segment, id, tag) {
  const { group, acts, before, atOnce, after, allowed } = segment;
  const was = shownIn(before, id);
  if (!was) return [];
  const blame = { tag, group, acts, evidence };
  const early = atOnce ? differences(was, shownIn(atOnce, id), NONE3, tag) : [];
  if (early.length > 0 && atOnce) return asEffects(early, was, blame, atOnce);
  const late = differences(was, shownIn(after, id), allowed, tag);
  const sound = allowed.size === 0 || soundAttach(evidence);
  const found = sound ? [...late, ...changedOthers(before, after, id)] : late.filter(({ key: key2 = "" }) => ownerOfMarker(key2, tag));
  return asEffects(found, was, blame, after);
}
function soundAttach(evidence) {
  const id = ownSession(evidence) ?? "";
  return actsOf(evidence).filter(({ role, accepted: accepted2 }) => role === "attach" && accepted2).every((act) => {
    const shown2 = userDataOf(shownIn(act.reads.at(-1), id));
    return Object.entries(act.expected ?? {}).every(([name, value]) => equalJson(shown2[name], value));
  });
}
function effectsOf(evidence) {
  const { exchanges } = evidence;
  const before = known2.get(exchanges);
  if (before?.length === exchanges.length) return before.effects;
  const effects = allEffects(evidence);
  known2.set(exchanges, { length: exchanges.length, effects });
  return effects;
}
var known2 = /* @__PURE__ */ new WeakMap();
function allEffects(evidence) {
  const id = ownSession(evidence);
  if (id === void 0) return [];
  const tag = tagOf(evidence);
  const segments = segmentsOf(evidence);
  const wronglyAccepted = actsOf(evidence).some(({ owner, accepted: accepted2 }) => owner !== void 0 && accepted2);
  const within = segments.filter(({ acts }) => !acts.some(({ accepted: accepted2, owner }) => accepted2 && owner !== void 0)).flatMap((segment) => withinSegment(evidence, segment, id, tag));
  return [
    ...within,
    ...wronglyAccepted ? [] : [...lateEffects(evidence, id, tag), ...strays(evidence, id, tag)]
  ];
}
function effectOutcome(evidence, owner, looked, nothing) {
  const effects = effectsOf(evidence).filter((one) => one.owner === owner);
  const subjects2 = effects.map((one) => ({
    value: one,
    exchange: one.exchange
  }));
  if (subjects2.length === 0 && looked) subjects2.push({ value: void 0 });
  return each(
    subjects2,
    (effect) => effect && {
      code: "changed-unasked",
      message: `${effect.message}, though no accepted request asked for it`,
      pointer: effect.pointer,
      expected: effect.expected,
      actual: effect.actual
    },
    nothing
  );
}
var textOf2 = (exchange) => exchange.response ? new TextDecoder().decode(exchange.response.body) : "";

// suites/live/refusal.ts
var isEnvelope = ({ exchange }) => {
  const body = objectOf(exchange);
  return body !== void 0 && violations(validators_exports.error, body).length === 0;
};
var saysRefused = ({ exchange }) => {
  const code = statusCodeOf(exchange);
  return code !== void 0 && code !== 0;
};
var what = ({ variant = "", operation: operation2 }) => operation2 === "method" ? variant : `${operation2} (${variant})`;
function withoutTwin(act, accepted2) {
  if (act.twin === void 0 || accepted2.has(act.twin)) return void 0;
  return {
    inconclusive: `${what(act)} is refused, but so is every valid ${act.twin}`,
    remedy: "see why the valid request is refused"
  };
}
function refusalVerdict(act, accepted2, finer) {
  const { exchange } = act;
  const status = statusOf(exchange);
  if (status === void 0) return unanswered(exchange);
  if (isIntermediary(exchange))
    return {
      inconclusive: `${what(act)} met an intermediary (HTTP ${status})`,
      remedy: "run again at a slower --rate"
    };
  if (act.accepted || !act.refused)
    return {
      code: act.accepted ? "accepted" : "not-refused",
      message: act.accepted ? `${what(act)} is accepted` : `${what(act)} is answered with HTTP ${status} and no error envelope`,
      expected: "a refusal",
      actual: objectOf(exchange) ?? `HTTP ${status}`
    };
  const lonely = withoutTwin(act, accepted2);
  return lonely ?? finer(act);
}
function refusalsOf(evidence, owner, nothing, finer = () => void 0, excuse = () => void 0) {
  const accepted2 = acceptedOperations(evidence);
  const subjects2 = actsOf(evidence).filter((act) => act.owner === owner).map((act) => ({
    value: act,
    exchange: act.exchange,
    ...act.session === "" ? {} : { sessionId: act.session }
  }));
  return each(
    subjects2,
    (act) => (act.accepted ? excuse(act) : void 0) ?? refusalVerdict(act, accepted2, finer),
    nothing
  );
}
var withCode = (wanted) => (act) => {
  const code = statusCodeOf(act.exchange);
  if (code === void 0 || code < 1 || code > 20) return NOT_APPLICABLE;
  if (code === wanted) return void 0;
  return {
    code: "other-status-code",
    message: `${what(act)} is refused with statusCode ${code}`,
    pointer: "/statusCode",
    expected: String(wanted),
    actual: code
  };
};

// suites/operations/opening.ts
var about9 = {
  kind: "evidence",
  area: "operations",
  profile: "operations",
  source: "InitiateIMSession",
  firmness: "stated"
};
var subjects = (acts) => acts.map((act) => ({
  value: act,
  exchange: act.exchange,
  ...act.session === "" ? {} : { sessionId: act.session }
}));
var waited = ({ exchange, reads }) => {
  const last = reads.at(-1);
  return last ? last.startedMs + last.durationMs - exchange.startedMs : 0;
};
function acceptance(act, code) {
  const status = statusOf(act.exchange);
  if (status === void 0) return unanswered(act.exchange);
  if (act.accepted) return void 0;
  if (isIntermediary(act.exchange))
    return {
      inconclusive: `an intermediary answered HTTP ${status}`,
      remedy: "run again at a slower --rate"
    };
  return {
    code,
    message: `${act.operation} is not accepted: HTTP ${status}`,
    expected: '{"statusCode":0}',
    actual: objectOf(act.exchange) ?? `HTTP ${status}`
  };
}
var initiates = {
  ...about9,
  id: "IMS-OPS-01",
  level: "must",
  title: '`InitiateIMSession` with a destination is accepted with `{"statusCode":0}`, and within the settle time a session with that participant is in the feed',
  how: "The run asks for one session to --destination and polls the feed until a new session shows that number among its participants.",
  cause: "The destination or the device is not known to the server, the feature is off, or the list is cached.",
  examples: { holds: { statusCode: 0 }, breaks: { statusCode: 4, statusMessage: "Internal error" } },
  judge: asked(
    (evidence) => each(
      subjects(actsIn(evidence, "initiate")),
      (act) => {
        const answered = acceptance(act, "initiate-refused");
        if (answered !== void 0) return answered;
        const id = ownSession(evidence);
        if (id === void 0)
          return {
            code: "no-session-appears",
            message: "the operation is accepted, but no new session appears in the feed",
            expected: `a session with ${evidence.settings.destination}`,
            actual: `${act.reads.length} reads without one`,
            waitedMs: waited(act)
          };
        const shown2 = act.reads.map((read) => shownIn(read, id)).filter((one) => one !== void 0);
        if (shown2.length === 0 || shown2.some((one) => namesNumber(one, evidence.settings.destination)))
          return void 0;
        return {
          code: "other-participant",
          message: "the new session does not have the destination among its participants",
          expected: evidence.settings.destination,
          actual: shown2.at(-1)?.["participants"],
          waitedMs: waited(act)
        };
      },
      notDone("InitiateIMSession")
    )
  )
};
function statesSeen(evidence) {
  const id = ownSession(evidence);
  if (id === void 0) return [];
  const seen = [];
  for (const exchange of liveReads(evidence)) {
    const state = stateOf(shownIn(exchange, id));
    if (state !== void 0 && seen.at(-1)?.state !== state) seen.push({ state, exchange });
  }
  return seen;
}
var RANK = { Initiating: 0, Talking: 1, Completed: 2 };
var statesMoveForward = {
  ...about9,
  id: "IMS-OPS-02",
  level: "must",
  title: "the session\u2019s states move forward only: `Initiating` before `Talking` before `Completed`",
  how: "The states of the run\u2019s session in all reads, in order; each may be too brief to be seen. A session that comes back after `Complete` is IMS-OPS-09\u2019s.",
  cause: "Events that are handled out of order, or reads that are served by copies that lag behind.",
  examples: { holds: ["Initiating", "Talking", "Completed"], breaks: ["Talking", "Initiating", "Talking"] },
  judge: opened((evidence) => {
    const completed = actsIn(evidence, "complete").find(({ accepted: accepted2 }) => accepted2)?.exchange.index;
    const states = statesSeen(evidence).map(({ state, exchange }, index, all) => ({
      value: { state, before: all[index - 1]?.state, index: exchange.index },
      exchange
    }));
    return each(
      states,
      ({ state, before, index }) => {
        const [now, was] = [RANK[state], before === void 0 ? void 0 : RANK[before]];
        if (now === void 0) return NOT_APPLICABLE;
        if (was === void 0 || now >= was || before === "Completed" && completed !== void 0 && index > completed)
          return void 0;
        return {
          code: "state-moves-back",
          message: `the session went from ${before ?? ""} back to ${state}`,
          expected: "Initiating, Talking, Completed, in this order",
          actual: `${before ?? ""}, then ${state}`
        };
      },
      { reason: "the session was not seen in a documented state", remedy: "see IMS-STA-02" }
    );
  })
};
var initialUserData = {
  ...about9,
  id: "IMS-OPS-03",
  level: "must",
  title: "`userData` given to `InitiateIMSession` is on the session",
  how: "Two keys are given; within the settle time the session must show both with their values.",
  cause: "The member is optional and ignored, or attached to the call and not to the session.",
  examples: { holds: { userData: { favColor: "blue" } }, breaks: {} },
  judge: opened((evidence) => {
    const own = each(
      subjects(actsIn(evidence, "initiate")),
      (act) => {
        const id = ownSession(evidence) ?? "";
        const last = act.reads.findLast(readable);
        if (!last) return { inconclusive: "the feed could not be read afterwards", remedy: "see IMS-ENV-01" };
        const session3 = shownIn(last, id);
        if (!session3)
          return {
            inconclusive: "the session was gone before its user data could show",
            remedy: "see that the destination keeps the conversation up"
          };
        const shown2 = ownKeys(userDataOf(session3), tagOf(evidence));
        const lost = Object.entries(act.expected ?? {}).filter(([name, value]) => shown2[name] !== value);
        if (lost.length === 0) return void 0;
        return {
          code: "initial-user-data-lost",
          message: `${lost.length} of the keys given to InitiateIMSession are not on the session`,
          pointer: "/userData",
          expected: JSON.stringify(act.expected),
          actual: shown2,
          waitedMs: waited(act)
        };
      },
      notDone("InitiateIMSession")
    );
    return combine(
      own,
      effectOutcome(evidence, "IMS-OPS-03", own.kind === "judged", notDone("InitiateIMSession"))
    );
  })
};
var oneSessionAtATime = {
  ...about9,
  id: "IMS-OPS-04",
  level: "must",
  title: "while the run\u2019s session is `Talking` a second `InitiateIMSession` is refused with a documented error, and no second `Initiating` or `Talking` session appears",
  how: "The valid request is sent again with other user data; the answer must be an error, and no further live session may show until the quiet window is over.",
  cause: "The agent\u2019s sessions are not counted before a new one is made, or only after.",
  examples: { holds: { statusCode: 2, statusMessage: "Invalid state" }, breaks: { statusCode: 0 } },
  judge: opened((evidence) => {
    const talking = actsIn(evidence, "second-initiate").some(
      ({ exchange }) => statesSeen(evidence).filter((one) => one.exchange.index < exchange.index).at(-1)?.state === "Talking"
    );
    const nothing = notDone("a second InitiateIMSession");
    if (!talking && actsIn(evidence, "second-initiate").length > 0)
      return inconclusive(
        "the session was not Talking when a second one was asked for",
        "run again when the destination answers"
      );
    const refused = refusalsOf(evidence, "IMS-OPS-04", nothing);
    return combine(refused, effectOutcome(evidence, "IMS-OPS-04", refused.kind === "judged", nothing));
  })
};
var neverAlerting = {
  ...about9,
  id: "IMS-OPS-15",
  level: "should",
  source: "IMSessionResource",
  firmness: "derived",
  title: "the initiator\u2019s session is never `Alerting`, the state of the party that is called",
  how: "The states of the run\u2019s own session in all reads.",
  cause: "One state machine for both parties.",
  examples: { holds: ["Initiating", "Talking"], breaks: ["Alerting", "Talking"] },
  judge: opened(
    (evidence) => each(
      statesSeen(evidence).map(({ state, exchange }) => ({ value: state, exchange })),
      (state) => state === "Alerting" ? {
        code: "initiator-alerting",
        message: "the session that the run initiated is Alerting",
        expected: "Initiating or Talking",
        actual: state
      } : void 0,
      { reason: "the session was not seen in any state", remedy: "see IMS-STA-02" }
    )
  )
};
var readable = (exchange) => feedOf(exchange)?.sessionsKnown === true;

// suites/live/listening.ts
function tellsOf(data, session3) {
  const path = `/im-sessions/${session3}`;
  if (data["imSessionPath"] === path) return true;
  const told = data["imSession"];
  return isObject(told) && (told["id"] === session3 || told["path"] === path);
}

// suites/notifications/story.ts
var text4 = (data, name) => {
  const value = data[name];
  return isString(value) ? value : "";
};
function toldOf(evidence) {
  const id = ownSession(evidence);
  if (id === void 0) return [];
  const { exchanges } = evidence;
  const before = known3.get(exchanges);
  if (before?.length === exchanges.length) return before.told;
  const told = deliveredTo(evidence.exchanges, "first").flatMap(
    (one) => isObject(one.data) && tellsOf(one.data, id) ? [{ ...one, data: one.data }] : []
  );
  known3.set(exchanges, { length: exchanges.length, told });
  return told;
}
var known3 = /* @__PURE__ */ new WeakMap();
var sessionIn = ({ data }) => {
  const session3 = data["imSession"];
  return isObject(session3) ? session3 : void 0;
};
var stateIn = (told) => text4(sessionIn(told) ?? {}, "state").trim();
var DOCUMENTED = /* @__PURE__ */ new Set(["StatusChange", "AttachedDataChanged", "NewMessage"]);
function isOfType({ data }, type) {
  const own = text4(data, "notificationType");
  return own === type || !DOCUMENTED.has(own);
}
function isExactly(told, type) {
  return sessionIn(told) !== void 0 && text4(told.data, "messageType") === "IMSessionStateChangeMessage" && text4(told.data, "notificationType") === type && isReadable(told);
}
var ownData = /* @__PURE__ */ new WeakMap();
function dataIn(told, tag) {
  const before = ownData.get(told);
  if (before?.tag === tag) return before.data;
  const data = ownKeys(userDataOf(sessionIn(told)), tag);
  ownData.set(told, { tag, data });
  return data;
}
var isReadable = (told) => {
  const data = sessionIn(told)?.["userData"];
  return data === void 0 || isObject(data);
};
var dataNotices = (evidence, act) => toldOf(evidence).filter(
  (told) => sessionIn(told) !== void 0 && isOfType(told, "AttachedDataChanged") && isReadable(told) && equalJson(dataIn(told, tagOf(evidence)), act.expected)
);
var DATA_ROLES = /* @__PURE__ */ new Set(["attach", "update", "delete", "clear", "fence"]);
var dataActs = (evidence) => actsOf(evidence).filter(
  ({ role, accepted: accepted2, owner }) => owner === void 0 && accepted2 && DATA_ROLES.has(role)
);
function subscribed(judge2) {
  return opened((evidence) => {
    const mark = evidence.marks.find(({ name, agent }) => name === "subscription" && agent === "first");
    if (!mark) return skip("the run did not subscribe", "choose the profile notifications");
    if (mark["ok"] !== true) return inconclusive("there is no subscription", "see IMS-NTF-01");
    const lost = evidence.marks.find(({ name, agent }) => name === "subscription-lost" && agent === "first");
    if (lost)
      return inconclusive(
        `the subscription was lost: ${text4({ ...lost }, "reason")}`,
        "see that the CometD endpoint keeps its clients"
      );
    return judge2(evidence);
  });
}

// suites/notifications/arrival.ts
var about10 = {
  kind: "evidence",
  level: "must",
  area: "notifications",
  profile: "notifications",
  source: "IMSessionNotifications",
  firmness: "stated"
};
var accepted = (evidence, ...roles) => subjects(actsIn(evidence, ...roles).filter((act) => act.accepted));
var STATE_CHANGE = "IMSessionStateChangeMessage/StatusChange";
var isNotified = (evidence, state) => toldOf(evidence).some(
  (told) => sessionIn(told) !== void 0 && isOfType(told, "StatusChange") && stateIn(told) === state
);
var missingState = (evidence, state) => isNotified(evidence, state) ? void 0 : {
  code: `no-notification-of-${state.toLowerCase()}`,
  message: `no StatusChange with state ${state} came`,
  expected: `${STATE_CHANGE} with state ${state}`,
  actual: toldOf(evidence).map(
    (told) => `${text4(told.data, "notificationType")} ${stateIn(told)}`.trim()
  ),
  waitedMs: evidence.settings.settleMs
};
var initiateNotified = {
  ...about10,
  id: "IMS-NTF-02",
  title: "initiating brings `IMSessionStateChangeMessage`/`StatusChange` with the whole session, one for `Talking`, and one for `Initiating` where the feed showed it",
  how: "The notifications of the run\u2019s session are searched for the states that the feed showed.",
  cause: "Only later changes are published, or the subscription is served from another node than the operation.",
  examples: {
    holds: {
      messageType: "IMSessionStateChangeMessage",
      notificationType: "StatusChange",
      imSession: session2()
    },
    breaks: []
  },
  judge: subscribed((evidence) => {
    const states = new Set(statesSeen(evidence).map(({ state }) => state.trim()));
    const wanted = ["Initiating", "Talking"].filter((state) => states.has(state));
    const [initiate] = accepted(evidence, "initiate");
    return each(
      initiate ? wanted.map((state) => ({ ...initiate, value: state })) : [],
      (state) => missingState(evidence, state),
      {
        reason: "the session was seen neither Initiating nor Talking",
        remedy: "see that the destination answers"
      }
    );
  })
};
var dataChangesNotified = {
  ...about10,
  id: "IMS-NTF-03",
  title: "each user-data operation brings `AttachedDataChanged` with the new user data",
  how: "For each accepted operation on user data a notification is looked for that tells just the data that must be there then.",
  cause: "The notification is made before the change, or carries only what changed.",
  examples: {
    holds: {
      messageType: "IMSessionStateChangeMessage",
      notificationType: "AttachedDataChanged",
      imSession: session2({ userData: { a: "1" } })
    },
    breaks: {
      messageType: "IMSessionStateChangeMessage",
      notificationType: "AttachedDataChanged",
      imSession: session2({ userData: {} })
    }
  },
  judge: subscribed(
    (evidence) => each(
      subjects(dataActs(evidence)),
      (act) => dataNotices(evidence, act).length > 0 ? void 0 : toldOf(evidence).some((told) => sessionIn(told) && !isReadable(told)) ? { inconclusive: "user data in a notification cannot be read", remedy: "see IMS-NTF-06" } : {
        code: "data-change-not-notified",
        message: `no AttachedDataChanged with the new user data came after ${act.operation}`,
        expected: JSON.stringify(act.expected),
        actual: toldOf(evidence).filter((told) => text4(told.data, "notificationType") === "AttachedDataChanged").at(-1)?.data,
        waitedMs: evidence.settings.settleMs
      },
      notDone("an operation on user data")
    )
  )
};
var messagesNotified = {
  ...about10,
  id: "IMS-NTF-04",
  title: "`SendMessage` brings `IMLogUpdateMessage`/`NewMessage` with the session\u2019s `path` in `imSessionPath` and the very text in `message`",
  how: "The text that was sent, with quotes, umlauts and an emoji in it, is looked for among the notifications.",
  cause: "The text is escaped or trimmed on its way, or the path is that of another session.",
  examples: {
    holds: {
      messageType: "IMLogUpdateMessage",
      notificationType: "NewMessage",
      imSessionPath: "/im-sessions/007MDF3D0KAHL93L807GK2LAES000001",
      message: "Hello!"
    },
    breaks: {
      messageType: "IMLogUpdateMessage",
      notificationType: "NewMessage",
      imSessionPath: "/im-sessions/007MDF3D0KAHL93L807GK2LAES000001",
      message: "Hello"
    }
  },
  judge: subscribed(
    (evidence) => each(
      accepted(evidence, "send"),
      (act) => {
        const found = toldOf(evidence).some(
          (told) => told.data["message"] === act.marker && told.data["imSessionPath"] === `/im-sessions/${act.session}` && isOfType(told, "NewMessage")
        );
        if (found) return void 0;
        return {
          code: "message-not-notified",
          message: "no NewMessage with the session\u2019s path and the very text came",
          expected: JSON.stringify({ imSessionPath: `/im-sessions/${act.session}`, message: act.marker }),
          actual: toldOf(evidence).find((told) => told.data["message"] !== void 0)?.data,
          waitedMs: evidence.settings.settleMs
        };
      },
      { reason: "no message was sent", remedy: "see IMS-OPS-05" }
    )
  )
};
var completeNotified = {
  ...about10,
  id: "IMS-NTF-05",
  title: "completing brings `StatusChange` with state `Completed`",
  how: "After `Complete` is accepted a notification with the state `Completed` must come within the settle time.",
  cause: "The session is dropped before its last change is published.",
  examples: {
    holds: {
      messageType: "IMSessionStateChangeMessage",
      notificationType: "StatusChange",
      imSession: session2({ state: "Completed", capabilities: [] })
    },
    breaks: []
  },
  judge: subscribed(
    (evidence) => each(accepted(evidence, "complete"), () => missingState(evidence, "Completed"), {
      reason: "no session was completed",
      remedy: "see IMS-OPS-09"
    })
  )
};

// suites/notifications/content.ts
var about11 = {
  kind: "document",
  documents: ["notification"],
  level: "must",
  area: "notifications",
  profile: "notifications",
  source: "IMSessionNotifications",
  firmness: "stated"
};
var EXAMPLE = {
  messageType: "IMSessionStateChangeMessage",
  notificationType: "StatusChange",
  imSession: session2()
};
var notifiedSessions = {
  ...about11,
  none: "no notification with a session in it was seen",
  id: "IMS-NTF-06",
  firmness: "derived",
  title: "every `imSession` in a notification meets every `must` on a session",
  how: "The session in each notification is judged by the very checks of a session in the feed; the finding names the requirement that is broken. A broken `should` is a finding of that `should` itself.",
  cause: "Notifications are rendered by other code than the feed, as the published samples show: a state with a leading blank, a uri of another session.",
  examples: {
    holds: EXAMPLE,
    breaks: { ...EXAMPLE, imSession: session2({ state: " Talking" }) }
  },
  start() {
    return {
      end({ document: document2, envelope: envelope2 }) {
        if (!isObject(envelope2) || envelope2["messageType"] !== "IMSessionStateChangeMessage")
          return NOT_APPLICABLE;
        const told = envelope2["imSession"];
        if (told === void 0 && document2.origin === "target") return NOT_APPLICABLE;
        if (isObject(told)) return NOT_APPLICABLE;
        return {
          code: "no-im-session",
          message: `imSession is of type ${typeName(told)}`,
          pointer: "/imSession",
          expected: "the whole session",
          actual: told
        };
      }
    };
  }
};
var TYPES = {
  IMSessionStateChangeMessage: ["StatusChange", "AttachedDataChanged"],
  IMLogUpdateMessage: ["NewMessage"]
};
var documentedTypes = {
  ...about11,
  none: "no notification was seen",
  id: "IMS-NTF-09",
  title: "every payload has a documented `messageType` and `notificationType`",
  how: "Both members of every payload on the topic are looked up among the documented pairs.",
  cause: "Names of another resource or release, or the pair mixed up.",
  examples: { holds: EXAMPLE, breaks: { ...EXAMPLE, notificationType: "StateChanged" } },
  start: () => ({
    end({ envelope: envelope2 }) {
      if (!isObject(envelope2))
        return {
          code: "payload-no-object",
          message: `the payload is of type ${typeName(envelope2)}`,
          expected: "an object",
          actual: envelope2
        };
      const { messageType, notificationType } = envelope2;
      const allowed = isString(messageType) && Object.hasOwn(TYPES, messageType) ? TYPES[messageType] : void 0;
      if (!allowed)
        return {
          code: "message-type-unknown",
          message: "messageType is not documented",
          pointer: "/messageType",
          expected: Object.keys(TYPES).join(" or "),
          actual: messageType
        };
      if (isString(notificationType) && allowed.includes(notificationType)) return void 0;
      return {
        code: "notification-type-unknown",
        message: "notificationType is not documented for this messageType",
        pointer: "/notificationType",
        expected: allowed.join(" or "),
        actual: notificationType
      };
    }
  })
};

// suites/notifications/repeats.ts
var sameState = (a, b) => stateIn(a) === stateIn(b) || isExactly(b, "AttachedDataChanged") && stateIn(b) === "Completed";
var sameChange = (a, b, tag) => text4(a.data, "notificationType") === text4(b.data, "notificationType") && sameState(a, b) && (isExactly(a, "StatusChange") || equalJson(dataIn(a, tag), dataIn(b, tag)));
function repeatsOf(evidence) {
  const tag = tagOf(evidence);
  const acts = actsOf(evidence);
  const changes2 = toldOf(evidence).filter(
    (one) => isExactly(one, "StatusChange") || isExactly(one, "AttachedDataChanged")
  );
  const fresh = [];
  const repeats = [];
  for (const told of changes2) {
    const original = fresh.find((other) => sameChange(other, told, tag));
    const last = fresh.at(-1);
    if (!original || !last) {
      fresh.push(told);
      continue;
    }
    const between = acts.filter(
      ({ exchange }) => exchange.startedMs + exchange.durationMs > original.arrivedMs && exchange.startedMs < told.arrivedMs
    );
    if (between.some(({ accepted: accepted2, owner, role }) => accepted2 && (owner !== void 0 || role === "at-once")))
      continue;
    const isOfRefused = between.some(
      ({ refused, owner, exchange }) => owner !== void 0 && refused && exchange.startedMs > last.arrivedMs
    );
    repeats.push({
      told,
      what: isExactly(told, "StatusChange") ? `the state ${stateIn(told)}` : "a change of user data",
      isOfRefused
    });
  }
  const isHabit = repeats.some((one) => !one.isOfRefused);
  return isHabit ? repeats.map((one) => ({ ...one, isOfRefused: false })) : repeats;
}

// suites/notifications/course.ts
var about12 = {
  kind: "evidence",
  level: "must",
  area: "notifications",
  profile: "notifications",
  source: "IMSessionNotifications",
  firmness: "derived"
};
var at = (told) => ({
  exchange: told.exchange,
  pointer: told.pointer
});
var changesOf = (evidence) => dataActs(evidence).map((act) => ({ act, notices: new Set(dataNotices(evidence, act)) }));
var PLACE_OF_STATE = /* @__PURE__ */ new Map([
  ["Initiating", -2],
  ["Talking", -1],
  ["Completed", Number.MAX_SAFE_INTEGER]
]);
function placeOf(evidence, changes2, told) {
  if (sessionIn(told) && text4(told.data, "notificationType") === "StatusChange")
    return PLACE_OF_STATE.get(stateIn(told));
  const message = actsIn(evidence, "send").find(
    ({ accepted: accepted2, marker }) => accepted2 && marker === told.data["message"]
  );
  if (message) return message.act;
  if (sessionIn(told) === void 0) return void 0;
  const data = dataIn(told, tagOf(evidence));
  const own = changes2.find(({ act, notices }) => notices.has(told) || equalJson(data, act.expected));
  const twice = changes2.filter(({ act }) => equalJson(act.expected, own?.act.expected)).length > 1;
  return own === void 0 || twice ? void 0 : own.act.act;
}
var inOrder = {
  ...about12,
  id: "IMS-NTF-07",
  title: "notifications come in the order of the operations and of the states",
  how: "The run waits for each effect before the next operation; the notifications that tell of them must arrive in the same order.",
  cause: "Notifications are published by several workers, or queued by kind.",
  examples: {
    holds: ["Talking", "AttachedDataChanged", "Completed"],
    breaks: ["Completed", "AttachedDataChanged"]
  },
  judge: subscribed((evidence) => {
    const changes2 = changesOf(evidence);
    const placed = toldOf(evidence).flatMap((told) => {
      const place2 = placeOf(evidence, changes2, told);
      return place2 === void 0 ? [] : [{ told, place: place2 }];
    });
    const first = /* @__PURE__ */ new Map();
    const once2 = placed.filter(({ place: place2 }) => !first.has(place2) && first.set(place2, true).size > 0);
    return each(
      once2.map((one, index) => ({ value: { ...one, before: once2[index - 1] }, ...at(one.told) })),
      ({ told, place: place2, before }) => before === void 0 || before.place < place2 ? void 0 : {
        code: "out-of-order",
        message: `${text4(told.data, "notificationType")} ${stateIn(told)} came after ${text4(before.told.data, "notificationType")} ${stateIn(before.told)}`,
        expected: "the order of the operations and states",
        actual: `${text4(before.told.data, "notificationType")}, then ${text4(told.data, "notificationType")}`
      },
      notDone("anything that is notified")
    );
  })
};
var COMPARED = ["state", "participants", "capabilities", "userData"];
function momentOf(evidence, read) {
  const shown2 = shownIn(read, ownSession(evidence) ?? "");
  if (!read || !shown2) return void 0;
  const told = toldOf(evidence).filter((one) => one.arrivedMs <= read.startedMs);
  const last = told.filter((one) => sessionIn(one) !== void 0).at(-1);
  const session3 = last && sessionIn(last);
  if (!last || !session3) return void 0;
  const change = dataActs(evidence).filter(({ exchange }) => exchange.index < read.index).at(-1);
  const state = stateOf(shown2)?.trim() ?? "";
  const untold = [
    ...change && dataNotices(evidence, change).length === 0 ? ["userData", "capabilities"] : [],
    ...told.some((one) => sessionIn(one) && stateIn(one) === state) ? [] : ["state", "capabilities"]
  ];
  return { last, session: session3, shown: shown2, untold };
}
function differing({ session: session3, shown: shown2, untold }) {
  const bad = [...sessionViolations(session3), ...sessionViolations(shown2)].map(
    ({ pointer: at2 }) => at2.split("/")[1]
  );
  return COMPARED.filter((name) => {
    if (untold.includes(name) || bad.includes(name)) return false;
    const [a, b] = [session3[name], shown2[name]];
    if (name === "userData") return !(isEmpty(a) && isEmpty(b)) && !equalJson(a, b);
    return a !== void 0 && b !== void 0 && !equalSessions({ [name]: a }, { [name]: b });
  });
}
var agreesWithFeed = {
  ...about12,
  id: "IMS-NTF-08",
  title: "what the last notification says of a session is what the feed says, while the session is in the feed",
  how: "The last notification that had come when the session was at rest is compared with the feed\u2019s last read before `Complete`, and again at the end: state, participants, capabilities, user data.",
  cause: "The notification is made from a copy that the change has not reached.",
  examples: { holds: { notified: { a: "1" }, feed: { a: "1" } }, breaks: { notified: {}, feed: { a: "1" } } },
  judge: subscribed((evidence) => {
    const complete2 = actsIn(evidence, "complete").find(({ accepted: accepted2 }) => accepted2);
    const reads = liveReads(evidence).filter((read) => feedOf(read)?.sessionsKnown === true);
    const resting = complete2 ? reads.filter((read) => read.index < complete2.exchange.index).at(-1) : void 0;
    const moments = [resting, reads.at(-1)].flatMap((read) => {
      const moment = momentOf(evidence, read);
      return moment ? [{ value: moment, ...at(moment.last) }] : [];
    });
    return each(
      moments,
      (moment) => {
        const names = differing(moment);
        const [name] = names;
        if (name === void 0) return void 0;
        return {
          code: "feed-differs",
          message: `the last notification and the feed differ in ${names.join(", ")}`,
          pointer: pointer("imSession", name),
          expected: JSON.stringify(moment.shown[name]),
          actual: moment.session[name],
          waitedMs: 0
        };
      },
      {
        reason: "no notification had come while the session was in the feed",
        remedy: "see IMS-NTF-02 and IMS-NTF-03"
      }
    );
  })
};
var isEmpty = (value) => value === void 0 || isObject(value) && Object.keys(value).length === 0;
var refusedSilent = {
  ...about12,
  id: "IMS-NTF-10",
  level: "should",
  title: "a refused operation brings no change notification",
  how: "Refused requests carry keys and texts of their own; none of them may turn up in a notification, nor may there be more changes of user data than operations that were accepted.",
  cause: "The notification is published before the request is checked.",
  examples: {
    holds: [],
    breaks: [{ messageType: "IMLogUpdateMessage", notificationType: "NewMessage", message: "refused" }]
  },
  judge: subscribed((evidence) => {
    const refused = actsOf(evidence).filter(
      ({ owner, refused: is, marker }) => owner !== void 0 && is && marker !== void 0
    );
    const wronglyAccepted = new Set(
      actsOf(evidence).filter(({ owner, accepted: accepted2 }) => owner !== void 0 && accepted2).map(({ marker }) => marker)
    );
    const told = toldOf(evidence);
    const echo = repeatsOf(evidence).find(({ isOfRefused }) => isOfRefused)?.told;
    return each(
      refused.filter(({ marker }) => !wronglyAccepted.has(marker)).map((act) => ({ value: act, exchange: act.exchange, sessionId: act.session })),
      (act) => {
        const loud = told.find((one) => carries(one, act.marker ?? "")) ?? echo;
        if (!loud) return void 0;
        return {
          code: "refused-but-notified",
          message: `${act.operation} (${act.variant ?? ""}) was refused, but a ${text4(loud.data, "notificationType")} came`,
          expected: "no notification",
          actual: loud.data,
          exchange: loud.exchange
        };
      },
      notDone("a request that must be refused")
    );
  })
};
var carries = (told, marker) => told.data["message"] === marker || Object.keys(userDataOf(sessionIn(told))).some((key2) => key2.startsWith(marker));
var once = {
  ...about12,
  id: "IMS-NTF-11",
  level: "should",
  title: "each user-data change, each message and each change of state is notified once",
  how: "For each operation and state the notifications that tell of it are counted at the end of the run.",
  cause: "A notification is published by every node, or again when the client polls.",
  examples: { holds: ["Talking", "Completed"], breaks: ["Talking", "Talking", "Completed"] },
  judge: subscribed((evidence) => {
    const repeats = repeatsOf(evidence).filter(({ isOfRefused }) => !isOfRefused);
    const messages = actsIn(evidence, "send").flatMap((act) => {
      const again = toldOf(evidence).filter((one) => one.data["message"] === act.marker).slice(1);
      return again.map((told) => ({ told, what: "the message" }));
    });
    const subjects2 = [...repeats, ...messages].map((one) => ({ value: one, ...at(one.told) }));
    const [first] = toldOf(evidence);
    return each(
      subjects2.length > 0 ? subjects2 : first ? [{ value: void 0, ...at(first) }] : [],
      (one) => one && {
        code: "notified-again",
        message: `${one.what} was notified more than once`,
        expected: "one notification",
        actual: one.what
      },
      notDone("anything that is notified")
    );
  })
};

// suites/notifications/subscription.ts
var subscribes = {
  kind: "evidence",
  id: "IMS-NTF-01",
  level: "must",
  area: "notifications",
  profile: "notifications",
  source: "CometD",
  firmness: "stated",
  title: "handshake, connect and subscription to `/v2/me/im-sessions` succeed",
  how: "The suite speaks Bayeux over long polling: `/meta/handshake`, `/meta/connect`, `/meta/subscribe`, each to the endpoint with that word appended and, where this is refused, to the bare endpoint.",
  cause: "The endpoint is elsewhere (see --notifications-path), asks for other credentials, or speaks WebSocket only.",
  examples: {
    holds: [{ channel: "/meta/subscribe", successful: true, subscription: "/v2/me/im-sessions" }],
    breaks: [{ channel: "/meta/subscribe", successful: false, error: "403::denied" }]
  },
  judge(evidence) {
    if (evidence.settings.origin === "files") return skip(NO_TARGET.reason, NO_TARGET.remedy);
    return asked(judged)(evidence);
  }
};
var judged = (evidence) => {
  const marks = evidence.marks.filter(({ name, agent }) => name === "subscription" && agent === "first");
  const last = evidence.exchanges.filter(
    (one) => one.step.name.startsWith("bayeux.") && one.agent === "first"
  );
  return each(
    marks.map((mark) => ({ value: mark, ...last[0] ? { exchange: last[0] } : {} })),
    (mark) => mark["ok"] === true ? void 0 : mark["isCut"] === true ? {
      inconclusive: "the run was over, or an intermediary answered, before the subscription was there",
      remedy: "run again with a longer --deadline"
    } : {
      code: "not-subscribed",
      message: `the subscription failed: ${typeof mark["reason"] === "string" ? mark["reason"] : ""}`,
      expected: "handshake, connect and subscription succeed",
      actual: mark["reason"]
    },
    {
      reason: "the run did not subscribe",
      remedy: "choose the profile notifications, and give --destination"
    }
  );
};

// suites/notifications/index.ts
var notificationsRequirements = [
  subscribes,
  initiateNotified,
  dataChangesNotified,
  messagesNotified,
  completeNotified,
  notifiedSessions,
  inOrder,
  agreesWithFeed,
  documentedTypes,
  refusedSilent,
  once
];

// suites/operations/capabilities.ts
var about13 = {
  kind: "evidence",
  area: "capabilities",
  profile: "operations",
  source: "IMSessionResource",
  firmness: "derived",
  level: "must"
};
var OWN = /* @__PURE__ */ new Set(["initiate", "send", "complete", "hard", "plain", "own-read"]);
var isOwned = (evidence, { role }) => OWN.has(role) || role === "at-once" && refusesTogether(evidence);
function movedOn(evidence, act) {
  if (act.accepted || !act.reads.some(readable)) return false;
  const last = [...act.reads].reverse().find(readable);
  return !capabilitiesOf(shownIn(last, ownSession(evidence) ?? "")).includes(act.operation);
}
var offeredIsAccepted = {
  ...about13,
  id: "IMS-CAP-08",
  title: "an operation that a session offers is accepted",
  how: "Every operation is used while the last settled read offers it. A refused `SendMessage` is IMS-OPS-05\u2019s, a refused `Complete` IMS-OPS-09\u2019s, refused values IMS-UD-03\u2019s and -04\u2019s.",
  cause: "A fixed list of capabilities, or rights that are checked only when the operation comes.",
  examples: {
    holds: { offers: "AttachUserData", answer: { statusCode: 0 } },
    breaks: { offers: "AttachUserData", answer: { statusCode: 3, statusMessage: "Forbidden" } }
  },
  judge: opened(
    (evidence) => each(
      subjects(
        actsOf(evidence).filter(
          (act) => act.owner === void 0 && act.offered === true && !isOwned(evidence, act)
        )
      ),
      (act) => movedOn(evidence, act) ? NOT_APPLICABLE : acceptance(act, "offered-but-refused"),
      { reason: "the session never offered a user-data operation", remedy: "see IMS-CAP-05 and IMS-CAP-06" }
    )
  )
};
function revived(evidence, act) {
  const offered = (read) => capabilitiesOf(shownIn(read, act.session)).includes(act.operation);
  const later = liveReads(evidence).filter(({ index }) => index > act.exchange.index);
  if (act.group !== "after" || !later.some(offered)) return void 0;
  return { inconclusive: "the session came back to life", remedy: "see IMS-OPS-09" };
}
var unofferedIsRefused = {
  ...about13,
  id: "IMS-CAP-09",
  title: "an operation that a session does not offer is refused",
  how: "In each state that is reached (with and without user data, after `Complete`) what is not listed is asked for; the same operation must have been accepted in a state that offered it.",
  cause: "Capabilities are only shown, and never checked.",
  examples: { holds: { statusCode: 3, statusMessage: "Forbidden" }, breaks: { statusCode: 0 } },
  judge: opened(
    (evidence) => refusalsOf(
      evidence,
      "IMS-CAP-09",
      {
        reason: "the session offered every operation in every state that was reached",
        remedy: "nothing needs to be done"
      },
      void 0,
      (act) => revived(evidence, act)
    )
  )
};
var NEED_DATA = ["UpdateUserData", "DeleteUserData"];
var OVER = ["SendMessage", "Complete"];
function followVerdict(evidence, act) {
  const session3 = shownIn(act.reads.at(-1), ownSession(evidence) ?? "");
  if (!act.accepted || !session3 || !Array.isArray(session3["capabilities"])) return NOT_APPLICABLE;
  const offered = capabilitiesOf(session3);
  if (act.role === "attach") {
    if (Object.keys(userDataOf(session3)).length === 0) return NOT_APPLICABLE;
    const missing = NEED_DATA.filter((one) => !offered.includes(one));
    if (missing.length === 0) return void 0;
    return {
      code: "capabilities-lag",
      message: `after user data is attached ${missing.join(" and ")} is not offered`,
      pointer: "/capabilities",
      expected: NEED_DATA.join(", "),
      actual: offered.join(", ")
    };
  }
  if (stateOf(session3) !== "Completed") return NOT_APPLICABLE;
  const still = OVER.filter((one) => offered.includes(one));
  if (still.length === 0) return void 0;
  return {
    code: "capabilities-stay",
    message: `after Complete ${still.join(" and ")} is still offered`,
    pointer: "/capabilities",
    expected: "neither SendMessage nor Complete",
    actual: offered.join(", ")
  };
}
var capabilitiesFollow = {
  ...about13,
  id: "IMS-CAP-10",
  level: "should",
  title: "capabilities follow the session: after user data is attached, update and delete are offered; after `Complete`, neither `SendMessage` nor `Complete`",
  how: "The capabilities of the run\u2019s session are read once the effect of each operation shows.",
  cause: "Capabilities are worked out when the session is made, and not again.",
  examples: {
    holds: {
      after: "AttachUserData",
      offers: ["SendMessage", "AttachUserData", "UpdateUserData", "DeleteUserData", "Complete"]
    },
    breaks: { after: "AttachUserData", offers: ["SendMessage", "AttachUserData", "Complete"] }
  },
  judge: opened(
    (evidence) => each(
      subjects(actsIn(evidence, "attach", "complete")),
      (act) => followVerdict(evidence, act),
      notDone("AttachUserData")
    )
  )
};

// suites/operations/messaging.ts
var about14 = {
  kind: "evidence",
  area: "operations",
  profile: "operations",
  firmness: "stated",
  level: "must"
};
var sendsMessages = {
  ...about14,
  id: "IMS-OPS-05",
  source: "SendMessage",
  title: "`SendMessage` with its mandatory parameters is accepted while it is offered",
  how: "A text is sent to --destination from --device-path while the session offers `SendMessage`.",
  cause: "The device path is not known to the server, or the capability is shown whether or not a message can be sent.",
  examples: { holds: { statusCode: 0 }, breaks: { statusCode: 2, statusMessage: "Invalid state" } },
  judge: opened(
    (evidence) => each(
      subjects(actsIn(evidence, "send")),
      (act) => movedOn(evidence, act) ? NOT_APPLICABLE : acceptance(act, "message-refused"),
      {
        reason: "the session never offered SendMessage",
        remedy: "see IMS-CAP-05, and that the destination answers"
      }
    )
  )
};
var isOver = (read, id) => {
  const session3 = shownIn(read, id);
  return session3 === void 0 || stateOf(session3)?.trim() === "Completed";
};
function afterTheEnd(evidence, act) {
  const id = ownSession(evidence) ?? "";
  const reads = liveReads(evidence).filter((read) => Number(read.step["act"]) >= act.act && readable(read));
  const first = reads.findIndex((read) => isOver(read, id));
  return {
    ended: act.reads.some((read) => readable(read) && isOver(read, id)),
    later: first === -1 ? [] : reads.slice(first + 1)
  };
}
function endVerdict(evidence, act) {
  if (movedOn(evidence, act))
    return { inconclusive: "the session was over before it was completed", remedy: "see what else ended it" };
  const answered = acceptance(act, "complete-refused");
  if (answered !== void 0) return answered;
  const id = ownSession(evidence) ?? "";
  const { ended, later } = afterTheEnd(evidence, act);
  const last = act.reads.findLast(readable);
  if (!last) return { inconclusive: "the feed could not be read afterwards", remedy: "see IMS-ENV-01" };
  const session3 = shownIn(last, id);
  if (!ended)
    return {
      code: "not-completed",
      message: `Complete is accepted, but the session is still ${stateOf(session3) ?? "in the feed"}`,
      expected: "Completed, or gone from the feed",
      actual: stateOf(session3),
      waitedMs: waited(act)
    };
  const back = later.find((read) => !isOver(read, id));
  if (!back) return void 0;
  return {
    code: "comes-back",
    message: `the completed session came back as ${stateOf(shownIn(back, id)) ?? ""}`,
    expected: "Completed, or gone for good",
    actual: stateOf(shownIn(back, id)),
    exchange: back
  };
}
var completes = {
  ...about14,
  id: "IMS-OPS-09",
  source: "Complete",
  title: "`Complete` is accepted, and within the settle time the session is `Completed` or gone from the feed; it never comes back to life",
  how: "The run completes its session, polls the feed until it is over, and watches until the end of the last quiet window.",
  cause: "The release is acknowledged but not carried out, or a late event puts the old state back.",
  examples: { holds: ["Talking", "Completed"], breaks: ["Talking", "Completed", "Talking"] },
  judge: opened((evidence) => {
    const failed = evidence.marks.find(({ name }) => name === "clean-up-failed");
    const acts = actsIn(evidence, "complete");
    const lived = each(subjects(acts), (act) => endVerdict(evidence, act), notDone("Complete"));
    if (!failed || lived.kind !== "judged" || lived.count > 0) return lived;
    return combine(
      lived,
      each(
        [{ value: failed }],
        (mark) => ({
          code: "clean-up-failed",
          message: "a session that the run opened could not be completed: complete it by hand",
          expected: "Completed, or gone from the feed",
          actual: mark["ids"]
        }),
        notDone("Complete")
      )
    );
  })
};

// suites/operations/refusals.ts
var about15 = {
  kind: "evidence",
  area: "operations",
  profile: "operations",
  firmness: "stated",
  level: "must",
  source: "ReturnValues"
};
var missingParameters = {
  ...about15,
  id: "IMS-OPS-10",
  firmness: "derived",
  title: "a missing mandatory parameter is refused with `statusCode` 1",
  how: "`operationName`, `destination`, `destination.phoneNumber`, `text`, `devicePath` (SendMessage), `userData` and `key` are left out, each in turn, of a request that is accepted with it; on an operation that is offered at that moment, `InitiateIMSession`\u2019s while no session is live.",
  cause: "A default in place of the missing value, a null that is passed on, or a general error.",
  examples: { holds: { statusCode: 1, statusMessage: "text is missing" }, breaks: { statusCode: 0 } },
  judge: opened(
    (evidence) => refusalsOf(evidence, "IMS-OPS-10", notDone("a request without a mandatory parameter"), withCode(1))
  )
};
var unknownSession = {
  ...about15,
  id: "IMS-OPS-11",
  firmness: "derived",
  title: "an unknown session id is refused with `statusCode` 6",
  how: "Valid requests are sent to an id of the documented form that is in no feed.",
  cause: "The id is not looked up before the operation is queued, or another code is used.",
  examples: { holds: { statusCode: 6, statusMessage: "Resource not found" }, breaks: { statusCode: 0 } },
  judge: opened(
    (evidence) => refusalsOf(evidence, "IMS-OPS-11", notDone("an unknown session id"), withCode(6))
  )
};
var unknownOperation = {
  ...about15,
  id: "IMS-OPS-12",
  firmness: "derived",
  title: "an unknown `operationName` is refused with a documented error",
  how: "A valid request is sent with another `operationName`, to the session and, while none is live, to the list.",
  cause: "Unknown operations fall through to success.",
  examples: { holds: { statusCode: 10, statusMessage: "Unknown operation" }, breaks: { statusCode: 0 } },
  judge: opened((evidence) => refusalsOf(evidence, "IMS-OPS-12", notDone("an unknown operationName")))
};
var nothingModified = {
  ...about15,
  id: "IMS-OPS-13",
  title: "a refused operation changes nothing: the feed before equals the feed after",
  how: "The run\u2019s session is compared before and after each batch of refused requests, once a later accepted change shows, and at the end of the quiet windows. Sessions of others that come in do not count.",
  cause: "The work is started before the request is checked, or not undone when it fails.",
  examples: { holds: { before: { a: "1" }, after: { a: "1" } }, breaks: { before: { a: "1" }, after: {} } },
  judge: opened(
    (evidence) => effectOutcome(
      evidence,
      "IMS-OPS-13",
      hasSegments(evidence, "refusals"),
      notDone("a request that must be refused")
    )
  )
};
function agreement(status, code) {
  const defect2 = (expected) => ({
    code: "status-disagrees",
    message: `HTTP ${status} carries statusCode ${code}`,
    expected,
    actual: `HTTP ${status}, statusCode ${code}`
  });
  const isSuccess = status >= 200 && status < 300;
  if (code === 0) return isSuccess ? void 0 : defect2("HTTP 2xx");
  if (isSuccess || status < 400) return defect2(code === 4 ? "HTTP 5xx" : "HTTP 4xx");
  if (status >= 500) return code === 4 ? void 0 : defect2("HTTP 4xx");
  return void 0;
}
var statusesAgree = {
  ...about15,
  id: "IMS-OPS-14",
  level: "should",
  source: "RFC 9110",
  firmness: "practice",
  title: "HTTP status and `statusCode` agree: 2xx exactly where it is 0; 4xx for the caller\u2019s faults; 5xx only for 4",
  how: "Both are compared for every operation of the run.",
  cause: "The envelope is filled in and the HTTP status left at its default.",
  examples: { holds: { http: 404, statusCode: 6 }, breaks: { http: 200, statusCode: 6 } },
  judge: asked(
    (evidence) => each(
      subjects(actsOf(evidence).filter(({ owner }) => !owner?.startsWith("IMS-ROB"))),
      ({ exchange }) => {
        const [status, code] = [statusOf(exchange), statusCodeOf(exchange)];
        return status === void 0 || code === void 0 ? NOT_APPLICABLE : agreement(status, code);
      },
      notDone("any operation")
    )
  )
};

// suites/live/values.ts
var LARGEST_INT32 = 2 ** 31 - 1;
var PLAIN_VALUES = {
  quotes: `she said "it's"`,
  backslashes: "C:\\temp\\new",
  markup: "<b>bold</b> & <script>alert(1)</script> &amp; &lt;",
  emoji: "\u{1F469}\u200D\u{1F469}\u200D\u{1F467} \u{1F1E9}\u{1F1EA} \u{1F4AC}",
  combining: "e\u0301 a\u030A n\u0303",
  precomposed: "\xE9 \xE5 \xF1",
  scripts: "\u041F\u0440\u0438\u0432\u0435\u0442 \u4F60\u597D \u0645\u0631\u062D\u0628\u0627 \u0939\u093F\u0928\u094D\u0926\u0940",
  "outer-blanks": "  both ends  ",
  "inner-blanks": "two  blanks   three",
  percent: "100% %41 %zz +plus",
  "percent-encoded": "a%20b%C3%A4+c",
  "no-break-blank": "a\xA0b",
  separators: "a,b;c=d|e&f?g#h/i",
  "looks-like-json": '{"a":[1,2]}',
  "looks-like-number": "007",
  "looks-like-boolean": "true",
  "looks-like-null": "null",
  "looks-like-date": "2024-01-02",
  dollars: "${HOME} $1 {{x}} #{y}",
  astral: "\u{1D4B3}\u{1D4B4}\u{1D4B5} \u{20BB7}",
  "longest-255": "x".repeat(250) + "\xE4\xF6\xFC\u20ACz",
  "Key-In-Capitals": "Capitals",
  "key with blanks": "blanks",
  zero: 0,
  one: 1,
  negative: -42,
  "largest-int32": LARGEST_INT32,
  "smallest-int32": -LARGEST_INT32,
  nested: { street: "Main", number: 42, deeper: { deepest: "yes" } }
};
var HARD_VALUES = {
  tab: "a	b",
  "line-feeds": "a\nb\r\nc",
  controls: "\x7F",
  "long-4096": "y".repeat(4096),
  "largest-exact": Number.MAX_SAFE_INTEGER,
  "smallest-exact": Number.MIN_SAFE_INTEGER,
  "above-int32": 2 ** 31,
  half: 0.5,
  "exact-fraction": -1234.0625
};
var BUILDS_ON = {
  "long-4096": ["longest-255"],
  "largest-exact": ["one", "largest-int32"],
  "smallest-exact": ["negative", "smallest-int32"],
  "above-int32": ["one", "largest-int32"],
  half: ["one"],
  "exact-fraction": ["negative"],
  tab: ["inner-blanks"],
  "line-feeds": ["inner-blanks"]
};

// suites/operations/user-data.ts
var about16 = {
  kind: "evidence",
  area: "operations",
  profile: "operations",
  firmness: "stated",
  level: "must"
};
var shownData = (evidence, act) => {
  const session3 = shownIn(act.reads.at(-1), ownSession(evidence) ?? "");
  return session3 && ownKeys(userDataOf(session3), tagOf(evidence));
};
var lostKeys = (expected, shown2) => Object.keys(expected).filter((name) => !equalJson(expected[name], shown2[name]));
function changeVerdict(evidence, act) {
  if (!act.accepted)
    return {
      inconclusive: `${act.operation} is refused`,
      remedy: act.offered === true ? "see IMS-CAP-08" : "see that the session offers it"
    };
  const shown2 = shownData(evidence, act);
  if (shown2 === void 0 || act.expected === void 0)
    return { inconclusive: "the session was gone before the effect could show", remedy: "run again" };
  const wrong = lostKeys(act.expected, shown2);
  const foreign = new Set(
    actsOf(evidence).flatMap((one) => one.owner === void 0 ? [] : Object.keys(givenBy(one)))
  );
  const own = removedBy(act);
  const extra = Object.keys(shown2).filter(
    (name) => name === own && act.expected?.[name] === void 0 && !foreign.has(name)
  );
  if (wrong.length === 0 && extra.length === 0) return void 0;
  const [key2 = ""] = [...wrong, ...extra];
  return {
    code: extra.length > 0 ? "key-still-there" : "user-data-not-as-asked",
    message: `after ${act.operation} ${[...wrong, ...extra].map((name) => name.slice(tagOf(evidence).length)).join(", ")} is not as it should be`,
    pointer: pointer("userData", key2),
    expected: JSON.stringify(act.expected),
    actual: shown2,
    waitedMs: waited(act)
  };
}
function removedBy({ exchange, operation: operation2 }) {
  if (operation2 !== "DeleteUserData") return void 0;
  const body = exchange.request.body ? readJson(exchange.request.body).value : void 0;
  const key2 = isObject(body) ? body["key"] : void 0;
  return isString(key2) ? key2 : void 0;
}
function comesBackLater(evidence, act) {
  const key2 = removedBy(act);
  if (!act.accepted || key2 === void 0 || changeVerdict(evidence, act) !== void 0) return NOT_APPLICABLE;
  const id = ownSession(evidence) ?? "";
  const back = liveReads(evidence).find(
    (read) => Number(read.step["act"]) > act.act && userDataOf(shownIn(read, id))[key2] !== void 0
  );
  if (!back) return void 0;
  return {
    code: "key-comes-back",
    message: "a deleted key shows again later",
    pointer: pointer("userData", key2),
    expected: "no such key",
    actual: userDataOf(shownIn(back, id))[key2],
    exchange: back
  };
}
function undoneLater(evidence, act) {
  if (!act.accepted || changeVerdict(evidence, act) !== void 0) return NOT_APPLICABLE;
  const id = ownSession(evidence) ?? "";
  const given = Object.entries(givenBy(act));
  const until = actsOf(evidence).find(
    (one) => one.act > act.act && (one.owner !== void 0 || one.role === "at-once" || changeVerdict(evidence, one) !== void 0)
  )?.act ?? Number.MAX_SAFE_INTEGER;
  const touchedAt = (key2) => actsOf(evidence).find((one) => one.act > act.act && (key2 in givenBy(one) || removedBy(one) === key2))?.act ?? until;
  for (const read of liveReads(evidence)) {
    const at2 = Number(read.step["act"]);
    const session3 = shownIn(read, id);
    if (at2 <= act.act || at2 >= until || !session3) continue;
    const lost = given.find(
      ([key2, value]) => at2 < touchedAt(key2) && !equalJson(userDataOf(session3)[key2], value)
    );
    if (!lost) continue;
    return {
      code: "change-undone",
      message: `what ${act.operation} did is undone again`,
      pointer: pointer("userData", lost[0]),
      expected: JSON.stringify(lost[1]),
      actual: userDataOf(session3)[lost[0]],
      exchange: read
    };
  }
  return void 0;
}
var attachWorks = (evidence) => actsIn(evidence, "attach").every((act) => changeVerdict(evidence, act) === void 0);
function changes(evidence, owner, role, what2) {
  const own = each(subjects(actsIn(evidence, ...role)), (act) => changeVerdict(evidence, act), notDone(what2));
  const later = each(
    subjects(actsIn(evidence, ...role)),
    (act) => removedBy(act) === void 0 ? undoneLater(evidence, act) : comesBackLater(evidence, act),
    notDone(what2)
  );
  return combine(
    own,
    ...later.kind === "judged" ? [later] : [],
    effectOutcome(evidence, owner, own.kind === "judged", notDone(what2))
  );
}
var attaches = {
  ...about16,
  id: "IMS-OPS-06",
  source: "AttachUserData",
  title: "`AttachUserData` adds fresh keys and leaves the others",
  how: "Fresh keys are attached, first to none and then beside others; the feed must show exactly what was there and what was added. A key that is there already is never attached.",
  cause: "The new data replaces the old, or only the last key is kept.",
  examples: { holds: { a: "1", b: "2" }, breaks: { b: "2" } },
  judge: opened((evidence) => changes(evidence, "IMS-OPS-06", ["attach"], "AttachUserData"))
};
var updates = {
  ...about16,
  id: "IMS-OPS-07",
  source: "UpdateUserData",
  title: "`UpdateUserData` overwrites the given keys, adds those that are new, and leaves the others",
  how: "One known and one new key are updated; the feed must show both, and the others as they were.",
  cause: "The update replaces all user data, ignores new keys, or makes a second pair.",
  examples: { holds: { a: "new", b: "2", c: "3" }, breaks: { a: "new", c: "3" } },
  judge: opened((evidence) => changes(evidence, "IMS-OPS-07", ["update"], "UpdateUserData"))
};
var deletes = {
  ...about16,
  id: "IMS-OPS-08",
  source: "DeleteUserData",
  title: "`DeleteUserData` removes the key and leaves the others",
  how: "Keys are deleted one by one; the feed must show the others, and no longer the one.",
  cause: "The key is emptied and not removed, all keys are removed, or `keys` (the form of chat) is expected.",
  examples: { holds: { b: "2" }, breaks: { a: "", b: "2" } },
  judge: opened((evidence) => changes(evidence, "IMS-OPS-08", ["delete", "clear"], "DeleteUserData"))
};
function roundTripVerdict(evidence, act, refusedIsDefect) {
  if (!attachWorks(evidence))
    return {
      inconclusive: "AttachUserData does not do what it should",
      remedy: "see IMS-OPS-06 and IMS-CAP-08"
    };
  if (!act.accepted) {
    const refused = acceptance(act, "value-refused");
    if (Object.keys(givenBy(act)).length > 1 && actsIn(evidence, act.role).length > 1) return NOT_APPLICABLE;
    return refusedIsDefect ? refused : NOT_APPLICABLE;
  }
  const shown2 = shownData(evidence, act);
  if (shown2 === void 0)
    return { inconclusive: "the session was gone before the effect could show", remedy: "run again" };
  const given = givenBy(act);
  const label = (name) => name.slice(tagOf(evidence).length + act.role.length + 1);
  const spoilt = act.role === "hard" ? spoiltPlain(evidence) : NONE4;
  const wrong = lostKeys(given, shown2).filter(
    (name) => !(BUILDS_ON[label(name)] ?? []).some((one) => spoilt.has(one))
  );
  if (wrong.length === 0) return void 0;
  return wrong.map((name) => {
    return {
      code: shown2[name] === void 0 ? "value-lost" : "value-changed",
      message: `the value \u201C${label(name)}\u201D ${shown2[name] === void 0 ? "is lost" : "comes back changed"}`,
      pointer: pointer("userData", name),
      expected: JSON.stringify(given[name]),
      actual: shown2[name],
      waitedMs: waited(act)
    };
  });
}
var NONE4 = /* @__PURE__ */ new Set();
function spoiltPlain(evidence) {
  const prefix = `${tagOf(evidence)}plain-`;
  return new Set(
    actsIn(evidence, "plain").flatMap((act) => {
      const [given, shown2] = [givenBy(act), shownData(evidence, act)];
      const bad = act.accepted && shown2 ? lostKeys(given, shown2) : Object.keys(given).length === 1 ? Object.keys(given) : [];
      return bad.map((name) => name.slice(prefix.length));
    })
  );
}
function givenBy({ exchange }) {
  const body = exchange.request.body ? readJson(exchange.request.body).value : void 0;
  const data = isObject(body) ? body["userData"] : void 0;
  return isObject(data) ? data : {};
}
var roundTrip = (evidence, role) => each(
  subjects(actsIn(evidence, role)),
  (act) => roundTripVerdict(evidence, act, true),
  notDone("AttachUserData")
);
var comesBack = {
  ...about16,
  id: "IMS-UD-03",
  area: "user-data",
  source: "AttachUserData",
  firmness: "derived",
  title: "user data comes back as it was given: printable Unicode strings up to 255 characters, integers within \xB1(2\xB3\xB9\u22121), nested objects",
  how: "Quotes, backslashes, markup, emoji, combining marks, outer blanks, look-alikes of other types, the longest string, the outermost integers and a nested object are attached and read back.",
  cause: "Escaping for a page or a database in the wrong place, a character set smaller than Unicode, trimming, normalising, or guessing types.",
  examples: { holds: { given: "<b>", shown: "<b>" }, breaks: { given: "<b>", shown: "&lt;b&gt;" } },
  judge: opened((evidence) => roundTrip(evidence, "plain"))
};
var comesBackHard = {
  ...about16,
  id: "IMS-UD-04",
  level: "should",
  area: "user-data",
  source: "RFC 8259",
  firmness: "practice",
  title: "so do control characters (not U+0000), strings of 4,096 characters, other integers within \xB1(2\u2075\xB3\u22121), and fractions that a double carries exactly",
  how: "These are attached and read back; a server that refuses them breaks this requirement, not IMS-CAP-08.",
  cause: "Fields of a fixed length, 32-bit integers, or control characters that are stripped.",
  examples: { holds: { given: 0.5, shown: 0.5 }, breaks: { given: 0.5, shown: 0 } },
  judge: opened((evidence) => roundTrip(evidence, "hard"))
};

// suites/operations/index.ts
var operationsRequirements = [
  initiates,
  statesMoveForward,
  initialUserData,
  oneSessionAtATime,
  sendsMessages,
  attaches,
  updates,
  deletes,
  completes,
  missingParameters,
  unknownSession,
  unknownOperation,
  nothingModified,
  statusesAgree,
  neverAlerting,
  offeredIsAccepted,
  unofferedIsRefused,
  capabilitiesFollow,
  comesBack,
  comesBackHard
];

// suites/robustness/aftermath.ts
var about17 = {
  kind: "evidence",
  level: "must",
  area: "robustness",
  profile: "robustness",
  source: "ReturnValues",
  firmness: "derived"
};
var stillTheSame = {
  ...about17,
  id: "IMS-ROB-05",
  firmness: "stated",
  title: "after all this the feed still answers and is what it was",
  how: "The feed is read after the bad requests, once a later accepted change shows, and compared with the one before.",
  cause: "A worker that died, a lock that was not given back, or a session left half changed.",
  examples: { holds: { before: ["A"], after: ["A"] }, breaks: { before: ["A"], after: [] } },
  judge: opened((evidence) => {
    const nonsense = actsOf(evidence).filter(({ group }) => group === "robustness");
    const last = nonsense.at(-1);
    const reads = last ? liveReads(evidence).filter((read) => read.index > last.exchange.index).slice(0, 1) : [];
    const answers = each(
      reads.map((read) => ({ value: read, exchange: read })),
      (read) => {
        if (isIntermediary(read))
          return {
            inconclusive: "the feed was answered by an intermediary",
            remedy: "run again at a slower --rate"
          };
        if (read.failure?.kind === "deadline" || read.failure?.kind === "aborted") return unanswered(read);
        return isAccepted(read) && feedOf(read)?.sessionsKnown === true ? void 0 : {
          code: "feed-does-not-answer",
          message: `after the bad requests the feed is answered with ${read.failure?.message ?? `HTTP ${read.response?.status ?? 0}`}`,
          expected: "the feed as it was",
          actual: read.failure?.kind ?? read.response?.status
        };
      },
      notDone("any bad request")
    );
    return combine(
      answers,
      effectOutcome(
        evidence,
        "IMS-ROB-05",
        answers.kind === "judged" && hasSegments(evidence, "robustness"),
        notDone("any bad request")
      )
    );
  })
};
var noLostUpdate = {
  ...about17,
  id: "IMS-ROB-06",
  title: "eight concurrent user-data operations on one session lose no update",
  how: "Eight fresh keys are attached and updated at once, each by a request of its own; within the settle time all that were accepted must show.",
  cause: "The data is read, changed and written back without a lock.",
  examples: { holds: { accepted: 8, shown: 8 }, breaks: { accepted: 8, shown: 5 } },
  judge: opened((evidence) => {
    const acts = actsIn(evidence, "at-once");
    const accepted2 = acts.filter((act) => act.accepted);
    const read = [...acts].reverse().find(({ reads }) => reads.length > 0)?.reads.at(-1);
    const session3 = shownIn(read, ownSession(evidence) ?? "");
    return each(
      acts.slice(0, 1).map((act) => ({ value: act, ...read ? { exchange: read } : {} })),
      (act) => {
        const missed = acts.find(({ exchange, refused }) => !refused && !isAccepted(exchange));
        if (accepted2.length < 2 && missed) return acceptance(missed, "concurrent-refused");
        if (accepted2.length < 2)
          return refusesTogether(evidence) ? {
            code: "concurrent-refused",
            message: `${acts.length - accepted2.length} of ${acts.length} concurrent operations are refused`,
            expected: "all accepted",
            actual: accepted2.length
          } : {
            inconclusive: "operations on user data are refused one by one, too",
            remedy: "see IMS-CAP-08"
          };
        if (!session3)
          return { inconclusive: "the session was gone before the effects could show", remedy: "run again" };
        const shown2 = ownKeys(userDataOf(session3), tagOf(evidence));
        const given = accepted2.flatMap(
          (one) => Object.keys(one.expected ?? {}).filter((key2) => ownKeyOf(one, key2))
        );
        const lost = [...new Set(given)].filter((key2) => !equalJson(shown2[key2], act.expected?.[key2]));
        return lost.length === 0 ? void 0 : {
          code: "update-lost",
          message: `${lost.length} of ${accepted2.length} concurrent updates are lost`,
          pointer: "/userData",
          expected: JSON.stringify(act.expected),
          actual: shown2,
          waitedMs: waited(acts.at(-1) ?? act)
        };
      },
      notDone("concurrent operations")
    );
  })
};
var ownKeyOf = ({ exchange }, key2) => exchange.request.body !== void 0 && new TextDecoder().decode(exchange.request.body).includes(`"${key2}"`);

// suites/robustness/refusals.ts
var about18 = {
  kind: "evidence",
  level: "must",
  area: "robustness",
  profile: "robustness",
  source: "ReturnValues",
  firmness: "derived"
};
var FALLEN_SILENT = /* @__PURE__ */ new Set(["timeout", "reset", "protocol", "too-large", "encoding"]);
function silence({ exchange, variant = "" }) {
  const { failure } = exchange;
  if (!failure) return void 0;
  if (!FALLEN_SILENT.has(failure.kind))
    return { inconclusive: failure.message, remedy: "run again with a longer --deadline" };
  return {
    code: "no-answer",
    message: `${variant} got no answer: ${failure.message}`,
    expected: "a refusal",
    actual: failure.kind
  };
}
var isServerError = (act) => (statusOf(act.exchange) ?? 0) >= 500;
var serverError = ({ exchange, variant = "" }) => ({
  code: "server-error",
  message: `${variant} is answered with HTTP ${statusOf(exchange) ?? 0}`,
  expected: "HTTP 4xx, or the error envelope",
  actual: objectOf(exchange) ?? textOf2(exchange).slice(0, 200)
});
var isFlaky2 = ({ exchanges }) => exchanges.some(
  (one) => !textParameter(one, "owner").startsWith("IMS-ROB") && (isIntermediary(one) || one.earlier.some((earlier) => /\b(?:429|502|503|504)\b/.test(earlier)))
);
function politely(act, accepted2, evidence) {
  const silent = silence(act);
  if (silent !== void 0) return silent;
  if (isIntermediary(act.exchange) && isFlaky2(evidence))
    return {
      inconclusive: `${act.variant ?? ""} met an intermediary (HTTP ${statusOf(act.exchange) ?? 0})`,
      remedy: "run again at a slower --rate"
    };
  if (isServerError(act)) return serverError(act);
  return refusalVerdict(act, accepted2, () => void 0);
}
function withEnvelope(act, accepted2, evidence, strict) {
  const polite = politely(act, accepted2, evidence);
  if (polite !== void 0) return polite;
  if (strict ? isEnvelope(act) : saysRefused(act)) return void 0;
  return {
    code: "no-error-envelope",
    message: `${act.variant ?? ""} is refused without the error envelope`,
    expected: '{"statusCode":1\u201320,"statusMessage":"\u2026"}',
    actual: objectOf(act.exchange) ?? textOf2(act.exchange).slice(0, 200)
  };
}
function judgeActs(evidence, owner, judge2) {
  const accepted2 = acceptedOperations(evidence);
  const acts = actsOf(evidence).filter((act) => act.owner === owner);
  const isRepeated = (act) => (act.exchange.failure !== void 0 || isIntermediary(act.exchange)) && acts.some(
    (other) => other.act > act.act && other.variant === act.variant && other.session === act.session
  );
  return each(
    acts.filter((act) => !isRepeated(act)).map((act) => ({ value: act, exchange: act.exchange })),
    (act) => judge2(act, accepted2),
    notDone("such a request")
  );
}
var andNoEffect = (evidence, owner, refused) => combine(
  refused,
  effectOutcome(
    evidence,
    owner,
    refused.kind === "judged" && hasSegments(evidence, "robustness"),
    notDone("such a request")
  )
);
var malformedBodies = {
  ...about18,
  id: "IMS-ROB-01",
  title: "malformed JSON, a wrong media type, an empty body, an array or a scalar as body: each is refused with an HTTP 4xx or with the documented error envelope, never a 5xx, never a hang, never an effect",
  how: "A valid request is spoilt in each of these ways, sent to the live session and, once none is live, to the list; the valid one was accepted.",
  cause: "A parser\u2019s exception that nobody catches, or a body that is read whatever its type.",
  examples: { holds: { http: 400 }, breaks: { http: 500 } },
  judge: opened(
    (evidence) => andNoEffect(
      evidence,
      "IMS-ROB-01",
      judgeActs(evidence, "IMS-ROB-01", (act, accepted2) => politely(act, accepted2, evidence))
    )
  )
};
var wrongStructures = {
  ...about18,
  id: "IMS-ROB-02",
  title: "an array or object where a scalar belongs, and a scalar or array where an object belongs, is refused with the error envelope and has no effect",
  how: "Generated from the request schemas: every member in turn, each otherwise valid and accepted.",
  cause: "Values are coerced, or their members are read without looking.",
  examples: { holds: { http: 400, statusCode: 10 }, breaks: { http: 200, statusCode: 0 } },
  judge: opened(
    (evidence) => andNoEffect(
      evidence,
      "IMS-ROB-02",
      judgeActs(evidence, "IMS-ROB-02", (act, accepted2) => withEnvelope(act, accepted2, evidence, false))
    )
  )
};
function showsSession(act) {
  const body = objectOf(act.exchange);
  const list = body?.["imSessions"];
  if (body?.["imSession"] === void 0 && !(Array.isArray(list) && list.length > 0)) return void 0;
  return {
    code: "session-data",
    message: `${act.variant ?? ""} is answered with session data`,
    expected: "no session data",
    actual: body
  };
}
var hostileIds = {
  ...about18,
  id: "IMS-ROB-03",
  title: "hostile ids in the URL (encoded slashes, dots, control characters, 8 KiB long, Unicode; sent byte for byte) are refused with an HTTP 4xx or the error envelope, never a 5xx, a hang, session data or an effect",
  how: "Each id is read and operated on; the same requests with the session\u2019s own id were answered and accepted.",
  cause: "The path is decoded twice or cut at a zero byte, or the id reaches a query unescaped.",
  examples: { holds: { http: 404 }, breaks: { http: 500 } },
  judge: opened(
    (evidence) => andNoEffect(
      evidence,
      "IMS-ROB-03",
      judgeActs(
        evidence,
        "IMS-ROB-03",
        (act, accepted2) => showsSession(act) ?? politely(act, accepted2, evidence)
      )
    )
  )
};
var hostileIdEnvelope = {
  ...about18,
  id: "IMS-ROB-08",
  level: "should",
  title: "the refusals of IMS-ROB-03 carry the error envelope",
  how: "The answers to hostile ids that are HTTP 4xx are held against the schema of the error envelope.",
  cause: "The URL is refused by the container before the API is reached.",
  examples: { holds: { statusCode: 6, statusMessage: "Resource not found" }, breaks: "<html>400</html>" },
  judge: opened(
    (evidence) => judgeActs(evidence, "IMS-ROB-03", (act) => {
      const status = statusOf(act.exchange) ?? 0;
      if (!act.refused || status >= 500 || status === 429) return NOT_APPLICABLE;
      return isEnvelope(act) ? void 0 : {
        code: "no-error-envelope",
        message: `${act.variant ?? ""} is refused without the error envelope`,
        expected: '{"statusCode":1\u201320,"statusMessage":"\u2026"}',
        actual: textOf2(act.exchange).slice(0, 200)
      };
    })
  )
};
var wrongMethods = {
  ...about18,
  id: "IMS-ROB-04",
  level: "should",
  source: "RFC 9110",
  firmness: "practice",
  title: "methods that the resource lacks get 405 or 404 with the error envelope",
  how: "`PUT`, `DELETE` and `PATCH` are asked of the list and of the session, as far as the OpenAPI document does not have them.",
  cause: "The framework\u2019s own page for methods it does not know.",
  examples: {
    holds: { http: 405, statusCode: 3, statusMessage: "Method not allowed" },
    breaks: { http: 405 }
  },
  judge: opened(
    (evidence) => judgeActs(evidence, "IMS-ROB-04", (act) => {
      const silent = silence(act);
      if (silent !== void 0) return silent;
      const status = statusOf(act.exchange) ?? 0;
      if ((status === 405 || status === 404) && isEnvelope(act)) return void 0;
      return {
        code: status === 405 || status === 404 ? "no-error-envelope" : "other-status",
        message: `${act.variant ?? ""} is answered with HTTP ${status}${isEnvelope(act) ? "" : " and no error envelope"}`,
        expected: "HTTP 405 or 404 with the error envelope",
        actual: textOf2(act.exchange).slice(0, 200)
      };
    })
  )
};
var wrongScalars = {
  ...about18,
  id: "IMS-ROB-07",
  level: "should",
  source: "RFC 8259",
  firmness: "practice",
  title: "a scalar of another type and `null` for a mandatory member are refused with the error envelope",
  how: "Generated from the request schemas: a number or a boolean for each string, `null` for each mandatory member.",
  cause: "Values are coerced to strings.",
  examples: { holds: { http: 400, statusCode: 10 }, breaks: { http: 200, statusCode: 0 } },
  judge: opened(
    (evidence) => judgeActs(evidence, "IMS-ROB-07", (act, accepted2) => withEnvelope(act, accepted2, evidence, true))
  )
};

// suites/robustness/index.ts
var robustnessRequirements = [
  malformedBodies,
  wrongStructures,
  hostileIds,
  wrongMethods,
  stillTheSame,
  noLostUpdate,
  wrongScalars,
  hostileIdEnvelope
];

// suites/live/party.ts
var parties = (session3) => {
  const { participants } = session3;
  return isArray(participants) ? participants.map((one) => canonical(isObject(one) ? { ...one } : one)).sort().join() : "";
};
var isOwnView = (mine, theirs) => parties(mine) !== parties(theirs) || stateOf(theirs) === "Alerting" && stateOf(mine) !== "Alerting";

// suites/live/intrusion.ts
var READS = {
  anonymous: "security.anonymous",
  intruder: "security.intruder",
  second: "security.second"
};
var TAKE_OVER = "take-over";

// suites/security/access.ts
var about19 = {
  kind: "evidence",
  level: "must",
  area: "security",
  profile: "security",
  source: "Security",
  firmness: "stated"
};
var firstIds = ({ exchanges }) => new Set(
  exchanges.filter(({ step, agent }) => step["shows"] === "feed" && agent === "first").flatMap((exchange) => [...feedOf(exchange)?.ids ?? []])
);
function sessionData(evidence, exchange) {
  const body = objectOf(exchange);
  const list = body?.["imSessions"];
  if (Array.isArray(list) && list.length > 0) return "imSessions";
  if (body?.["imSession"] !== void 0) return "imSession";
  const text5 = textOf2(exchange);
  return [...firstIds(evidence)].find(
    (id) => id.length >= 8 && text5.includes(id) && !exchange.request.path.includes(id)
  );
}
function turnedAway(evidence, exchange, who) {
  const status = statusOf(exchange);
  if (status === void 0) return unanswered(exchange);
  if (status === 429 || status >= 502)
    return {
      inconclusive: `the request ${who} met HTTP ${status}`,
      remedy: "run again when the target is reachable"
    };
  const leak = sessionData(evidence, exchange);
  if (leak !== void 0)
    return {
      code: "session-data-leaks",
      message: `the answer to a request ${who} holds session data: ${leak}`,
      expected: "no session data",
      actual: `HTTP ${status}`
    };
  if (status === 401 || status === 403 || statusCodeOf(exchange) === 20) return void 0;
  return {
    code: isAccepted(exchange) ? "let-in" : "not-turned-away",
    message: `a request ${who} is answered with HTTP ${status}`,
    expected: "HTTP 401, or statusCode 20 (403 allowed)",
    actual: objectOf(exchange) ?? `HTTP ${status}`
  };
}
var isLetIn = ({ exchanges }) => exchanges.some((one) => one.agent === "first" && one.step["shows"] === "feed" && isAccepted(one));
function judgeAccess(evidence, subjects2, who) {
  const lonely = isLetIn(evidence) ? void 0 : {
    inconclusive: "the same request with credentials was not answered either",
    remedy: "give the right credentials"
  };
  return each(
    subjects2,
    (exchange) => {
      const verdict = turnedAway(evidence, exchange, who);
      return verdict ?? lonely;
    },
    { reason: `no request ${who} was sent`, remedy: "run again with a longer --deadline" }
  );
}
var unknowable = ({ settings }) => {
  if (settings.origin === "files") return skip(NO_TARGET.reason, NO_TARGET.remedy);
  if (settings.credentials !== "header" && settings.credentials !== "certificate") return void 0;
  return skip(
    "with credentials in --header or a client certificate the suite cannot know what to leave out",
    "give them by --user and --password, or --bearer"
  );
};
var withoutCredentials = {
  ...about19,
  id: "IMS-SEC-01",
  title: "without credentials: HTTP 401 or `statusCode` 20 (403 allowed), and no session data in the body",
  how: "The feed is read with neither `Authorization` nor cookie; where there is a live session of the run, that, too, and an operation is tried on it.",
  cause: "The filter that asks for credentials does not cover the resource, or runs after it.",
  examples: { holds: { http: 401, statusCode: 20 }, breaks: { http: 200, imSessions: [] } },
  judge(evidence) {
    const unknown = unknowable(evidence);
    if (unknown) return unknown;
    const acts = actsOf(evidence).filter(({ owner }) => owner === "IMS-SEC-01");
    const subjects2 = [
      ...stepsOf(evidence, READS.anonymous),
      ...acts.map(({ exchange }) => ({ value: exchange, exchange }))
    ];
    const read = judgeAccess(evidence, subjects2, "without credentials");
    if (acts.length === 0) return read;
    return combine(
      read,
      effectOutcome(evidence, "IMS-SEC-01", read.kind === "judged", { reason: "", remedy: "" })
    );
  }
};
var wrongCredentials = {
  ...about19,
  id: "IMS-SEC-02",
  title: "wrong credentials: HTTP 401 or `statusCode` 20 (403 allowed), and no session data in the body",
  how: "The feed is read once with the agent\u2019s name and a wrong password: once only, for an account may be locked.",
  cause: "The name is looked up and the password is not compared.",
  examples: { holds: { http: 401, statusCode: 20 }, breaks: { http: 200, imSessions: [] } },
  judge(evidence) {
    const unknown = unknowable(evidence);
    if (unknown) return unknown;
    if (evidence.settings.credentials !== "basic")
      return skip("a wrong password needs a user", "give --user and --password");
    return judgeAccess(evidence, [...stepsOf(evidence, READS.intruder)], "with a wrong password");
  }
};

// suites/security/csrf.ts
var about20 = {
  kind: "evidence",
  level: "must",
  area: "security",
  profile: "security",
  source: "Security"
};
var handsOutToken = ({ exchanges }) => exchanges.some(
  ({ agent, request, response }) => agent === "first" && request.method === "GET" && response !== void 0 && header(response.headers, "x-csrf-header") !== void 0 && header(response.headers, "x-csrf-token") !== void 0
);
function csrfVerdict(act, accepted2) {
  const status = statusOf(act.exchange);
  if (status === void 0) return unanswered(act.exchange);
  if (isIntermediary(act.exchange))
    return {
      inconclusive: `an intermediary answered HTTP ${status}`,
      remedy: "run again at a slower --rate"
    };
  if (status !== 403)
    return {
      code: act.accepted ? "accepted-without-token" : "not-forbidden",
      message: `${act.operation} ${act.variant ?? ""} is answered with HTTP ${status}`,
      expected: "HTTP 403",
      actual: `HTTP ${status}`
    };
  if (act.twin !== void 0 && !accepted2.has(act.twin))
    return { inconclusive: `${act.operation} is refused with the token, too`, remedy: "see IMS-CAP-08" };
  return void 0;
}
var csrf = {
  ...about20,
  id: "IMS-SEC-05",
  firmness: "stated",
  title: "where a `GET` hands out a CSRF token, a `POST` without it, and one with a wrong one, get HTTP 403 and change nothing",
  how: "Valid operations on the live session are sent without the token and with another one.",
  cause: "The token is handed out and not asked for, or only its presence is looked at.",
  examples: { holds: { http: 403 }, breaks: { http: 200, statusCode: 0 } },
  judge(evidence) {
    if (evidence.settings.origin === "files") return skip(NO_TARGET.reason, NO_TARGET.remedy);
    if (!handsOutToken(evidence))
      return skip(
        "no GET handed out a CSRF token",
        "nothing needs to be done where the target has no CSRF protection"
      );
    return opened((seen) => {
      const acts = actsOf(seen).filter(({ owner }) => owner === "IMS-SEC-05");
      const accepted2 = acceptedOperations(seen);
      const nothing = notDone("a POST without the CSRF token");
      const refused = each(
        acts.map((act) => ({ value: act, exchange: act.exchange })),
        (act) => csrfVerdict(act, accepted2),
        nothing
      );
      return combine(refused, effectOutcome(seen, "IMS-SEC-05", refused.kind === "judged", nothing));
    })(evidence);
  }
};

// suites/security/leaks.ts
var about21 = {
  kind: "evidence",
  level: "should",
  area: "security",
  profile: "security",
  firmness: "practice"
};
var noEcho = {
  ...about21,
  id: "IMS-SEC-07",
  source: "RFC 9110",
  title: "no answer repeats the password or the `Authorization` header",
  how: "Every answer of the run, headers and body, is searched for the password and for what was sent as `Authorization`. A finding never shows what it found.",
  cause: "A debugging page or an error message that prints the request.",
  examples: {
    holds: { statusMessage: "Not authenticated" },
    breaks: { statusMessage: "Not authenticated: Basic [hidden]" }
  },
  judge(evidence) {
    if (evidence.settings.origin === "files") return skip(NO_TARGET.reason, NO_TARGET.remedy);
    if (evidence.settings.credentials === "none")
      return skip("no credentials were given", "give --user and --password");
    return each(
      evidence.exchanges.filter(({ response }) => response !== void 0).map((exchange) => ({ value: exchange, exchange })),
      ({ echoes }) => {
        const [what2] = echoes;
        return what2 === void 0 ? void 0 : {
          code: "secret-repeated",
          message: `the answer repeats the ${what2 === "password" ? "password" : "Authorization header"}`,
          expected: "no credentials in an answer",
          actual: `[${what2}]`
        };
      },
      { reason: "no answer came", remedy: "see that the target answers" }
    );
  }
};
function* cookies({ exchanges }) {
  for (const exchange of exchanges)
    for (const line of headerValues(exchange.response?.headers ?? [], "set-cookie")) {
      const [pair = "", ...attributes] = line.split(";");
      const [name = "", ...value] = pair.split("=");
      const words = attributes.map((one) => one.trim().toLowerCase());
      if (name.trim().toUpperCase() !== "JSESSIONID" || value.join("=").trim() === "" || isDeletion(words))
        continue;
      yield { value: { name: name.trim(), attributes: words, isSecure: isHttps(exchange) }, exchange };
    }
}
var isDeletion = (attributes) => attributes.some((one) => /^max-age=(?:0|-\d+)$/.test(one));
var isHttps = ({ request }) => /^https:/i.test(request.url);
var cookieAttributes = {
  ...about21,
  id: "IMS-SEC-08",
  source: "RFC 6265",
  title: "the session cookie is `HttpOnly`, and `Secure` over https",
  how: "The attributes of every `JSESSIONID` cookie that the target sets.",
  cause: "The container\u2019s defaults of an old release.",
  examples: { holds: "JSESSIONID=\u2026; Path=/; HttpOnly; Secure", breaks: "JSESSIONID=\u2026; Path=/" },
  judge(evidence) {
    if (evidence.settings.origin === "files") return skip(NO_TARGET.reason, NO_TARGET.remedy);
    const seen = /* @__PURE__ */ new Map();
    for (const one of cookies(evidence)) {
      const key2 = `${one.value.attributes.filter((word) => word === "httponly" || word === "secure").sort().join()} ${one.value.isSecure}`;
      if (!seen.has(key2)) seen.set(key2, one);
    }
    return each(
      seen.values(),
      ({ name, attributes, isSecure }) => {
        const missing = [
          ...attributes.includes("httponly") ? [] : ["HttpOnly"],
          ...isSecure && !attributes.includes("secure") ? ["Secure"] : []
        ];
        return missing.length === 0 ? void 0 : {
          code: "cookie-attribute-missing",
          message: `the cookie ${name} is not ${missing.join(" and ")}`,
          expected: missing.join(", "),
          actual: attributes.join("; ")
        };
      },
      {
        reason: "the target set no JSESSIONID cookie",
        remedy: "nothing needs to be done where the target keeps no HTTP session"
      }
    );
  }
};

// suites/security/second-agent.ts
var about22 = {
  kind: "evidence",
  level: "must",
  area: "security",
  profile: "security",
  source: "Security",
  firmness: "derived"
};
var noSecond = skip("there is no second agent", "give --second-user and --second-password");
var needsSecond = (judge2) => (evidence) => {
  if (evidence.settings.origin === "files") return skip(NO_TARGET.reason, NO_TARGET.remedy);
  return evidence.settings.secondAgent ? judge2(evidence) : noSecond;
};
function firstSessions({ exchanges }, until) {
  const known4 = /* @__PURE__ */ new Map();
  for (const exchange of exchanges) {
    if (exchange.step["shows"] !== "feed" || exchange.agent !== "first" || exchange.index > until) continue;
    for (const one of feedOf(exchange)?.sessions() ?? []) if (isString(one["id"])) known4.set(one["id"], one);
  }
  return known4;
}
var othersFeed = {
  ...about22,
  id: "IMS-SEC-03",
  title: "a second agent\u2019s feed shows none of the first agent\u2019s sessions (needs `--second-user`)",
  how: "The second agent\u2019s feed is compared with the first one\u2019s; a conversation between the two, which each sees with the other as its participant, does not count.",
  cause: "The list is filtered in the client, or by tenant and not by agent.",
  examples: { holds: { first: ["A"], second: [] }, breaks: { first: ["A"], second: ["A"] } },
  judge: needsSecond(
    (evidence) => each(
      stepsOf(evidence, READS.second),
      (exchange) => {
        const status = statusOf(exchange);
        if (status === void 0) return unanswered(exchange);
        const theirs = feedOf(exchange);
        if (!isAccepted(exchange) || !theirs?.sessionsKnown)
          return {
            inconclusive: `the second agent\u2019s feed was answered with HTTP ${status}`,
            remedy: "check --second-user and --second-password"
          };
        const mine = firstSessions(evidence, exchange.index);
        if (mine.size === 0)
          return {
            inconclusive: "the first agent has no session that could show",
            remedy: "give --destination, so that one is opened"
          };
        const leaked = theirs.sessions().find((one) => {
          const own = isString(one["id"]) ? mine.get(one["id"]) : void 0;
          return own !== void 0 && !isOwnView(own, one);
        });
        if (!leaked) return void 0;
        return {
          code: "session-of-another-agent",
          message: "the second agent\u2019s feed shows a session of the first agent",
          pointer: "/imSessions",
          expected: "the second agent\u2019s own sessions",
          actual: leaked["id"]
        };
      },
      { reason: "the second agent\u2019s feed was not read", remedy: "run again with a longer --deadline" }
    )
  )
};
var othersOperation = {
  ...about22,
  id: "IMS-SEC-04",
  title: "a second agent\u2019s operation on the first agent\u2019s session is refused and changes nothing",
  how: "The second agent attaches, updates and deletes user data of the live session, sends a message in it and, last, completes it; the same operations by the first agent were accepted. Where the two agents talk with each other in it, nothing of this is tried.",
  cause: "The session is looked up by its id alone.",
  examples: { holds: { statusCode: 6, statusMessage: "Resource not found" }, breaks: { statusCode: 0 } },
  judge: needsSecond(
    opened((evidence) => {
      const nothing = takesPart(evidence) ? {
        reason: "the second agent takes part in the session",
        remedy: "give a --destination that is not the second agent\u2019s"
      } : notDone("an operation by the second agent");
      const refused = refusalsOf(evidence, "IMS-SEC-04", nothing);
      return combine(
        refused,
        takenOver(evidence, nothing),
        effectOutcome(
          evidence,
          "IMS-SEC-04",
          refused.kind === "judged" && hasSegments(evidence, "security"),
          nothing
        )
      );
    })
  )
};
var takesPart = (evidence) => [...stepsOf(evidence, READS.second)].some(({ value: read }) => {
  const id = ownSession(evidence) ?? "";
  const mine = firstSessions(evidence, read.index).get(id);
  const theirs = shownIn(read, id);
  return mine !== void 0 && theirs !== void 0 && isOwnView(mine, theirs);
});
var takenOver = (evidence, nothing) => each(
  actsIn(evidence, TAKE_OVER).filter(({ refused }) => refused).map((act) => ({ value: act, exchange: act.exchange, sessionId: act.session })),
  (act) => {
    const read = act.reads.at(-1);
    const session3 = shownIn(read, act.session);
    if (read === void 0 || feedOf(read)?.sessionsKnown !== true || session3 && isLive(session3))
      return void 0;
    return {
      code: "completed-by-another",
      message: "the second agent was refused to complete the session, and yet it is over",
      expected: "the session as it was",
      actual: session3?.["state"] ?? "no session",
      exchange: read
    };
  },
  nothing
);
var othersNotifications = {
  ...about22,
  id: "IMS-SEC-06",
  title: "notifications of one agent\u2019s sessions never reach another agent\u2019s subscription (needs the profile `notifications`, too)",
  how: "Both agents subscribe before the session is opened; nothing of it may arrive at the second until the end of the run.",
  cause: "The topic is published to all subscribers of that name.",
  examples: { holds: { second: [] }, breaks: { second: ["StatusChange"] } },
  judge: needsSecond((evidence) => {
    if (!evidence.settings.profiles.includes("notifications"))
      return skip(
        "the profile notifications was not chosen",
        "choose it with --profile security,notifications"
      );
    return opened(judgeNotifications)(evidence);
  })
};
function judgeNotifications(evidence) {
  const mark = evidence.marks.find(({ name, agent }) => name === "subscription" && agent === "second");
  if (mark?.["ok"] !== true)
    return inconclusive(
      "the second agent could not subscribe",
      "see IMS-NTF-01, and check --second-user and --second-password"
    );
  if (toldOf(evidence).length === 0)
    return inconclusive("the first agent was not notified either", "see IMS-NTF-02");
  const id = ownSession(evidence) ?? "";
  const leaked = deliveredTo(evidence.exchanges, "second").filter(
    ({ data }) => isObject(data) && tellsOf(data, id) && !isPartysOwn(evidence, data)
  );
  const subjects2 = leaked.map((one) => ({
    value: one,
    exchange: one.exchange,
    pointer: one.pointer
  }));
  return each(
    subjects2.length > 0 ? subjects2 : [{ value: void 0 }],
    (one) => one && {
      code: "notification-of-another-agent",
      message: "a notification of the first agent\u2019s session reached the second agent",
      expected: "none",
      actual: one.data
    },
    notDone("any notification")
  );
}
function isPartysOwn(evidence, data) {
  const theirs = data["imSession"];
  const second = evidence.exchanges.filter(
    (one) => one.agent === "second" && one.step["shows"] === "feed"
  );
  const id = ownSession(evidence) ?? "";
  const mine = firstSessions(evidence, Number.MAX_SAFE_INTEGER).get(id);
  if (isObject(theirs)) return mine !== void 0 && isOwnView(mine, theirs);
  return second.some((one) => {
    const shown2 = feedOf(one)?.session(id);
    return shown2 !== void 0 && mine !== void 0 && isOwnView(mine, shown2);
  });
}

// suites/security/index.ts
var securityRequirements = [
  withoutCredentials,
  wrongCredentials,
  othersFeed,
  othersOperation,
  csrf,
  othersNotifications,
  noEcho,
  cookieAttributes
];

// suites/index.ts
var requirements = [
  ...feedRequirements,
  ...operationsRequirements,
  ...notificationsRequirements,
  ...securityRequirements,
  ...robustnessRequirements
];

// suites/hash.ts
var suiteHash = catalogueHash(requirements);

// suites/validate.ts
var settingsFor = (options) => ({
  profiles: ["feed"],
  origin: "files",
  base: "",
  apiBase: options.apiBase,
  notificationsPath: options.notificationsPath,
  credentials: "none",
  user: "",
  secondAgent: false,
  destination: "",
  devicePath: "",
  settleMs: 0,
  quietMs: 0,
  seed: 0
});

// <stdin>
var prefixes = { apiBase: "/api/v2", notificationsPath: "/api/v2/notifications" };
var feed3 = requirements.filter((one) => one.profile === "feed");
var ofSessions = feed3.flatMap((one) => one.kind === "session" ? [one.judge] : []);
var document = { kind: "feed", apiBase: "/api/v2", origin: "files" };
function checked(value) {
  let wrong = 0;
  const sessions = value["imSessions"];
  sessions.forEach((session3, index) => {
    const subject = sessionSubject(document, session3, { array: "/imSessions", index });
    for (const one of ofSessions) {
      const verdict = one(subject);
      if (verdict !== void 0 && verdict !== NOT_APPLICABLE) wrong += 1;
    }
  });
  return wrong;
}
function judged2(body) {
  const exchange = {
    index: 0,
    step: { name: "feed", shows: "feed" },
    agent: "first",
    request: { method: "GET", url: "http://127.0.0.1/api/v2/me/im-sessions?fields=*", path: "/api/v2/me/im-sessions?fields=*", headers: [] },
    response: { status: 200, statusText: "OK", httpVersion: "1.1", headers: [["Content-Type", "application/json"]], body },
    startedMs: 0,
    durationMs: 0,
    attempts: 1,
    earlier: [],
    echoes: []
  };
  const evidence = { settings: settingsFor(prefixes), exchanges: [exchange], marks: [] };
  const { outcomes, sessionsSeen } = judge(evidence, feed3, requirements);
  for (const [id, outcome] of outcomes)
    if (outcome.kind === "bug" || outcome.kind === "judged" && outcome.count > 0) throw new Error(id);
  return sessionsSeen;
}
export {
  checked,
  judged2 as judged,
  readJson
};
