import { describeTables } from '../testing/table.test-data.ts';
import { robustnessTable } from './table.test-data.ts';

describeTables(robustnessTable, ['robustness']);
