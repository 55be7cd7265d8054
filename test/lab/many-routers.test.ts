import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { labUp, loadLab, type RunningLab } from '../../src/lab/index.js';
import { MemoryLedger, makeFolder, NAMESPACE } from './support.js';

/** TSUNAGU_ROUTERS=30 is what the lab is to bring up in 15 s. */
const COUNT = Number(process.env.TSUNAGU_ROUTERS ?? 10);

/** Writes a lab of routers in a row, each with OSPF to its neighbours. */
function writeRow(folder: string, count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const ports = (n: number) => [...(n > 1 ? ['left'] : []), ...(n < count ? ['right'] : [])];
  const lab = join(folder, 'row');
  mkdirSync(lab);
  for (const n of numbers) {
    const address = { left: `10.9.${n - 1}.2/30`, right: `10.9.${n}.1/30` };
    const interfaces = ports(n).map(
      port => `interface ${port}
 ip address ${address[port as keyof typeof address]}
 ip ospf area 0
 ip ospf network point-to-point
 ip ospf hello-interval 1
 ip ospf retransmit-interval 1
exit
`,
    );
    const id = `router ospf
 ospf router-id 10.0.0.${n}
 timers throttle spf 0 50 500
 timers throttle lsa all 50
 timers lsa min-arrival 0
exit
`;
    writeFileSync(join(lab, `R${n}.conf`), `hostname R${n}\n${interfaces.join('')}${id}`);
  }
  const nodes = numbers.map(
    n =>
      `  R${n}: { type: router, management: 192.0.2.${n}, ports: [${ports(n).join(', ')}], daemons: [ospfd, bgpd, staticd], config: R${n}.conf }`,
  );
  const cables = numbers.slice(1).map(n => `  - [R${n - 1}:right, R${n}:left]`);
  writeFileSync(
    join(lab, 'lab.yaml'),
    `version: 1
namespace: ${NAMESPACE}
management: { address: 192.0.2.254/24 }
login: { user: admin, password: tsunagu }
nodes:
${nodes.join('\n')}
cables:
${cables.join('\n')}
ready:
  - { node: R1, command: show ip route ospf, contains: 10.9.${count - 1}.0/30 }
`,
  );
  return lab;
}

describe(`a row of ${COUNT} routers`, function () {
  this.timeout(120_000);
  const { folder, remove } = makeFolder();
  let lab: RunningLab | undefined;

  after(async () => {
    await lab?.down();
    remove();
  });

  it('comes up, and the first learns the way to the last', async () => {
    const spec = loadLab(writeRow(folder, COUNT), { env: {} });
    const started = performance.now();
    lab = await labUp(spec, { ledger: new MemoryLedger(), runDir: join(folder, 'run') });
    const upMs = performance.now() - started;
    await lab.waitReady({ budgetMs: 60_000 });
    const readyMs = performance.now() - started;
    const perMinute = Math.round((COUNT * 60_000) / upMs);
    console.log(
      `      ${COUNT} routers up in ${(upMs / 1000).toFixed(1)} s (${perMinute} a minute), routes there after ${(readyMs / 1000).toFixed(1)} s`,
    );
    const down = (await lab.status()).filter(({ up }) => !up);
    expect(down).to.deep.equal([]);
  });
});
