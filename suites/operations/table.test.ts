import { describeTables } from '../testing/table.test-data.ts';
import { operationsTable } from './table.test-data.ts';

describeTables(operationsTable, ['operations']);
