import { feedBody } from './feed-body.mjs';
import { load } from './load.mjs';

/** A feed that is held whole: from 1 MB on it is read as a stream. */
const COUNT = 1000;
const TIMES = 50;
const DECODED = 'JSON.parse of text that is decoded already';

const expect = (found) => {
  if (found !== COUNT) throw new Error(`${found} instead of ${COUNT}`);
};

/** A unit is one body. */
const again = (parse) => () => {
  for (let at = 0; at < TIMES; at++) expect(parse());
  return TIMES;
};

export default {
  title: 'the strict reader of JSON, on bodies of 1,000 sessions',
  rounds: 15,
  async prepare() {
    const body = await feedBody(COUNT);
    const text = body.toString('utf8');
    const { readJson } = await load('strict-parse', `export { readJson } from './src/json/read.ts';`);
    return [
      {
        name: 'limit: the bytes as text, JSON.parse',
        limit: true,
        run: again(() => JSON.parse(body.toString('utf8')).imSessions.length),
        note: `${body.length.toLocaleString('en-GB')} bytes`,
      },
      {
        name: DECODED,
        run: again(() => JSON.parse(text).imSessions.length),
        note: 'no limit for what comes as bytes, but the goal is held against it, too',
      },
      {
        name: 'strict parse: duplicate names, encoding, depth, all located',
        goal: [{ speed: 0.6 }, { speed: 0.6, against: DECODED }],
        why: 'that one had its text decoded before the clock started',
        run: again(() => readJson(body).value.imSessions.length),
      },
    ];
  },
};
