import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { reference } from './reference.js';
import { Ovs } from './support/ovs.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

describe("The README's programs", function () {
  this.timeout(30_000);
  let ovs: Ovs;
  let mgmt: string;
  let directory: string;
  const children: ChildProcess[] = [];
  const hosts: string[] = [];

  before(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'ofl-readme-'));
    mkdirSync(path.join(directory, 'node_modules'));
    symlinkSync(root, path.join(directory, 'node_modules/node-openflow'));
    for (const [, name, code] of readme.matchAll(/```js (\S+)\n(.*?)```/gs))
      writeFileSync(path.join(directory, name as string), code as string);
    ovs = await Ovs.start();
    mgmt = await ovs.addBridge('oflbr', ['ofl1', 'ofl2']);
    // Each far end becomes a host of its own.
    for (const n of [1, 2]) {
      const host = `${ovs.namespace}-${n}`;
      await run('ip', ['netns', 'add', host]);
      hosts.push(host);
      await ovs.ip('link', 'set', `ofl${n}x`, 'netns', host);
      await run('ip', ['-n', host, 'addr', 'add', `10.99.0.${n}/24`, 'dev', `ofl${n}x`]);
      await run('ip', ['-n', host, 'link', 'set', `ofl${n}x`, 'up']);
    }
  });
  after(async () => {
    for (const child of children) child.kill();
    for (const host of hosts) await run('ip', ['netns', 'delete', host]);
    await ovs?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const program = (name: string, ...args: string[]) =>
    run(process.execPath, [path.join(directory, name), ...args]);
  const from = (...args: string[]) =>
    run('ip', ['netns', 'exec', hosts[0] as string, 'ping', '-i', '0.2', ...args, '10.99.0.2']);
  /** Until three answers came, for 10 s at most. */
  const ping = () => from('-c', '3', '-w', '10');

  it('patch two ports together, and dump the flows', async () => {
    expect(
      await from('-c', '2', '-W', '1').then(
        () => 'answered',
        () => 'no answer',
      ),
    ).to.equal('no answer');
    const { stdout, stderr } = await program('patch.mjs', mgmt, '1', '2');
    expect(stderr).to.equal('');
    expect(stdout).to.include('1 ofl1 up').and.include('2 ofl2 up');
    expect((await ping()).stdout).to.match(/ [1-9]\d* received/);
    const dump = await program('flow-dump.mjs', mgmt);
    expect(dump.stdout.match(/applyActions/g)).to.have.length(2);
  });

  it('are a learning switch', async () => {
    await ovs.ofctl('-O', 'OpenFlow13', 'del-flows', 'oflbr');
    const socket = ovs.file('learning.sock');
    const child = spawn(process.execPath, [path.join(directory, 'learning-switch.mjs'), socket], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    await once(child.stdout, 'data');
    const ready = once(child.stdout, 'data');
    await ovs.vsctl('set-controller', 'oflbr', `unix:${socket}`);
    expect(String(await ready)).to.match(/switch [0-9a-f]+ with 3 ports/);
    expect((await ping()).stdout).to.match(/ [1-9]\d* received/);
    expect(await ovs.ofctl('-O', 'OpenFlow13', 'dump-flows', 'oflbr')).to.match(/idle_timeout=60.*dl_dst/);
  });

  it('are followed by a reference that is up to date', () => {
    // The formatter aligns the columns of tables and trims blank lines.
    const plain = (text: string) =>
      text.replaceAll(/ +/g, ' ').replaceAll(/-+/g, '-').replaceAll(/\n+/g, '\n');
    expect(plain(readFileSync(path.join(root, 'REFERENCE.md'), 'utf8'))).to.equal(plain(reference()));
  });
});
