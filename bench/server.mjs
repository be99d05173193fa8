// `node bench/server.mjs DIST OPTIONS`: the reference server in a process of its own, with the options of
// `createReferenceServer`; `sessions` may be the path of a file with a list of them. Prints its address.
import { readFile } from 'node:fs/promises';

const [dist, text = '{}'] = process.argv.slice(2);
const { sessions, ...options } = JSON.parse(text);
const shown = typeof sessions === 'string' ? JSON.parse(await readFile(sessions, 'utf8')) : sessions;
const { createReferenceServer } = await import(`${dist}/index.js`);
const { url } = await createReferenceServer({
  ...options,
  ...(shown === undefined ? {} : { sessions: shown }),
});
process.stdout.write(`${url}\n`);
