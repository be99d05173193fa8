import type { Run } from '../command.ts';
import { UsageError } from '../usage-error.ts';

export const run: Run = () => Promise.reject(new UsageError('selftest is not part of this build'));
