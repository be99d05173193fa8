import { InvalidValue, type ValueType } from './value-type.ts';

/** The address of an HTTP proxy; it may hold credentials, so the message never repeats it. */
export const url: ValueType<string | undefined> = {
  schema: { type: 'string', format: 'uri' },
  read: (texts) => {
    const given = texts.at(-1) ?? '';
    if (/^https?:\/\/[^/]/i.test(given) && URL.canParse(given)) return given;
    throw new InvalidValue('must be a URL such as http://proxy:3128');
  },
};
