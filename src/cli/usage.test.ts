import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { imsessions, inFolder } from './testing/command.test-data.ts';

const NOWHERE = 'http://127.0.0.1:1';

/** Wrong command lines, and the one line that each brings. */
const WRONG: readonly (readonly [line: string, message: string])[] = [
  ['', 'no command given; imsessions --help lists them'],
  ['prob', 'unknown command "prob"; did you mean probe?'],
  ['--profile feed', 'unknown option "--profile"; options follow the command: imsessions COMMAND [options]'],
  ['probe --pofile=feed', 'unknown option "--pofile" of probe; did you mean --profile?'],
  ['probe --pasword=hidden', 'unknown option "--pasword" of probe; did you mean --password?'],
  [
    'probe --xyzzyxyzzy',
    'unknown option "--xyzzyxyzzy" of probe; imsessions probe --help lists those there are',
  ],
  ['probe --timeout', '--timeout needs a value: --timeout MS'],
  [
    'probe --profile fed',
    '--profile must be one of feed, operations, notifications, security, robustness, all, not "fed"; did you mean feed?',
  ],
  ['probe --timeout 1s', '--timeout must be a whole number from 1 to 2147483647, not "1s"'],
  ['probe --concurrency 0', '--concurrency must be a whole number from 1 to 1024, not "0"'],
  ['probe --rate -1', '--rate must be a number from 0 to 1000000, not "-1"'],
  ['probe --shard 5/4', '--shard must be I/N with I from 1 to N, such as 2/4, not "5/4"'],
  ['probe --shard 0/4', '--shard must be I/N with I from 1 to N, such as 2/4, not "0/4"'],
  ['probe --fail-on shuold', '--fail-on must be one of must, should, not "shuold"; did you mean should?'],
  ['probe --header hidden', "--header must be 'Name: value', in Latin-1 and without line breaks"],
  ['probe --proxy hidden', '--proxy must be a URL such as http://proxy:3128'],
  [
    'probe --api-base api/v2',
    '--api-base must be a path such as /api/v2, not "api/v2"; did you mean "/api/v2"?',
  ],
  ['probe one two', 'probe takes no operand "two": imsessions probe [TARGET]'],
  ['probe 127.0.0.1:8090', 'TARGET must be an http or https URL; did you mean "http://127.0.0.1:8090"?'],
  ['probe ftp://127.0.0.1', 'TARGET must be an http or https URL, not "ftp://127.0.0.1"'],
  ['probe http://u:hidden@[', 'TARGET is no URL: "http://["'],
  [`probe ${NOWHERE}/?q`, `TARGET is the base URL of the server, without query or fragment: "${NOWHERE}/?q"`],
  [
    `probe ${NOWHERE} --only envelop`,
    '--only: "envelop" is no requirement or area of the chosen profiles; did you mean envelope?',
  ],
  [
    `probe ${NOWHERE} --skip IMS-EVN-01`,
    '--skip: "IMS-EVN-01" is no requirement or area of the chosen profiles; did you mean IMS-ENV-01?',
  ],
  [`probe ${NOWHERE} --reporter juni`, '--reporter: there is no reporter "juni"; did you mean junit?'],
  [
    `probe ${NOWHERE} --reporter json --reporter junit`,
    '--reporter: json and junit cannot both go to standard output; give one a file: junit=FILE',
  ],
  [
    `probe ${NOWHERE} --reporter json=/nowhere/r.json`,
    'cannot write "/nowhere/r.json": there is no such file or folder',
  ],
  [
    `probe ${NOWHERE} --record /nowhere/r.har`,
    'cannot write "/nowhere/r.har": there is no such file or folder',
  ],
  [`probe ${NOWHERE} --reporter json=/`, 'cannot write "/": it is a folder'],
  [
    `probe ${NOWHERE} --user a --password b --second-user a --second-password c`,
    '--second-user must be another agent than --user',
  ],
  [`probe ${NOWHERE} --password b`, '--password needs --user'],
  [
    `probe ${NOWHERE} --user a --bearer t`,
    '--user and --bearer cannot both be given: a request has one of them',
  ],
  [
    `probe ${NOWHERE} --ca /nowhere.pem`,
    'cannot read the file of --ca "/nowhere.pem": there is no such file or folder',
  ],
  [
    `probe ${NOWHERE} --waivers /nowhere.json`,
    'cannot read the waiver file "/nowhere.json": there is no such file or folder',
  ],
  [
    `probe ${NOWHERE} --statement /nowhere.json`,
    'cannot read the statement "/nowhere.json": there is no such file or folder',
  ],
  [`probe ${NOWHERE} --targets f`, 'give either TARGET or --targets FILE, not both'],
  [
    'probe --config /nowhere.json',
    'cannot read the config file "/nowhere.json": there is no such file or folder',
  ],
  ['explain', 'explain needs an operand: imsessions explain <ID>'],
  ['explain IMS-PAHT-02', 'there is no requirement "IMS-PAHT-02"; did you mean IMS-PATH-02?'],
  ['serve --port 65536', '--port must be a whole number from 0 to 65535, not "65536"'],
  [
    'serve --fault state-loer-case',
    '--fault: there is no fault "state-loer-case"; did you mean state-lower-case?',
  ],
  [
    'requirements --format jsn',
    '--format must be one of table, json, markdown, not "jsn"; did you mean json?',
  ],
  ['completion bsh', 'there is no completion for "bsh"; did you mean bash?'],
  ['report /nowhere.json', 'cannot read the result "/nowhere.json": there is no such file or folder'],
];

describe('a wrong command line ends with exit code 2 and one line', () => {
  it.concurrent.each(WRONG)('%s', async (line, message) => {
    const { code, stdout, stderr } = await imsessions(line.split(' ').filter(Boolean));
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `imsessions: ${message}\n` });
  });

  it('says what --destination is for', async () => {
    const { code, stderr } = await imsessions(['probe', NOWHERE, '--profile', 'operations']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^imsessions: the profile operations needs --destination NUMBER: .*\n$/);
  });
});

/** Config files that are wrong, and what is said of each. */
const CONFIGS: readonly (readonly [name: string, text: string, message: string])[] = [
  [
    'imsessions.config.json',
    '{"pofile":"feed"}',
    'imsessions.config.json: unknown member "pofile"; did you mean profile?',
  ],
  [
    'imsessions.config.json',
    '{"timeout":"soon"}',
    'imsessions.config.json: timeout must be of type integer, not string',
  ],
  [
    'imsessions.config.json',
    '{"timeout":0}',
    'imsessions.config.json: timeout must be a whole number from 1 to 2147483647, not "0"',
  ],
  [
    'imsessions.config.json',
    '{"header":["hidden"]}',
    "imsessions.config.json: header must be 'Name: value', in Latin-1 and without line breaks",
  ],
  [
    'imsessions.config.json',
    '{"fail-on":"must","failOn":"must"}',
    'imsessions.config.json: failOn stands twice',
  ],
  ['imsessions.config.json', '[]', 'imsessions.config.json must hold one object, not array'],
  [
    'imsessions.config.mjs',
    'export default { rate: () => 5 };',
    'cannot load the config file "FOLDER/imsessions.config.mjs": rate is a function',
  ],
  [
    'imsessions.config.mjs',
    'export const rate = 5;',
    'imsessions.config.mjs must hold one object, not nothing',
  ],
];

describe('a wrong config file ends with exit code 2 and one line', () => {
  it.concurrent.each(CONFIGS)('%s %s', (name, text, message) =>
    inFolder(async (folder) => {
      await writeFile(join(folder, name), text);
      const { code, stderr } = await imsessions(['probe', NOWHERE], { cwd: folder });
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: `imsessions: ${message.replace('FOLDER', folder)}\n`,
      });
    }),
  );

  it('says where malformed JSON is wrong, and nothing of what stands there', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'imsessions.config.json'), '{\n  "password": "hidden",\n  hidden\n}');
      const { code, stderr } = await imsessions(['probe', NOWHERE], { cwd: folder });
      expect(code).toBe(2);
      expect(stderr).toMatch(
        /^imsessions: imsessions\.config\.json is no well-formed JSON: line 3, column 3: .*\n$/,
      );
      expect(stderr).not.toContain('hidden');
    }));

  it('refuses two config files', () =>
    inFolder(async (folder) => {
      for (const end of ['json', 'mjs']) await writeFile(join(folder, `imsessions.config.${end}`), '{}');
      const { code, stderr } = await imsessions(['probe', NOWHERE], { cwd: folder });
      expect(code).toBe(2);
      expect(stderr).toContain('both imsessions.config.json and imsessions.config.mjs are here');
    }));

  it.skipIf(Reflect.get(process.features, 'typescript'))('says so where Node does not load TypeScript', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'imsessions.config.ts'), 'export default {};');
      const { code, stderr } = await imsessions(['probe', NOWHERE], { cwd: folder });
      expect(code).toBe(2);
      expect(stderr).toContain(`Node ${process.version} does not load TypeScript by itself`);
    }),
  );
});

describe('a wrong variable ends with exit code 2 and names the variable', () => {
  it.each([
    [{ IMSESSIONS_TIMEOUT: 'x' }, 'IMSESSIONS_TIMEOUT must be a whole number from 1 to 2147483647, not "x"'],
    [{ IMSESSIONS_INSECURE: 'x' }, 'IMSESSIONS_INSECURE must be true or false, not "x"'],
    [
      { IMSESSIONS_HEADER: 'A: visible\nhidden' },
      "IMSESSIONS_HEADER must be 'Name: value', in Latin-1 and without line breaks",
    ],
    [{ IMSESSIONS_REPORTER: 'jsn' }, 'IMSESSIONS_REPORTER: there is no reporter "jsn"; did you mean json?'],
  ])('%j', async (env, message) => {
    const { code, stderr } = await imsessions(['probe', NOWHERE], { env });
    expect({ code, stderr }).toEqual({ code: 2, stderr: `imsessions: ${message}\n` });
  });
});
