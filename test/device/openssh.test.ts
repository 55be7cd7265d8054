import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { platforms } from '../../drivers/index.js';
import { connectTcp, createDevice, type Device, type DeviceAccess } from '../../src/device/index.js';
import type { TsunaguError } from '../../src/errors/index.js';
import { Scope } from '../../src/scope/index.js';
import { folder, freePort, keyPair, openssh, sshAgent } from './support/openssh.js';

const LIMITS = { budgetMs: 5000 };

describe('a login on a real OpenSSH server', () => {
  const scope = new Scope('openssh test');
  let place: string;
  let authorized: string;
  let key: string;
  let hostKey: string;
  let port: number;

  before(async () => {
    place = folder(scope);
    key = await keyPair(join(place, 'user'));
    hostKey = await keyPair(join(place, 'host'));
    authorized = join(place, 'authorized');
    copyFileSync(`${key}.pub`, authorized);
    ({ port } = await openssh(scope, place, { hostKey, authorized }));
  });
  after(() => scope.close());

  function device(access: DeviceAccess & { port?: number; password?: string }): Device {
    const where = { file: 't' };
    const spec = {
      name: 'R1',
      aliases: [],
      platform: 'linux',
      address: '127.0.0.1',
      port,
      user: 'root',
      where,
    };
    const made = createDevice({ ...spec, ...access }, platforms, connectTcp);
    scope.defer('device', () => made.close());
    return made;
  }

  async function runs(access: DeviceAccess & { port?: number }): Promise<void> {
    const made = device(access);
    expect(await made.run('echo $((6 * 7))', LIMITS)).to.equal('42');
    await made.close();
  }

  async function failure(made: Device): Promise<TsunaguError> {
    return made.open(LIMITS).then(
      () => expect.fail('the login succeeded'),
      (error: TsunaguError) => error,
    );
  }

  it('is made with a key', () => runs({ key }));

  it('is made with an encrypted key and its passphrase, which is never shown', async () => {
    const encrypted = await keyPair(join(place, 'encrypted'), 'Pass-phrase-1');
    writeFileSync(authorized, readFileSync(`${encrypted}.pub`), { flag: 'a' });
    await runs({ key: encrypted, passphrase: 'Pass-phrase-1' });
    for (const access of [{ key: encrypted }, { key: encrypted, passphrase: 'Pass-phrase-2' }]) {
      const error = await failure(device(access));
      expect(error.code).to.equal('device.keyUnusable');
      expect(error.message).to.contain('`passphrase`').and.to.not.contain('Pass-phrase');
    }
  });

  it('is made by an SSH agent', async () => {
    await runs({ agent: await sshAgent(scope, place, key) });
  });

  it('says that a key is refused, or is not there', async () => {
    const other = await keyPair(join(place, 'other'));
    expect((await failure(device({ key: other }))).code).to.equal('device.keyRefused');
    const missing = await failure(device({ key: join(place, 'none') }));
    expect(missing.code).to.equal('device.noKey');
    expect(missing.message).to.contain(join(place, 'none'));
  });

  it('writes a new host key down at the first use, and wants the same later', async () => {
    const known = join(place, 'known');
    const at = await freePort();
    const first = await openssh(scope, place, { hostKey, authorized, port: at });
    const access = { key, port: at, hostKey: 'accept-new', knownHosts: [known] };
    await runs(access);
    expect(readFileSync(known, 'utf8')).to.equal(
      `[127.0.0.1]:${at} ${readFileSync(`${hostKey}.pub`, 'utf8').split(' ').slice(0, 2).join(' ')}\n`,
    );
    await runs(access);
    expect(readFileSync(known, 'utf8').split('\n')).to.have.lengthOf(2);
    await first.stop();
    const impostor = await keyPair(join(place, 'impostor'));
    await openssh(scope, place, { hostKey: impostor, authorized, port: at });
    const error = await failure(device(access));
    expect(error.code).to.equal('device.hostKeyChanged');
    const { stdout } = await execa('ssh-keygen', ['-lf', `${impostor}.pub`]);
    expect(error.message).to.contain(stdout.split(' ')[1]).and.to.contain(known);
    await runs({ ...access, hostKey: 'any' });
  });

  it('honours known hosts, also hashed ones, and those of the machine', async () => {
    const known = join(place, 'known-hashed');
    const empty = join(place, 'empty');
    const strict = { key, hostKey: 'strict', knownHosts: [empty, known] };
    const unknown = await failure(device(strict));
    expect(unknown.code).to.equal('device.hostKeyUnknown');
    writeFileSync(known, `[127.0.0.1]:${port} ${readFileSync(`${hostKey}.pub`, 'utf8')}`);
    await execa('ssh-keygen', ['-q', '-H', '-f', known]);
    expect(readFileSync(known, 'utf8')).to.match(/^\|1\|/);
    await runs(strict);
  });

  it('wants the host key whose fingerprint is given', async () => {
    const { stdout } = await execa('ssh-keygen', ['-lf', `${hostKey}.pub`]);
    const fingerprint = stdout.split(' ')[1] ?? '';
    await runs({ key, hostKey: fingerprint });
    const other = `SHA256:${'A'.repeat(43)}`;
    const error = await failure(device({ key, hostKey: other }));
    expect(error.code).to.equal('device.hostKeyNotThat');
    expect(error.message).to.contain(fingerprint).and.to.contain(other);
  });

  it('goes through a jump host, which is closed with it', async () => {
    const jump = { address: '127.0.0.1', port, user: 'root', key };
    await runs({ key, jump });
    const nobody = await failure(device({ key, jump, port: await freePort() }));
    expect(nobody.code).to.equal('device.refused');
    const other = await keyPair(join(place, 'stranger'));
    const refused = await failure(device({ key, jump: { ...jump, key: other } }));
    expect(refused.code).to.equal('device.keyRefused');
    expect(refused.message).to.contain('jump host');
  });

  it('says that the server has no session for us', async () => {
    const full = await openssh(scope, place, { hostKey, authorized, more: ['MaxSessions 0'] });
    const error = await failure(device({ key, port: full.port }));
    expect(error.code).to.equal('device.loginFailed');
    expect(error.text.en.remedy).to.contain('free session');
  });
});
