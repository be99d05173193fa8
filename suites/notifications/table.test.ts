import { describeTables } from '../testing/table.test-data.ts';
import { notificationsTable } from './table.test-data.ts';

describeTables(notificationsTable, ['notifications']);
