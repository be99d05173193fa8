// `node --import ./bench/peak.mjs …`: at its end the process writes its peak of resident memory in KiB and its processor
// time in µs, all threads together, to descriptor 3.
import { writeSync } from 'node:fs';

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, JSON.stringify({ maxRSS, cpu: userCPUTime + systemCPUTime }));
});
