// Draws the words of the fixtures from Faker and writes vocabulary.ts: `node src/generate/draw-vocabulary.mjs`.
// They are drawn here and kept, not drawn at run time: what Faker holds changes from one release to the next, and the
// same seed must give the same bytes for ever.
import { writeFile } from 'node:fs/promises';
import { faker as en } from '@faker-js/faker/locale/en';
import { faker as de } from '@faker-js/faker/locale/de';
import { faker as fr } from '@faker-js/faker/locale/fr';
import { faker as ja } from '@faker-js/faker/locale/ja';
import { faker as pl } from '@faker-js/faker/locale/pl';
import { faker as uk } from '@faker-js/faker/locale/uk';

const SEED = 1;

function draw(count, one) {
  const words = new Set();
  while (words.size < count) words.add(one());
  return [...words];
}

for (const faker of [en, de, fr, ja, pl, uk]) faker.seed(SEED);

const lists = {
  NAMES: [
    'What the customers are called, in several scripts.',
    [
      ...draw(90, () => `${en.person.firstName()} ${en.person.lastName()}`),
      ...[de, fr, pl, uk].flatMap((faker) =>
        draw(8, () => `${faker.person.firstName()} ${faker.person.lastName()}`),
      ),
      ...draw(6, () => `${ja.person.lastName()} ${ja.person.firstName()}`),
    ],
  ],
  COMPANIES: ['Who they work for.', draw(64, () => en.company.name())],
  CITIES: ['Where they live.', [...draw(56, () => en.location.city()), ...draw(8, () => de.location.city())]],
  STREETS: ['In which street.', draw(64, () => en.location.street())],
  PRODUCTS: ['What they ask about.', draw(64, () => en.commerce.productName())],
  COLORS: ['Which colour they like.', draw(24, () => en.color.human())],
  PHRASES: ['What is written in a session.', draw(128, () => en.hacker.phrase())],
  LABELS: ['Words that can stand in a host name.', draw(32, () => en.internet.domainWord())],
};

const text = ([name, [about, words]]) =>
  `/** ${about} */\nexport const ${name}: readonly string[] =\n  ${JSON.stringify(words.join('|')).replaceAll("'", "\\'").replace(/^"|"$/g, "'")}.split('|');\n`;

await writeFile(
  new URL('vocabulary.ts', import.meta.url),
  '/* Drawn from Faker by draw-vocabulary.mjs, which says why they are kept here. */\n\n' +
    Object.entries(lists).map(text).join('\n'),
);
