import { jsonText } from './neutral.ts';

type Member = readonly [before: string, value: unknown];

function members(value: object): readonly Member[] {
  if (Array.isArray(value)) return value.map((item: unknown) => ['', item] as const);
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => [`${jsonText(name)}: `, member] as const);
}

/**
 * The text that {@link jsonText} gives, in chunks: members are written one by one down to `depth` levels, so that a
 * long list that deep never becomes one long string.
 */
export function* jsonChunks(value: unknown, depth: number, by = ''): Generator<string> {
  const parts = depth > 0 && typeof value === 'object' && value !== null ? members(value) : [];
  if (parts.length === 0) {
    yield jsonText(value).replaceAll('\n', `\n${by}`);
    return;
  }
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const inner = `${by}  `;
  for (const [index, [name, member]] of parts.entries()) {
    yield `${index === 0 ? open : ','}\n${inner}${name}`;
    yield* jsonChunks(member, depth - 1, inner);
  }
  yield `\n${by}${close}`;
}
