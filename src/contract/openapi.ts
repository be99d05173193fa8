import { createRequire } from 'node:module';
import type { OpenAPIV3_1 } from 'openapi-types';

/** The methods that a resource may have; `HEAD`, `OPTIONS` and `TRACE` are the server's own and not described. */
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/** One operation of the API: a method of a path below the API's prefix. */
export interface ApiOperation {
  readonly operationId: string;
  readonly method: Method;
  /** A path template such as `/me/im-sessions/{id}`. */
  readonly path: string;
}

const require = createRequire(import.meta.url);

function isDocument(value: unknown): value is OpenAPIV3_1.Document {
  if (typeof value !== 'object' || value === null) return false;
  if (!('openapi' in value) || !('info' in value) || !('paths' in value)) return false;
  return typeof value.openapi === 'string' && value.openapi.startsWith('3.1.');
}

/**
 * The OpenAPI 3.1 document of the API, `specs/openapi.json`. Its `$ref`s to the schema files are left as they are.
 * @throws Error where the file is not an OpenAPI 3.1 document.
 */
export function readOpenApi(): OpenAPIV3_1.Document {
  const document: unknown = require('#specs/openapi.json');
  if (!isDocument(document)) throw new Error('specs/openapi.json is not an OpenAPI 3.1 document');
  return document;
}

const METHOD_KEYS = {
  GET: 'get',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'delete',
} as const satisfies Record<Method, string>;

/** Every operation of the API, path by path in the document's order. */
export function apiOperations(document: OpenAPIV3_1.Document = readOpenApi()): readonly ApiOperation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[METHOD_KEYS[method]];
      return operation === undefined ? [] : [{ operationId: operation.operationId ?? '', method, path }];
    }),
  );
}

/**
 * The methods that the resource at a path template lacks: what a server answers with 405 or 404.
 * @throws Error where the API has no such path.
 */
export function lackedMethods(path: string, document?: OpenAPIV3_1.Document): readonly Method[] {
  const has = apiOperations(document)
    .filter((operation) => operation.path === path)
    .map(({ method }) => method);
  if (has.length === 0) throw new Error(`specs/openapi.json has no path ${path}`);
  return METHODS.filter((method) => !has.includes(method));
}
