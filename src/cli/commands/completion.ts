import type { Run } from '../command.ts';
import { completionScript, SHELLS } from '../completion.ts';
import { print } from '../standard-output.ts';
import { quoted, suggestion, UsageError } from '../usage-error.ts';

export const run: Run = async ({ operands: [word = ''] }) => {
  const shell = SHELLS.find((each) => each === word);
  if (!shell) throw new UsageError(`there is no completion for ${quoted(word)}${suggestion(word, SHELLS)}`);
  await print([await completionScript(shell)]);
  return 0;
};
