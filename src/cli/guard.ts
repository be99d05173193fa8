import { EXIT } from './exit-code.ts';
import { Interrupted } from './interruption.ts';
import { redacted } from './secrets.ts';
import { ClosedOutput, note } from './standard-output.ts';
import { EnvironmentError, UsageError } from './usage-error.ts';

const oneLine = (text: string): string => redacted(text).replace(/[\r\n]+/g, ' ');

/** Each line of a stack is cut at this length: a syntax error brings a whole line of source. */
const LONGEST_LINE = 500;

const stackOf = (error: unknown): string =>
  redacted(error instanceof Error ? (error.stack ?? error.message) : String(error))
    .split('\n')
    .map((line) => line.slice(0, LONGEST_LINE))
    .join('\n');

/** What went wrong, in words for standard error. Only a bug of the tool shows a stack. */
export function told(error: unknown): string {
  if (error instanceof UsageError || error instanceof EnvironmentError)
    return `imsessions: ${oneLine(error.message)}`;
  return `imsessions: a fault of the tool itself, not of the target: ${stackOf(error)}`;
}

function ending(error: unknown): number {
  if (error instanceof ClosedOutput) return EXIT.success;
  if (error instanceof Interrupted) return EXIT.interrupted;
  note(told(error));
  return error instanceof UsageError ? EXIT.usage : EXIT.toolFault;
}

/** Runs a command; whatever it throws becomes words and an exit code. */
export async function guarded(command: () => Promise<number>): Promise<number> {
  const end = (error: unknown): void => {
    process.exit(ending(error));
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
  try {
    return await command();
  } catch (error) {
    return ending(error);
  }
}
