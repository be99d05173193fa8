import { InvalidValue, type ValueType } from './value-type.ts';

/** RFC 9110: a token, a colon, and a value of visible characters, blanks and tabs. */
const HEADER = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*?)[ \t]*$/;

/** The message never repeats what was given: a header's value is a secret. */
export const header: ValueType<readonly [name: string, value: string]> = {
  schema: { type: 'string', pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+:" },
  read: (texts) => {
    const [, name, value] = HEADER.exec(texts.at(-1) ?? '') ?? [];
    if (name !== undefined && value !== undefined) return [name, value];
    throw new InvalidValue("must be 'Name: value', in Latin-1 and without line breaks");
  },
};
