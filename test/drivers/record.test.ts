import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { platforms } from '../../drivers/index.js';
import { connectTcp, createDevice, type Device, type DeviceAccess } from '../../src/device/index.js';
import { Scope } from '../../src/scope/index.js';
import { ENABLE_PASSWORD, PASSWORD, USER } from './support/emulation.js';
import { scripts } from './support/scripts.js';
import { serveSsh } from './support/server.js';
import { sideBySide } from './support/side-by-side.js';
import { serveTelnet } from './support/telnet-server.js';

const LIMITS = { budgetMs: 20_000 };

describe('A recorded session', () => {
  const scope = new Scope('record test');
  const folder = mkdtempSync(join(tmpdir(), 'record-'));
  scope.defer('folder', () => rmSync(folder, { recursive: true }));
  const test = sideBySide();
  after(() => scope.close());

  function device(platform: string, access: DeviceAccess & { address?: string; port?: number }): Device {
    const account = { user: USER, password: PASSWORD, enablePassword: ENABLE_PASSWORD };
    const place = { address: '127.0.0.1', port: 0, where: { file: 't' } };
    const spec = { name: 'D1', aliases: [], platform, ...place, ...account, ...access };
    const made = createDevice(spec, platforms, connectTcp);
    scope.defer('device', () => made.close());
    return made;
  }

  /** Records by one device, and compares what another one that plays the recording tells. */
  async function replays(platform: string, real: Device): Promise<void> {
    const recording = await real.record([], LIMITS);
    const text = JSON.stringify(recording);
    expect(text).to.not.contain(PASSWORD).and.to.not.contain(ENABLE_PASSWORD);
    const file = join(folder, `${platform}-${Math.random()}.json`);
    writeFileSync(file, text);
    const played = device(platform, { transport: 'replay', address: file });
    expect(await played.configuration(LIMITS)).to.deep.equal(await real.configuration(LIMITS));
    expect(await played.look(LIMITS)).to.deep.equal(await real.look(LIMITS));
  }

  for (const [id, platform] of platforms) {
    const script = scripts[id];
    if (!script) throw new Error(`no script plays ${id}`);
    test(`with ${id} has no password in it, and plays what the device tells`, async () => {
      const quirks = { enablePassword: ENABLE_PASSWORD };
      await replays(id, device(id, { port: await serveSsh(scope, platform, script, quirks) }));
    });
  }

  test('over telnet has neither of the passwords that were typed', async () => {
    const [platform, script] = [platforms.get('cisco_ios'), scripts.cisco_ios];
    if (!platform || !script) throw new Error('no cisco_ios');
    const port = await serveTelnet(scope, platform, script, { enablePassword: ENABLE_PASSWORD });
    await replays('cisco_ios', device('cisco_ios', { transport: 'telnet', port }));
  });

  test('of some commands has these only', async () => {
    const [platform, script] = [platforms.get('cisco_ios'), scripts.cisco_ios];
    if (!platform || !script) throw new Error('no cisco_ios');
    const real = device('cisco_ios', { port: await serveSsh(scope, platform, script) });
    const { steps, ...about } = await real.record(['show clock'], LIMITS);
    expect(about).to.deep.equal({ device: 'D1', platform: 'cisco_ios' });
    expect(steps.map(({ sent }) => sent).filter(sent => sent.startsWith('show'))).to.deep.equal([
      'show clock\n',
    ]);
  });

  test('that is missing or broken is said by its path', async () => {
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, '{}');
    for (const address of [broken, join(folder, 'none.json')]) {
      const error = await device('frr', { transport: 'replay', address })
        .open(LIMITS)
        .catch(reason => reason);
      expect(error).to.have.property('code', 'device.noRecording');
      expect(error.message).to.contain(address);
    }
  });
});
