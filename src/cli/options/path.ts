import { quoted } from '../usage-error.ts';
import { InvalidValue, type ValueType } from './value-type.ts';

/** A URL path below the target: from its slash, without query or fragment; a last slash is left out. */
export const path: ValueType<string> = {
  schema: { type: 'string', pattern: '^(?:/[^?#\\s]*)?$' },
  read: (texts) => {
    const given = texts.at(-1) ?? '';
    if (/^(?:\/[!-"$->@-~]*)?$/.test(given)) return given.replace(/\/+$/, '');
    const hint = given.startsWith('/') ? '' : `; did you mean ${quoted('/' + given)}?`;
    throw new InvalidValue('must be a path such as /api/v2', `, not ${quoted(given)}${hint}`);
  },
};
