#!/usr/bin/env node
import { version } from './version.ts';

// A command line may hold secrets; what other users of the machine see of it is this.
process.title = 'imsessions';

const LINGER_MS = 2_000;

const words = process.argv.slice(2);
if (words.length === 1 && (words[0] === '--version' || words[0] === '-V')) {
  process.stdout.write(`${version}\n`);
} else {
  const { main } = await import('./entry.ts');
  process.exitCode = await main(words);
  // Nothing that was left open may keep a finished command from ending.
  setTimeout(() => process.exit(), LINGER_MS).unref();
}
