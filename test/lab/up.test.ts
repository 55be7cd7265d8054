import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { Client } from 'ssh2';
import { labUp, type RunningLab } from '../../src/lab/index.js';
import { connectTcp, listenTcp, Namespace } from '../../src/netns/index.js';
import { waitFor } from '../../src/wait/index.js';
import {
  LINKS,
  loadCopy,
  MemoryLedger,
  machineState,
  makeFolder,
  NAMESPACE,
  patch,
  run,
  setPort,
  UPLINK,
} from './support.js';

const BUDGET = { budgetMs: 15_000 };

describe('the lab two-routes, up', function () {
  this.timeout(60_000);
  const { folder, remove } = makeFolder();
  const ledger = new MemoryLedger();
  const runDir = join(folder, 'run');
  const steps: string[] = [];
  const unused = machineState();
  let lab: RunningLab;
  const controller = createServer();
  let calls = 0;

  before(async () => {
    lab = await labUp(loadCopy(folder), {
      ledger,
      runDir,
      onProgress: ({ step, node }) => steps.push(node ?? step),
      onNamespace: async name => {
        const namespace = Namespace.open(name);
        controller.on('connection', socket => {
          calls++;
          socket.destroy();
        });
        await listenTcp(namespace, { host: '127.0.0.1', port: 6653 }, controller);
        namespace.close();
      },
    });
    controller.close();
    await patch(lab, ...LINKS);
    await lab.waitReady(BUDGET);
  });

  after(async () => {
    controller.close();
    await lab?.down();
    remove();
  });

  const route = (via: string) =>
    waitFor(async () => {
      const seen = await run(lab, 'R1', 'vtysh', '-c', 'show ip route 10.2.20.0/24');
      return seen.includes(`via ${via}`) ? { done: true, value: undefined } : { done: false, seen };
    }, BUDGET);

  it('told its steps, and let a controller in before its switches looked for one', () => {
    expect(steps.slice(0, 2)).to.deep.equal(['namespaces', 'cables']);
    expect(steps.slice(2).sort()).to.deep.equal(['R1', 'R2', 'switches']);
    expect(calls).to.be.at.least(1);
  });

  it('has OSPF neighbours in state Full and BFD sessions up on both links', async () => {
    for (const router of ['R1', 'R2']) {
      const neighbours = JSON.parse(await run(lab, router, 'vtysh', '-c', 'show ip ospf neighbor json'));
      const states = Object.values(neighbours.neighbors).flatMap(each => each as { nbrState: string }[]);
      expect(states.map(({ nbrState }) => nbrState)).to.deep.equal(['Full/-', 'Full/-']);
      const peers = JSON.parse(await run(lab, router, 'vtysh', '-c', 'show bfd peers json'));
      expect(peers.map(({ status }: { status: string }) => status)).to.deep.equal(['up', 'up']);
      expect(peers.map((peer: { 'transmit-interval': number }) => peer['transmit-interval'])).to.deep.equal([
        100, 100,
      ]);
    }
  });

  it('moves traffic when the preferred link loses carrier, which its far ends see, and back', async () => {
    await route('main');
    await setPort(lab, 5, 'down');
    expect(await lab.carrierBeyond({ switch: 'PS1', port: 5 })).to.equal(false);
    expect(await lab.carrierBeyond({ switch: 'PS1', port: 6 })).to.equal(true);
    await route('backup');
    await setPort(lab, 5, 'up');
    expect(await lab.carrierBeyond({ switch: 'PS1', port: 5 })).to.equal(true);
    await route('main');
    await lab.waitReady(BUDGET);
  });

  it('moves traffic when the preferred link falls silent, sooner than OSPF alone would', async () => {
    await run(lab, 'PS1', 'ovs-ofctl', '-O', 'OpenFlow13', 'del-flows', 'PS1', 'in_port=5');
    await route('backup');
    const down = await run(lab, 'R2', 'vtysh', '-c', 'show bfd peer 10.0.12.1');
    expect(down).to.contain('Status: down');
    expect(await lab.carrierBeyond({ switch: 'PS1', port: 5 })).to.equal(true);
    await patch(lab, [5, 6]);
    await lab.waitReady(BUDGET);
  });

  it('does not know the carrier beyond a port without a cable, the uplink, or a switch of somebody else', async () => {
    expect(await lab.carrierBeyond({ switch: 'PS1', port: 1 })).to.equal(undefined);
    expect(await lab.carrierBeyond({ switch: 'PS1', port: 99 })).to.equal(undefined);
    expect(await lab.carrierBeyond({ switch: 'PS2', port: 5 })).to.equal(undefined);
  });

  it('says what its routers do not show yet when it is not ready', async () => {
    await setPort(lab, 7, 'down');
    const error = await waitFor(async () => {
      const value = await lab.waitReady({ budgetMs: 200 }).then(
        () => undefined,
        (reason: Error) => reason,
      );
      return value ? { done: true, value } : { done: false, seen: 'ready' };
    }, BUDGET);
    expect(error).to.have.property('code', 'lab.notReady');
    expect(error.message).to.match(/"show .*" in R[12] does not show "/);
    await setPort(lab, 7, 'up');
    await lab.waitReady(BUDGET);
  });

  it('lets the password of the lab file log in to vtysh over SSH, and nobody else', async () => {
    expect(await ssh('192.0.2.1', 'tsunagu', 'show running-config')).to.contain('hostname R1\n');
    expect(await ssh('192.0.2.2', 'tsunagu', 'show ip ospf neighbor')).to.contain('10.0.0.1');
    const refused = await ssh('192.0.2.1', 'wrong', 'show version').catch((error: Error) => error.message);
    expect(refused).to.contain('authentication methods failed');
  });

  it('lets that login configure the router and save it, in the run folder only', async () => {
    const lines = 'configure terminal\ninterface guest\ndescription changed\nend\nwrite memory\nexit\n';
    expect(await shell('192.0.2.1', 'tsunagu', lines)).to.match(
      /R1\(config-if\)# [\s\S]*Integrated configuration saved/,
    );
    expect(readFileSync(join(runDir, 'nodes/R1/etc/frr/frr.conf'), 'utf8')).to.contain('description changed');
    expect(readFileSync(join(folder, 'two-routes/R1.conf'), 'utf8')).to.not.contain('description changed');
  });

  it('has patch-switch ports by their numbers, and no forwarding of its own between them', async () => {
    const shown = await run(lab, 'PS1', 'ovs-ofctl', '-O', 'OpenFlow13', 'show', 'PS1');
    expect(shown).to.contain('dpid:00000000000000a1');
    for (const [port, name] of [
      [1, 'PS1.uplink'],
      [5, 'R1-main'],
      [11, 'SW2-trunk'],
      [13, 'R1-office'],
    ]) {
      expect(shown).to.contain(` ${port}(${name}): `);
    }
    const flows = await run(lab, 'PS1', 'ovs-ofctl', '-O', 'OpenFlow13', 'dump-flows', 'PS1');
    expect(flows.match(/in_port/g)).to.have.length(2 * LINKS.length);
  });

  it('has an uplink with room for two tags, and whole checksums on it', async () => {
    const link = execFileSync('ip', ['link', 'show', UPLINK], { encoding: 'utf8' });
    expect(link).to.match(/mtu (1[6-9]|[2-9])\d\d[\s\S]*state UP/);
    const features = execFileSync('ethtool', ['-k', UPLINK], { encoding: 'utf8' });
    expect(features).to.contain('tx-checksumming: off');
  });

  it('shows which programs run, and that no controller is there', async () => {
    const status = await lab.status();
    expect(status.map(({ node, up }) => [node, up])).to.deep.equal(
      [...lab.spec.nodes.keys()].map(name => [name, true]),
    );
    expect(status.find(({ node }) => node === 'PS1')).to.have.property('connected', false);
    expect(status.find(({ node }) => node === 'R1')?.programs.map(({ name }) => name)).to.deep.equal([
      'zebra',
      'staticd',
      'ospfd',
      'bfdd',
      'sshd',
    ]);
  });

  it('keeps secrets from everybody but root, and leaves the machine alone but for its namespaces and its uplink', () => {
    expect(statSync(runDir).mode & 0o777).to.equal(0o700);
    const now = machineState();
    expect(now.namespaces).to.deep.equal([NAMESPACE, `${NAMESPACE}-R1`, `${NAMESPACE}-R2`]);
    expect(now.links).to.deep.equal([UPLINK]);
    for (const same of ['accounts', 'frr', 'sshd', 'hostname'])
      expect(now[same], same).to.deep.equal(unused[same]);
  });

  it('is gone without a trace when it is taken down, and taking it down again succeeds', async () => {
    await lab.down();
    expect(machineState()).to.deep.equal(unused);
    expect(existsSync(runDir)).to.equal(false);
    expect(ledger.records.size).to.equal(0);
    await lab.down();
  });
});

async function login(address: string, password: string): Promise<Client> {
  const namespace = Namespace.open(NAMESPACE);
  try {
    const sock = await connectTcp(namespace, { host: address, port: 22, budgetMs: 5_000 });
    const client = new Client();
    await new Promise<void>((resolve, reject) => {
      client.once('ready', resolve);
      client.once('error', reject);
      client.connect({ sock, username: 'admin', password });
    });
    return client;
  } finally {
    namespace.close();
  }
}

/** The output of one command, as `ssh ADDRESS COMMAND` shows it. */
async function ssh(address: string, password: string, command: string): Promise<string> {
  const client = await login(address, password);
  return new Promise((resolve, reject) => {
    client.exec(command, (error, stream) => {
      if (error) return reject(error);
      let output = '';
      stream.on('data', (data: Buffer) => (output += data));
      stream.stderr.on('data', (data: Buffer) => (output += data));
      stream.on('close', () => {
        client.end();
        resolve(output);
      });
    });
  });
}

/** What an interactive session shows while the lines are typed in. */
async function shell(address: string, password: string, lines: string): Promise<string> {
  const client = await login(address, password);
  return new Promise((resolve, reject) => {
    client.shell((error, stream) => {
      if (error) return reject(error);
      let output = '';
      stream.on('data', (data: Buffer) => (output += data));
      stream.on('close', () => {
        client.end();
        resolve(output);
      });
      stream.end(lines);
    });
  });
}
