import { readFile } from 'node:fs/promises';
import { createGenerator } from 'json-schema-faker';
import { limitSessions } from './limit.mjs';
import { load } from './load.mjs';

const COUNT = 100_000;
/** The slow one makes fewer in a round; what counts is the time for one. */
const FEW = 2000;
const CHECKED = 2000;
const SLOW = 'json-schema-faker';
const command = (fixtureClass) =>
  `node dist/cli.js fixtures --kind session --${fixtureClass} --count ${COUNT} --format ndjson --out -`;

/** As much text as is handed on at once. */
const CHUNK = 65_536;

/** The text of lines in chunks, each thrown away when it is whole. */
function written(lines) {
  let chunk = '';
  let length = 0;
  for (const line of lines) {
    chunk += line;
    chunk += '\n';
    if (chunk.length < CHUNK) continue;
    length += chunk.length;
    chunk = '';
  }
  return length + chunk.length;
}

function* limitLines(count) {
  const next = limitSessions(1);
  for (let at = 0; at < count; at++) yield JSON.stringify(next());
}

/** The session schema with its references put in, and without the annotations, which json-schema-faker takes for names. */
async function wholeSchema() {
  const plain = (key, value) => (key === 'x-requirements' ? undefined : value);
  const read = async (name) =>
    JSON.parse(await readFile(new URL(`../specs/${name}`, import.meta.url), 'utf8'), plain);
  const schema = await read('session.schema.json');
  schema.properties.participants.items = await read('participant.schema.json');
  schema.properties.userData = await read('user-data.schema.json');
  return schema;
}

export default {
  title: '100,000 sessions as NDJSON; the share of right ones is judged by every requirement on a session',
  rounds: 5,
  async prepare() {
    const { generateFixtures, fixtureText, judge } = await load(
      'fixtures',
      `export { generateFixtures } from './src/generate/fixtures.ts';
       export { fixtureText } from './src/generate/text.ts';
       import { sessionSubject } from './src/check/session.ts';
       import { NOT_APPLICABLE } from './src/check/requirement.ts';
       import { requirements } from './suites/index.ts';
       const document = { kind: 'session', apiBase: '/api/v2', origin: 'files' } as const;
       const judges = requirements.flatMap((one) => (one.kind === 'session' ? [one.judge] : []));
       export const judge = (value: never) => {
         const subject = sessionSubject(document, value, '');
         return judges.every((one) => [undefined, NOT_APPLICABLE].includes(one(subject)));
       };`,
    );
    const share = (lines) => {
      let right = 0;
      let all = 0;
      for (const line of lines) {
        all += 1;
        if (judge(JSON.parse(line))) right += 1;
        if (all === CHECKED) break;
      }
      return `${((100 * right) / all).toFixed(1)} % right`;
    };
    const make = (fixtureClass, count) => {
      const options = { kind: 'session', class: fixtureClass, count, seed: 1 };
      return fixtureText(generateFixtures(options), {
        format: 'ndjson',
        labelled: fixtureClass !== 'valid',
        count,
      });
    };
    const ours = (fixtureClass) => () => {
      for (const chunk of make(fixtureClass, COUNT)) if (chunk === '') throw new Error('an empty chunk');
      return COUNT;
    };
    const generator = createGenerator({ seed: 1 });
    const schema = await wholeSchema();
    async function fakerLines(count) {
      const lines = [];
      for (let at = 0; at < count; at++) lines.push(JSON.stringify(await generator.generate(schema)));
      return lines;
    }
    return [
      {
        name: 'limit: a small generator, objects, JSON.stringify',
        limit: true,
        run: () => (written(limitLines(COUNT)), COUNT),
        note: () => share(limitLines(CHECKED)),
      },
      {
        name: 'imsessions fixtures --valid',
        command: command('valid'),
        goal: [{ speed: 0.5 }, { speed: 15, against: SLOW }],
        run: ours('valid'),
        note: () => share([...make('valid', CHECKED)].join('').trimEnd().split('\n')),
      },
      {
        name: 'imsessions fixtures --invalid',
        command: command('invalid'),
        goal: { speed: 0.25 },
        run: ours('invalid'),
        note: 'labelled',
      },
      {
        name: 'imsessions fixtures --boundary',
        command: command('boundary'),
        goal: { speed: 0.25 },
        run: ours('boundary'),
        note: 'labelled',
      },
      {
        name: SLOW,
        run: async () => (written(await fakerLines(FEW)), FEW),
        note: async () => `${await share(await fakerLines(CHECKED))}; ${FEW} a round`,
      },
    ];
  },
};
