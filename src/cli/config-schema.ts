import type { Json, JsonObject } from '../json/value.ts';
import { CONFIGURABLE } from './config-file.ts';
import { memberName, type Option } from './options/option.ts';

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1) + '.';

function property(options: readonly Option<unknown>[]): JsonObject {
  const [first, ...others] = options;
  if (!first) return {};
  const own = { ...first.type.schema, description: sentence(first.description) };
  if (others.length === 0) return own;
  return {
    description: options
      .map(({ commands, description }) => `${commands.join(', ')}: ${description}.`)
      .join(' '),
    anyOf: options.map(({ type }) => type.schema),
  };
}

/** The JSON Schema of the config file: `specs/config.schema.json`. Members may also be written as the options are. */
export function configSchema(): JsonObject {
  const properties: Record<string, Json> = {
    $schema: { description: 'Where this schema is, for editors.', type: 'string' },
  };
  for (const option of CONFIGURABLE) {
    const member = memberName(option);
    properties[member] ??= property(CONFIGURABLE.filter(({ name }) => name === option.name));
    if (member !== option.name) properties[option.name] = { $ref: `#/properties/${member}` };
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Config',
    description:
      'The config file of the command `imsessions`: options by their names in camel case, or as the command line has them.',
    type: 'object',
    additionalProperties: false,
    properties,
  };
}
