import type { TableReaders } from '../../src/device/tables.js';
import { interfaces, macTable, neighbours } from '../common/readers.js';
import { text } from '../common/values.js';

export const tables: TableReaders = {
  neighbours: [neighbours('ip neigh')],
  macTable: [
    macTable(['ovs-appctl fdb/show br0'], {
      port: 'port',
      isDynamic: record => text(record, 'age') !== 'static',
    }),
  ],
  interfaces: [
    interfaces(['ovs-ofctl dump-ports-desc br0'], {
      admin: record => (/\bPORT_DOWN\b/.test(text(record, 'config') ?? '') ? 'down' : 'up'),
      oper: record => (/\bLINK_DOWN\b/.test(text(record, 'state') ?? '') ? 'down' : 'up'),
    }),
  ],
};
