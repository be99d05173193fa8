import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commandLines, unknownWords } from '../docs/command-lines.ts';
import { OPTIONS } from '../src/cli/options/index.ts';
import { variableName } from '../src/cli/options/option.ts';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

const YAML = [
  'action/action.yml',
  'github/gate.yml',
  'github/matrix.yml',
  'kubernetes/targets-job.yaml',
  'kubernetes/fixtures-job.yaml',
  '../.github/workflows/ci.yml',
];

/** Every string in a parsed file, folded lines joined. */
function strings(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null) return [];
  return Object.values(node).flatMap(strings);
}

describe.each(YAML)('%s', (file) => {
  const text = read(file);
  const lines = strings(parse(text)).flatMap(commandLines);

  test('is YAML, and the commands and options that it uses exist', () => {
    expect(lines.flatMap(unknownWords)).toEqual([]);
    if (!file.endsWith('gate.yml')) expect(lines.length).toBeGreaterThan(0);
  });

  test('the variables that it sets exist', () => {
    const known = OPTIONS.map(variableName);
    const used = [...text.matchAll(/^\s*(?:- name: )?(IMSESSIONS_[A-Z_]+)/gm)].map(([, name = '']) => name);
    expect(used.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('puts no expression but its own numbers into a script', () => {
    const scripts = strings(parse(text)).filter((each) => commandLines(each).length > 0);
    const expressions = scripts.flatMap((each) => [...each.matchAll(/\$\{\{\s*(.+?)\s*\}\}/g)]);
    expect(expressions.map(([, name = '']) => name).filter((name) => name !== 'matrix.shard')).toEqual([]);
  });
});

interface Job {
  spec: {
    completionMode: string;
    completions: number;
    template: {
      spec: {
        restartPolicy: string;
        securityContext: { runAsNonRoot: boolean };
        containers: { args: string[]; securityContext: { readOnlyRootFilesystem: boolean } }[];
      };
    };
  };
}

describe.each(['kubernetes/targets-job.yaml', 'kubernetes/fixtures-job.yaml'])('%s', (file) => {
  const { spec } = parse(read(file)) as Job;
  const pod = spec.template.spec;

  test('is an Indexed Job whose shards are as many as its completions', () => {
    expect(spec.completionMode).toBe('Indexed');
    expect(pod.restartPolicy).toBe('Never');
    const script = pod.containers[0]?.args[0] ?? '';
    expect(script).toContain('shard=$((JOB_COMPLETION_INDEX + 1))');
    expect(script).toContain(`--shard "$shard/${String(spec.completions)}"`);
    expect(script).not.toContain('\n');
  });

  test('runs as nobody in particular, on a file system that it cannot write', () => {
    expect(pod.securityContext.runAsNonRoot).toBe(true);
    expect(pod.containers.map((each) => each.securityContext.readOnlyRootFilesystem)).toEqual([true]);
  });
});

test('the matrix has as many shards as it divides by', () => {
  const { jobs } = parse(read('github/matrix.yml')) as {
    jobs: { shard: { strategy: { matrix: { shard: number[] } } } };
  };
  const shards = jobs.shard.strategy.matrix.shard;
  expect(read('github/matrix.yml')).toContain(`/${String(shards.length)}" --reporter`);
  expect(shards).toEqual(shards.map((_, index) => index + 1));
});

test('the README shows the gate as it is', () => {
  const gate = read('github/gate.yml');
  expect(read('../README.md')).toContain('```yaml\n' + gate.slice(gate.indexOf('name:')) + '```');
});

describe('the Dockerfile', () => {
  const instructions = read('Dockerfile')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => /^[A-Z]+ /.test(line));
  const last = (name: string) => instructions.filter((line) => line.startsWith(`${name} `)).at(-1);

  test('runs the command itself, as a user that is not root', () => {
    expect(last('USER')).toMatch(/^USER [1-9]\d*:[1-9]\d*$/);
    expect(last('ENTRYPOINT')).toBe('ENTRYPOINT ["node", "/app/dist/cli.js"]');
  });

  test('fetches nothing but its base image and the locked packages', () => {
    expect(instructions.filter((line) => /https?:|^ADD |\b(?:curl|wget|apk|apt-get)\b/.test(line))).toEqual(
      [],
    );
    const runs = instructions.filter((line) => line.startsWith('RUN '));
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatch(/^RUN npm ci /);
  });
});
