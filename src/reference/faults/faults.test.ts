import { describe, expect, it } from 'vitest';
import type { ReferenceOptions } from '../options.ts';
import { transcript, type Observation } from '../testing/transcript.ts';
import { faultByName, faults } from './index.ts';

/** Faults of these requirements show before a session is opened. */
const OF_READING = /-(?:ENV|FLD|ID|STA|PATH|URI|PAR)-|-CAP-0[1-7]$|-UD-0[12]$/;
const reachOf = (requirement: string) => (OF_READING.test(requirement) ? 'reading' : 'all');

const cleanOnes = new Map<string, Promise<readonly Observation[]>>();

/** What the clean server says, set up in the same way. */
function clean(options: ReferenceOptions, reach: 'reading' | 'all'): Promise<readonly Observation[]> {
  const key = JSON.stringify([options, reach]);
  const known = cleanOnes.get(key) ?? transcript(options, reach);
  cleanOnes.set(key, known);
  return known;
}

describe('the catalogue of faults', () => {
  it('names each fault once, for what it does wrong', () => {
    const names = faults.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(name))).toEqual([]);
  });

  it('says how to find the names when one is unknown', () => {
    expect(() => faultByName('none')).toThrow(
      'There is no fault "none"; `imsessions serve --list-faults` lists them',
    );
  });
});

describe('the clean server', () => {
  it('says the same each time', async () => {
    expect(await transcript({})).toEqual(await transcript({}));
  });
});

describe.concurrent('each fault makes a difference that a client can see', () => {
  it.each(faults.map((fault) => [fault.name, fault] as const))(
    '%s',
    async (name, { options = {}, requirement }) => {
      const reach = reachOf(requirement);
      const was = await clean(options, reach);
      const is = await transcript({ ...options, faults: [name] }, reach);
      expect(is).not.toEqual(was);
    },
  );
});
