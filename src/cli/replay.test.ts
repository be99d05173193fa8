import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_DESTINATION, type ReferenceOptions } from '../reference/index.ts';
import type { RunResult } from '../contract/types.ts';
import { imsessions, inFolder, type Ended } from './testing/command.test-data.ts';
import { AGENT, withReference } from './testing/target.test-data.ts';

const LIVE = ['--profile', 'operations', '--destination', DEFAULT_DESTINATION, '--device-path', '/devices/1'];
const QUICK = ['--settle', '1500', '--quiet', '50', '--seed', '1'];

interface Kept {
  /** Replays against a server that is faulty in these ways, and gives what the command says. */
  readonly replay: (id: string, now?: ReferenceOptions, words?: readonly string[]) => Promise<Ended>;
}

/** A result of a server with this fault, whose target is then another server. */
const afterProbe = <T>(
  fault: string,
  words: readonly string[],
  use: (kept: Kept) => Promise<T>,
): Promise<T> =>
  inFolder(async (folder) => {
    await withReference({ faults: [fault] }, ({ url }) =>
      imsessions(['probe', url, ...AGENT, ...words, '--reporter', 'json=r.json'], { cwd: folder }),
    );
    const file = join(folder, 'r.json');
    const result = JSON.parse(await readFile(file, 'utf8')) as RunResult;
    return use({
      replay: (id, now = {}, more = AGENT) =>
        withReference(now, async ({ url }) => {
          await writeFile(file, JSON.stringify({ ...result, target: url }));
          return imsessions(['replay', 'r.json', id, ...more], { cwd: folder });
        }),
    });
  });

describe('imsessions replay', () => {
  it('tells what still holds, what is gone, and what could not be judged', () =>
    afterProbe('state-lower-case', [], async ({ replay }) => {
      const again = await replay('ims-sta-02', { faults: ['state-lower-case'] });
      expect([again.code, again.stderr]).toEqual([
        1,
        expect.stringMatching(/^imsessions: IMS-STA-02 is still broken: state is /),
      ]);
      const mended = await replay('IMS-STA-02');
      expect([mended.code, mended.stderr]).toEqual([
        0,
        'imsessions: IMS-STA-02 is broken no more: what was found is gone\n',
      ]);
      const refused = await replay('IMS-STA-02', {}, []);
      expect([refused.code, refused.stderr]).toEqual([
        3,
        expect.stringMatching(/could not be judged: the feed asks for credentials/),
      ]);
    }));

  it('judges what it was asked for alone', () =>
    afterProbe('state-lower-case', [], async ({ replay }) => {
      const other = await replay('IMS-STA-02', { faults: ['uri-number'] }, [...AGENT, '--reporter', 'json']);
      expect(other.code).toBe(0);
      const { requirements, seed } = JSON.parse(other.stdout) as RunResult;
      expect([requirements.map(({ id }) => id), typeof seed]).toEqual([['IMS-STA-02'], 'number']);
    }));

  it('opens a session again where the feed alone does not show it', () =>
    afterProbe('talking-to-nobody', [...LIVE, ...QUICK], async ({ replay }) => {
      expect((await replay('IMS-PAR-06', { faults: ['talking-to-nobody'] })).code).toBe(1);
      expect((await replay('IMS-PAR-06')).code).toBe(0);
    }));

  it('runs a live profile with the settings of the run', () =>
    afterProbe('delete-ignored', [...LIVE, ...QUICK], async ({ replay }) => {
      expect((await replay('IMS-OPS-08', { faults: ['delete-ignored'] })).code).toBe(1);
      expect((await replay('IMS-OPS-08')).code).toBe(0);
    }));

  it('refuses an id that has no findings, or is none', () =>
    afterProbe('state-lower-case', [], async ({ replay }) => {
      const fine = await replay('IMS-STA-01');
      expect([fine.code, fine.stderr]).toEqual([
        2,
        expect.stringMatching(
          /^imsessions: IMS-STA-01 has no findings in the result \(pass\).*: IMS-STA-02\n$/,
        ),
      ]);
      const wrong = await replay('IMS-SAT-02');
      expect([wrong.code, wrong.stderr]).toEqual([
        2,
        'imsessions: the result has no requirement "IMS-SAT-02"; did you mean IMS-STA-02?\n',
      ]);
    }));

  it('refuses a result that no probe made', () =>
    inFolder(async (folder) => {
      await imsessions(['validate', '--reporter', 'json=v.json'], {
        cwd: folder,
        input: '{"imSessions":[{}],"statusCode":0}',
      });
      const { code, stderr } = await imsessions(['replay', 'v.json', 'IMS-FLD-01'], { cwd: folder });
      expect([code, stderr]).toEqual([
        2,
        expect.stringMatching(/^imsessions: "v\.json" is not the result of a probe/),
      ]);
    }));
});
