import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { startAgent } from '../../src/agent/client/start.js';
import { draws } from '../support/draws.js';
import { differencesFrom, machineState } from '../support/machine-state.js';

/** How many hosts there are; the machine's memory sets the limit. */
const HOSTS = Number(process.env.TSUNAGU_MANY_HOSTS ?? 500);
const PAIRS = 400;
const PORTS = 8;
const AT_ONCE = 20;
/** What the agent may take, in MiB. */
const MEMORY = 300;

const lab = `version: 1
namespace: tsu-many
management: { address: 192.0.2.254/24 }
login: { user: admin, password: x }
nodes:
  PS1:
    type: patchswitch
    datapath: "0x00000000000000b1"
    controller: tcp:127.0.0.1:6655
    uplink: { port: 1, interface: tsu-many-up }
    ports: { ${range(PORTS)
      .map(port => `${port + 2}: p${port}`)
      .join(', ')} }
  SW1:
    type: l2switch
    ports: { ${range(PORTS)
      .map(port => `p${port}: { access: 10 }`)
      .join(', ')} }
cables:
${range(PORTS)
  .map(port => `  - [PS1:${port + 2}, SW1:p${port}]`)
  .join('\n')}
`;

const testbed = `version: 1
lab: ./lab.yaml
sites: { many: { management: { namespace: tsu-many } } }
switches:
  PS1:
    datapath: "0x00000000000000b1"
    listen: 127.0.0.1:6655
    uplink: { port: 1, interface: tsu-many-up }
    ports: { ${range(PORTS)
      .map(port => `${port + 2}: p${port}`)
      .join(', ')} }
hosts:
${range(HOSTS)
  .map(
    index =>
      `  h${index}: { address: 10.64.${index >> 7}.${(index & 127) + 1}/16, port: "PS1:${2 + (index % PORTS)}" }`,
  )
  .join('\n')}
`;

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

describe(`${HOSTS} test hosts on one machine (TSUNAGU_MANY_HOSTS)`, function () {
  this.timeout(300_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'tsunagu-many-'));
    writeFileSync(join(folder, 'lab.yaml'), lab);
    writeFileSync(join(folder, 'testbed.yaml'), testbed);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('are made, reach each other, are removed without a trace, and cost the agent less than 300 MB', async () => {
    const before = await machineState();
    const thresholds = neighbourThresholds();
    const agent = await startAgent({ testbed: join(folder, 'testbed.yaml'), site: 'many' });
    const draw = draws();
    try {
      const { pid } = await agent.request('site/open', { env: {}, language: 'en', owner: true });
      const raised = Number(neighbourThresholds().at(-1) ?? Number.POSITIVE_INFINITY);
      expect(raised, 'room in the neighbour table').to.be.at.least(HOSTS * HOSTS);
      await agent.request('scenario/begin', {
        name: 'mesh',
        texts: ['@alone'],
        tags: ['@alone'],
        language: 'en',
      });
      const pairs = range(PAIRS)
        .map(() => [draw(), draw()].map(each => Math.floor(each * HOSTS)))
        // Hosts on one port reach each other by the network only, and a switch sends nothing back where it came from.
        .filter(([from = 0, to = 0]) => from % PORTS !== to % PORTS);
      expect(pairs.length).to.be.greaterThan(PAIRS / 2);
      const left = pairs.values();
      await Promise.all(
        range(AT_ONCE).map(async () => {
          for (const [from, to] of left) {
            await agent.request('host/ping', { from: `h${from}`, to: `h${to}`, expect: 'must' });
          }
        }),
      );
      expect(peakMiB(pid), 'memory of the agent at its peak, in MiB').to.be.lessThan(MEMORY);
      await agent.request('scenario/end', {});
    } finally {
      await agent.request('site/close', {}).finally(() => agent.close());
    }
    await agent.closed();
    expect(await differencesFrom(before, 5000)).to.deep.equal([]);
    expect(neighbourThresholds()).to.deep.equal(thresholds);
  });
});

/** VmHWM of /proc/PID/status (proc(5)). */
function peakMiB(pid: number): number {
  const [, kib] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib) / 1024;
}

/** The kernel's limits for neighbours; there are none to be seen outside of the machine's first namespace. */
function neighbourThresholds(): string[] {
  return [1, 2, 3]
    .map(number => `/proc/sys/net/ipv4/neigh/default/gc_thresh${number}`)
    .filter(existsSync)
    .map(path => readFileSync(path, 'utf8').trim());
}
