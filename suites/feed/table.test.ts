import { describeTables } from '../testing/table.test-data.ts';
import { feedTable } from './table.test-data.ts';

describeTables(feedTable, ['feed'], { live: true });
