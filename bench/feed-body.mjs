import { Buffer } from 'node:buffer';
import { open } from 'node:fs/promises';
import { load } from './load.mjs';

/** The bytes of a feed of so many valid sessions. */
export async function feedBody(count) {
  const { generateFixtures, fixtureText } = await load(
    'feed-body',
    `export { generateFixtures } from './src/generate/fixtures.ts';
     export { fixtureText } from './src/generate/text.ts';`,
  );
  const fixtures = generateFixtures({ kind: 'feed', class: 'valid', count: 1, sessions: count, seed: 1 });
  const text = [...fixtureText(fixtures, { format: 'ndjson', labelled: false, count: 1 })].join('');
  return Buffer.from(text.trimEnd());
}

/** Sessions that are made once and written again and again with ids of their own. */
const MOULD = 10_000;
const ID_LENGTH = 32;
/** The end of the ids that the text is found by. */
const idAt = (number) => number.toString(36).toUpperCase().padStart(ID_LENGTH, '0');

/** Writes files of at least so many bytes: a feed, or the same sessions one a line. */
export async function writeSessions(path, layout, bytes) {
  const { imSessions } = JSON.parse((await feedBody(MOULD)).toString());
  const parts = imSessions.map((session) => JSON.stringify(session).split(session.id));
  const between = layout === 'feed' ? ',' : '\n';
  const file = await open(path, 'w');
  try {
    let text = layout === 'feed' ? '{"statusCode":0,"imSessions":[' : '';
    let written = 0;
    let number = 0;
    for (; written + text.length < bytes; number++) {
      text += (number === 0 ? '' : between) + parts[number % MOULD].join(idAt(number));
      if (text.length < 1 << 20) continue;
      written += (await file.write(text)).bytesWritten;
      text = '';
    }
    await file.write(text + (layout === 'feed' ? ']}' : '\n'));
    return number;
  } finally {
    await file.close();
  }
}
