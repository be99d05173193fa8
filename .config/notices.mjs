// The notices of the packages whose code is bundled into dist/: their licences ask to go with it.
//
//   import { writeNotices } from './notices.mjs';
//   const { metafile } = await build({ …, metafile: true });
//   await writeNotices([metafile]);            // writes dist/THIRD-PARTY-NOTICES
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'dist', 'THIRD-PARTY-NOTICES');

const RULE = '='.repeat(80);
const HEADING = /^={80}\n(\S+) (\S+) \((.+)\)$/gm;

/** The folder of the package that a bundled file is of, as esbuild names it; undefined for our own code. */
function packageFolder(input) {
  const at = input.lastIndexOf('node_modules/');
  if (at === -1) return undefined;
  const [scope, name] = input.slice(at + 'node_modules/'.length).split('/');
  return input.slice(0, at) + 'node_modules/' + (scope.startsWith('@') ? `${scope}/${name}` : scope);
}

/** The folders of all packages whose code ended up in the outputs of esbuild's metafiles. */
export function bundledFolders(metafiles) {
  const inputs = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap((output) =>
      Object.entries(output.inputs).flatMap(([input, { bytesInOutput }]) =>
        bytesInOutput > 0 ? [input] : [],
      ),
    ),
  );
  return [...new Set(inputs.map(packageFolder))].filter((folder) => folder !== undefined).sort();
}

async function licenceText(folder) {
  const names = (await readdir(folder)).filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n');
}

const author = ({ author: by, contributors }) =>
  [by, ...(contributors ?? [])]
    .filter((person) => person !== undefined)
    .map((person) => (typeof person === 'string' ? person : person.name))
    .join(', ');

async function notice(folder) {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  if (typeof manifest.license !== 'string')
    throw new Error(`${manifest.name} is bundled and names no licence`);
  // Some packages name their licence and ship no text of it.
  const text = (await licenceText(folder)) || `Licensed under ${manifest.license} by ${author(manifest)}.`;
  return `${RULE}\n${manifest.name} ${manifest.version} (${manifest.license})\n${RULE}\n\n${text}\n`;
}

/** The text of the notices: a heading and the licence for each bundled package, in the order of their folders. */
export async function notices(metafiles) {
  const all = await Promise.all(bundledFolders(metafiles).map((folder) => notice(join(root, folder))));
  const head =
    all.length > 0
      ? 'The files of this folder hold code of the packages below, under their own licences.\n\n'
      : 'The files of this folder hold no code of other packages.\n';
  return head + all.join('\n');
}

/** Writes the notices to dist/THIRD-PARTY-NOTICES. */
export async function writeNotices(metafiles, file = out) {
  await writeFile(file, await notices(metafiles));
}

/** Reads the packages back from the text of the notices. */
export const listed = (text) =>
  [...text.matchAll(HEADING)].map(([, name, version, license]) => ({ name, version, license }));
