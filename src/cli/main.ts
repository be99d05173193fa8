#!/usr/bin/env node
// Nothing is imported before this runs: what is missing from the package must be told as the tool's own fault, and a
// signal that comes while the rest is loaded must end the command as a later one does.

// A command line may hold secrets; what other users of the machine see of it is this.
process.title = 'imsessions';

/** The exit codes that are needed before the module of exit codes is there. */
const TOOL_FAULT = 4;
const INTERRUPTED = 130;
const LINGER_MS = 2_000;

// Given up as soon as a command listens itself: src/cli/interruption.ts.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => process.exit(INTERRUPTED));

try {
  const words = process.argv.slice(2);
  if (words.length === 1 && (words[0] === '--version' || words[0] === '-V')) {
    const { version } = await import('./version.ts');
    process.stdout.write(`${version}\n`);
  } else {
    const { main } = await import('./entry.ts');
    process.exitCode = await main(words);
    // Nothing that was left open may keep a finished command from ending.
    setTimeout(() => process.exit(), LINGER_MS).unref();
  }
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(`imsessions: a fault of the tool itself, not of the target: ${why}\n`);
  process.exitCode = TOOL_FAULT;
}
