// Makes what is derived from specs/: the TypeScript types and the compiled validators. Nothing in
// src/contract/generated is written by hand or committed.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { compile } from 'json-schema-to-typescript';

const specs = new URL('../specs/', import.meta.url);
const out = new URL('../src/contract/generated/', import.meta.url);

const files = (await readdir(specs)).filter((name) => name.endsWith('.schema.json')).sort();
const schemas = new Map();
for (const name of files) schemas.set(name, JSON.parse(await readFile(new URL(name, specs), 'utf8')));

const camel = (name) =>
  name.replace('.schema.json', '').replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** The schemas of files that people and programs hand to the tool; the API's own are all the others. */
const FILE_SCHEMAS = new Set(['result', 'config', 'waivers', 'fixture-manifest', 'statement']);
const isFileSchema = (name) => FILE_SCHEMAS.has(name.replace('.schema.json', ''));

async function types() {
  const root = {
    title: 'Contract',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(files.map((name) => [camel(name), { $ref: name }])),
  };
  const text = await compile(root, 'Contract', {
    cwd: specs.pathname,
    bannerComment: '/* Made from specs/ by `npm run generate`. */',
    format: false,
    // A longer list is typed as an array, not as a union of tuples.
    maxItems: 2,
    unknownAny: true,
  });
  // An unnamed member is any JSON value.
  return (
    "import type { Json } from '../../json/value.ts';\n" +
    text.replaceAll('[k: string]: unknown', '[k: string]: Json | undefined')
  );
}

function validators(chosen, parts) {
  // `verbose` puts the parent schema into each error: with the keyword it names the requirement (`x-requirements`).
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    code: { source: true, esm: true, lines: false },
    validateFormats: false,
  });
  ajv.addVocabulary(['x-requirements']);
  for (const [name, schema] of schemas) ajv.addSchema(schema, name);
  const names = Object.fromEntries(chosen.map((name) => [camel(name), name]));
  return standalone(ajv, { ...names, ...parts })
    .replace('"use strict";', '')
    .replaceAll(
      'require("ajv/dist/runtime/ucs2length").default',
      '((s) => { let n = 0; for (const _ of s) n++; return n; })',
    )
    .replaceAll(
      'require("ajv/dist/runtime/equal").default',
      '((a, b) => JSON.stringify(a) === JSON.stringify(b))',
    );
}

async function emit(name, code) {
  if (code.includes('require('))
    throw new Error(`${name}: the compiled validators need a module at run time`);
  const exported = [...code.matchAll(/export const (\w+) = /g)].map(([, id]) => id);
  await writeFile(new URL(`${name}.js`, out), code);
  await writeFile(
    new URL(`${name}.d.ts`, out),
    "import type { CompiledValidator } from '../violation.ts';\n" +
      exported.map((id) => `export declare const ${id}: CompiledValidator;\n`).join(''),
  );
}

const parts = (file, names) => Object.fromEntries(names.map((name) => [name, `${file}#/$defs/${name}`]));
const operationDefs = schemas.get('operation.schema.json').$defs;

await mkdir(out, { recursive: true });
await writeFile(new URL('types.ts', out), await types());
await emit(
  'validators',
  validators(
    files.filter((name) => !isFileSchema(name)),
    {
      ...parts(
        'operation.schema.json',
        Object.keys(operationDefs).filter((name) => operationDefs[name].properties?.operationName),
      ),
      ...parts('notification.schema.json', ['StateChange', 'LogUpdate']),
    },
  ),
);
const sessionProperties = schemas.get('session.schema.json').properties;
const resultDefs = schemas.get('result.schema.json').$defs;
/** Every member of a request, however deep: where it is, what type it has, whether it is mandatory. */
function membersOf(schema, at = [], needed = true) {
  const resolved = schema.$ref ? operationDefs[schema.$ref.split('/').at(-1)] : schema;
  return Object.entries(resolved.properties ?? {}).flatMap(([name, value]) => {
    const own = value.$ref ? operationDefs[value.$ref.split('/').at(-1)] : value;
    const mandatory = needed && (resolved.required ?? []).includes(name);
    const path = [...at, name];
    return [{ path, type: own.type, mandatory }, ...membersOf(value, path, mandatory)];
  });
}
const OPERATIONS = Object.keys(operationDefs).filter((name) => operationDefs[name].properties?.operationName);
const openapi = JSON.parse(await readFile(new URL('openapi.json', specs), 'utf8'));
const VERBS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];
const methods = Object.fromEntries(
  Object.entries(openapi.paths).map(([path, item]) => [
    path,
    VERBS.filter((verb) => item[verb]).map((verb) => verb.toUpperCase()),
  ]),
);
const literal = (value) => `${JSON.stringify(value)} as const`;
const list = (values) => `[${values.map((value) => JSON.stringify(value)).join(', ')}] as const`;
await writeFile(
  new URL('values.ts', out),
  [
    `export const STATES = ${list(sessionProperties.state.enum)};`,
    `export const CAPABILITIES = ${list(sessionProperties.capabilities.items.enum)};`,
    `export const SESSION_MEMBERS = ${list(Object.keys(sessionProperties))};`,
    `export const REQUIRED_MEMBERS = ${list(schemas.get('session.schema.json').required)};`,
    `export const OPERATIONS = ${list(OPERATIONS)};`,
    `export const OPERATION_MEMBERS = ${literal(Object.fromEntries(OPERATIONS.map((name) => [name, membersOf(operationDefs[name])])))};`,
    `/** The methods of each path below the API's prefix, as the OpenAPI document has them. */`,
    `export const METHODS: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(methods)};`,
    `export const PARTICIPANT_MEMBERS = ${list(Object.keys(schemas.get('participant.schema.json').properties))};`,
    ...['Profile', 'Level', 'Area'].map(
      (name) => `export const ${name.toUpperCase()}S = ${list(resultDefs[name].enum)};`,
    ),
    '',
  ].join('\n'),
);
await emit('file-validators', validators(files.filter(isFileSchema), {}));
