// `node --import ./bench/peak.mjs …`: at its end the process writes its peak of resident memory in KiB and its processor
// time in µs, all threads together, to descriptor 3.
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Threads are started with the same words, and their time is in that of the process.
if (isMainThread)
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeSync(3, JSON.stringify({ maxRSS, cpu: userCPUTime + systemCPUTime }));
  });
