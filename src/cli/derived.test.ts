import { format } from 'prettier';
import { expect, it } from 'vitest';
import { configSchema } from './config-schema.ts';
import { optionsTable } from './options-table.ts';

// `npm run vitest -- -u src/cli/derived.test.ts` makes both files anew.

it('makes the schema of the config file from the option table', async () => {
  const text = await format(JSON.stringify(configSchema()), { parser: 'json', printWidth: 110 });
  await expect(text).toMatchFileSnapshot('../../specs/config.schema.json');
});

it('makes the table of options from the option table', async () => {
  await expect(optionsTable()).toMatchFileSnapshot('../../docs/options.md');
});
