import { createReferenceServer, DEFAULTS, type Agent } from '../../reference/index.ts';
import { faults } from '../../reference/faults/index.ts';
import { cause, codeOf } from '../cause.ts';
import type { Run } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { interrupted, interruption } from '../interruption.ts';
import { credentials } from '../options/credentials.ts';
import { live } from '../options/live.ts';
import { server } from '../options/server.ts';
import { print } from '../standard-output.ts';
import { table } from '../table.ts';
import { quoted, suggestion, UsageError } from '../usage-error.ts';
import type { Values } from '../values.ts';

function agents(values: Values): readonly Agent[] {
  const given = [
    { name: values.get(credentials.user), password: values.get(credentials.password) },
    { name: values.get(credentials.secondUser), password: values.get(credentials.secondPassword) },
  ];
  const all = DEFAULTS.agents.map((agent, at) => ({
    name: given[at]?.name ?? agent.name,
    password: given[at]?.password ?? agent.password,
  }));
  if (new Set(all.map(({ name }) => name)).size < all.length)
    throw new UsageError('--second-user must be another agent than --user');
  return all;
}

/** The names that `--fault` gives; a wrong one is refused with the nearest right one. */
function faultNames(values: Values): string[] {
  const known = faults.map(({ name }) => name);
  return values.get(server.fault).map((word = '') => {
    if (known.includes(word)) return word;
    const hint = suggestion(word, known, 'imsessions serve --list-faults lists them');
    throw new UsageError(`--fault: there is no fault ${quoted(word)}${hint}`);
  });
}

/** Until a signal ends it. */
export const run: Run = async ({ values }) => {
  if (values.get(server.listFaults)) {
    await print([table(faults.map(({ name, requirement, summary }) => [name, requirement, summary]))]);
    return EXIT.success;
  }
  const options = {
    port: values.get(server.port),
    agents: agents(values),
    csrf: values.get(server.csrf),
    delayMs: values.get(server.delay),
    device: values.get(live.devicePath) ?? DEFAULTS.device,
    faults: faultNames(values),
  };
  using stop = interruption();
  const running = await createReferenceServer(options).catch((error: unknown) => {
    if (codeOf(error) === undefined) throw error;
    throw new UsageError(`cannot listen on port ${options.port}: ${cause(error)}`, { cause: error });
  });
  try {
    await print([`listening on ${running.url}\n`]);
    await interrupted(stop.signal);
  } finally {
    await running.close();
  }
  return EXIT.success;
};
