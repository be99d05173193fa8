import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { imsessions, inFolder } from './testing/command.test-data.ts';

/** One requirement, and few conforming servers: the whole takes longer than a test may. */
const SHORT = ['selftest', '--only', 'IMS-CAP-03', '--variations', '8'];

describe('imsessions selftest', () => {
  it('prints how well each requirement is told, and writes the matrix', async () => {
    await inFolder(async (folder) => {
      const out = join(folder, 'matrix.json');
      const { code, stdout, stderr } = await imsessions([...SHORT, '--out', out]);
      expect(stderr).toBe('');
      expect(stdout).toMatch(/^IMS-CAP-03 +should +feed +1 of 1 +1 +(\d+) of \1 +1$/m);
      expect(stdout).toMatch(/1 fault, 7 clean servers, .* \(1 of \d+ requirements\): no gap\n$/);
      expect(code).toBe(0);
      const matrix: unknown = JSON.parse(await readFile(out, 'utf8'));
      expect(matrix).toMatchObject({
        schemaVersion: '1.0',
        seed: 1,
        trials: { fault: 1, clean: 7 },
        gaps: [],
        requirements: [{ id: 'IMS-CAP-03', sensitivity: 1, specificity: 1 }],
        complete: true,
      });
    });
  });

  it.each([
    [['--only', 'IMS-STA-3'], '--only: "IMS-STA-3" is no requirement or area'],
    [['--skip', 'stat'], '--skip: "stat" is no requirement or area; did you mean state?'],
    [['--out', '/'], 'cannot write "/": it is a folder'],
    [['--variations', 'many'], '--variations must be a whole number'],
  ])('refuses %j', async (words, message) => {
    const { code, stderr } = await imsessions(['selftest', ...words]);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});
