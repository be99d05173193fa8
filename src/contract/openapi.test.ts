import { describe, expect, test } from 'vitest';
import { isArray, isObject, token, type Json } from '../json/value.ts';
import { apiOperations, lackedMethods, readOpenApi } from './openapi.ts';
import { ajvBy, hyperjumpBy, readSpec } from './two-validators.ts';

interface Example {
  /** Where it stands, as a JSON Pointer into the document. */
  readonly at: string;
  /** The schema that it is an example of. */
  readonly reference: string;
  readonly value: Json;
}

const fragment = (pointer: string) => `#${encodeURI(pointer)}`;

/** Every object in the document that has a schema and examples of it. */
function examples(document: string, node: Json | undefined, at = ''): Example[] {
  if (isArray(node)) return node.flatMap((item, index) => examples(document, item, at + token(index)));
  if (!isObject(node)) return [];
  const own: Example[] = [];
  if (isObject(node['schema'])) {
    const reference = `${document}${fragment(`${at}/schema`)}`;
    if (node['example'] !== undefined) own.push({ at: `${at}/example`, reference, value: node['example'] });
    if (isObject(node['examples']))
      for (const [name, entry] of Object.entries(node['examples']))
        if (isObject(entry) && entry['value'] !== undefined)
          own.push({ at: `${at}/examples${token(name)}`, reference, value: entry['value'] });
  }
  return own.concat(
    Object.entries(node)
      .filter(([name]) => name !== 'example' && name !== 'examples')
      .flatMap(([name, child]) => examples(document, child, at + token(name))),
  );
}

/** Where a media type object stands without a schema or without an example. */
function bare(node: Json | undefined, at = ''): string[] {
  if (isArray(node)) return node.flatMap((item, index) => bare(item, at + token(index)));
  if (!isObject(node)) return [];
  const content = node['content'];
  const missing = isObject(content)
    ? Object.entries(content).filter(
        ([, media]) => !isObject(media) || !isObject(media['schema']) || !isObject(media['examples']),
      )
    : [];
  return [
    ...missing.map(([name]) => `${at}/content${token(name)}`),
    ...Object.entries(node).flatMap(([name, child]) => bare(child, at + token(name))),
  ];
}

function messages(): Example[] {
  const document = readSpec('asyncapi.json');
  const components = document['components'];
  const all = isObject(components) ? components['messages'] : undefined;
  return Object.entries(isObject(all) ? all : {}).flatMap(([name, message]) => {
    if (!isObject(message) || !isArray(message['examples']) || !isObject(message['payload'])) return [];
    const schema = message['payload']['schema'];
    const reference = isObject(schema) ? schema['$ref'] : undefined;
    if (typeof reference !== 'string') return [];
    return message['examples'].flatMap((example, index) =>
      isObject(example) && example['payload'] !== undefined
        ? [{ at: `${name} ${String(index)}`, reference, value: example['payload'] }]
        : [],
    );
  });
}

describe('the examples of the API documents', () => {
  const all = [...examples('openapi.json', readSpec('openapi.json')), ...messages()];

  test('every request and answer body has a schema and an example', () => {
    expect(bare(readSpec('openapi.json'))).toEqual([]);
    expect(all.filter(({ at }) => at.startsWith('/paths')).length).toBeGreaterThan(10);
    expect(messages().length).toBeGreaterThan(0);
  });

  test.each(all)('$at is valid by both validators', async ({ reference, value }) => {
    expect(ajvBy(reference)(value)).toBe(true);
    expect((await hyperjumpBy(reference))(value)).toBe(true);
  });
});

const operationName = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'operationName' in body ? body.operationName : undefined;

test('the OpenAPI document is one by its own meta-schema', async () => {
  const valid = await hyperjumpBy('https://spec.openapis.org/oas/3.1/schema-base');
  const document = readSpec('openapi.json');
  expect(valid(document)).toBe(true);
  expect(valid({ ...document, paths: [] })).toBe(false);
});

describe('the reader of the OpenAPI document', () => {
  test('lists the operations of the API', () => {
    expect(apiOperations().map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /me',
      'GET /me/im-sessions',
      'POST /me/im-sessions',
      'GET /me/im-sessions/{id}',
      'POST /me/im-sessions/{id}',
    ]);
  });

  test('tells which methods a resource lacks', () => {
    expect(lackedMethods('/me')).toEqual(['POST', 'PUT', 'PATCH', 'DELETE']);
    expect(lackedMethods('/me/im-sessions/{id}')).toEqual(['PUT', 'PATCH', 'DELETE']);
    expect(() => lackedMethods('/nowhere')).toThrow('no path /nowhere');
  });

  test('the POST bodies are the six operations', () => {
    const { paths } = readOpenApi();
    const names = ['/me/im-sessions', '/me/im-sessions/{id}'].flatMap((path) => {
      const body = paths?.[path]?.post?.requestBody;
      const media = body !== undefined && 'content' in body ? body.content['application/json'] : undefined;
      return Object.values(media?.examples ?? {}).flatMap((example) =>
        'value' in example ? [operationName(example.value)] : [],
      );
    });
    expect([...new Set(names)]).toEqual([
      'InitiateIMSession',
      'SendMessage',
      'AttachUserData',
      'UpdateUserData',
      'DeleteUserData',
      'Complete',
    ]);
  });
});
