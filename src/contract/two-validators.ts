import { readdirSync, readFileSync } from 'node:fs';
import { validate, type Validator } from '@hyperjump/json-schema/openapi-3-1';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isObject, type Json, type JsonObject } from '../json/value.ts';

/** Two independent JSON Schema validators over `specs/`, for tests that compare them; the product needs neither. */

const SPECS = new URL('../../specs/', import.meta.url);

/** Says whether a value is valid against one schema. */
export type Validity = (value: Json) => boolean;

/** The schema files by name, in alphabetical order. */
export const schemaFiles = (): string[] =>
  readdirSync(SPECS)
    .filter((name) => name.endsWith('.schema.json'))
    .sort();

/** What `JSON.parse` gives is always one; its type does not say so. */
const isJson = (value: unknown): value is Json => value !== undefined;

/** A file of `specs/`, parsed. */
export function readSpec(name: string): JsonObject {
  const value: unknown = JSON.parse(readFileSync(new URL(name, SPECS), 'utf8'));
  if (!isJson(value) || !isObject(value)) throw new Error(`specs/${name} is not a JSON object`);
  return value;
}

function ajvOverSpecs(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  for (const name of [...schemaFiles(), 'openapi.json']) ajv.addSchema(readSpec(name), name);
  return ajv;
}

let shared: Ajv2020 | undefined;

/**
 * Compiles a schema of `specs/` with ajv.
 * @param reference a file name with an optional JSON Pointer fragment: `openapi.json#/components/schemas/Feed`
 */
export function ajvBy(reference: string): Validity {
  shared ??= ajvOverSpecs();
  const compiled = shared.compile({ $ref: reference });
  return (value) => compiled(value);
}

type Instance = Parameters<Validator>[0];

/** Its type of a JSON value knows no absent members; parsed text has none. */
const isInstance = (value: unknown): value is Instance => value !== undefined;

/** Compiles a schema of `specs/` with @hyperjump/json-schema; the reference is as for `ajvBy`, or a URI that it knows. */
export async function hyperjumpBy(reference: string): Promise<Validity> {
  const compiled = await validate(new URL(reference, SPECS).href);
  return (value) => {
    const instance: unknown = value;
    return isInstance(instance) && compiled(instance).valid;
  };
}
