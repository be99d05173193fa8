// `node --import ./bench/peak.mjs …`: at its end the process writes its peak of resident memory in KiB to descriptor 3.
import { writeSync } from 'node:fs';

process.on('exit', () => {
  writeSync(3, String(process.resourceUsage().maxRSS));
});
