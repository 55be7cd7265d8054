import type { TableReaders } from '../../src/device/tables.js';
import { routes } from '../common/readers.js';

export const tables: TableReaders = { routes: [routes(['show ip route'])] };
