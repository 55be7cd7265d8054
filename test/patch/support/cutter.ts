import { appendFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { CutKind } from '../../../src/patch/index.js';
import { Connections, Panel } from '../../../src/patch/index.js';
import type { Ledger } from '../../../src/scope/index.js';
import { LIMITS, SPEC, WIRING } from './site.js';

// An agent of its own, to be killed: cuts the link `wan`, keeps a journal, says `cut`, and waits.
const [controlPath = '', how = '', journal = ''] = process.argv.slice(2);
const ledger: Ledger = {
  add(...records) {
    for (const record of records) appendFileSync(journal, `${JSON.stringify(record)}\n`);
    return () => {};
  },
};
const connections = new Connections(controlPath);
const panel = new Panel({ switches: new Map([['hw', SPEC]]), uplinks: new Map(), ledger });
connections.expect(panel.switch('hw'));
createServer(socket => void connections.accept(socket)).listen(controlPath, () =>
  process.stdout.write('listening\n'),
);
await connections.waitForSwitch(panel.switch('hw'), LIMITS);
await panel.setWiring({ ...WIRING, hosts: [] }, LIMITS);
await panel.cut('wan', { how: how as CutKind, leaseMs: 2000, ...LIMITS });
process.stdout.write('cut\n');
