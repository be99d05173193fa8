import { describeTables } from '../testing/table.test-data.ts';
import { securityTable } from './table.test-data.ts';

describeTables(securityTable, ['notifications', 'security']);
