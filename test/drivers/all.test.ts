import { expect } from 'chai';
import type { Algorithms } from 'ssh2';
import { platforms } from '../../drivers/index.js';
import { Screen } from '../../src/device/channel/screen.js';
import {
  type ClearSubject,
  connectTcp,
  createDevice,
  type Device,
  type DeviceAccess,
  type Platform,
} from '../../src/device/index.js';
import type { TsunaguError } from '../../src/errors/index.js';
import { Scope } from '../../src/scope/index.js';
import { CONFIGURATION, ENABLE_PASSWORD, PASSWORD, USER } from './support/emulation.js';
import { scripts } from './support/scripts.js';
import { type ServerQuirks, serveSsh } from './support/server.js';
import { sideBySide } from './support/side-by-side.js';
import { serveTelnet } from './support/telnet-server.js';

const LIMITS = { budgetMs: 8000 };
const SUBJECTS: ClearSubject[] = ['arp', 'nd', 'mac', 'nat', 'sessions', 'counters', 'logs', 'routing'];
/** All that an old device has to offer. */
const LEGACY: Algorithms = {
  kex: ['diffie-hellman-group1-sha1'],
  cipher: ['3des-cbc'],
  hmac: ['hmac-md5'],
  serverHostKey: ['ssh-rsa'],
};

/** What a terminal's last line shows after the text. */
function shown(text: string): string {
  const screen = new Screen();
  screen.write(text);
  return screen.current;
}

function modesOf(platform: Platform, line: string): string[] {
  const modes = Object.entries(platform.modes).filter(([, { prompt }]) => prompt.test(line));
  return modes.map(([mode]) => mode);
}

for (const [id, platform] of platforms) {
  describe(`a device of the platform ${id}`, () => {
    const script = scripts[id];
    if (!script) throw new Error(`no script plays ${id}`);
    const scope = new Scope('drivers test');
    const test = sideBySide();
    after(() => scope.close());

    const device = async (quirks: ServerQuirks = {}, access: DeviceAccess & { password?: string } = {}) =>
      at(await serveSsh(scope, platform, script, quirks), access);
    const at = (port: number, access: DeviceAccess & { password?: string } = {}): Device => {
      const spec = {
        name: 'D1',
        aliases: [],
        platform: id,
        address: '127.0.0.1',
        port,
        where: { file: 't' },
      };
      const made = createDevice(
        { ...spec, user: USER, password: PASSWORD, ...access },
        platforms,
        connectTcp,
      );
      scope.defer('device', () => made.close());
      return made;
    };

    it('has prompts that each tell one mode', () => {
      for (const [mode, prompts] of Object.entries(script.prompts)) {
        for (const prompt of prompts) expect(modesOf(platform, shown(prompt)), prompt).to.deep.equal([mode]);
      }
      expect(Object.keys(platform.modes)).to.have.members(Object.keys(script.prompts));
    });

    it('has refusals that are known, and other lines that are none', () => {
      const refused = (line: string) => platform.errors.some(pattern => pattern.test(line));
      expect(script.errors.filter(line => !refused(line))).to.deep.equal([]);
      expect([...script.harmless, ...CONFIGURATION].filter(refused)).to.deep.equal([]);
      expect([...script.harmless, ...CONFIGURATION].flatMap(line => modesOf(platform, line))).to.deep.equal(
        [],
      );
    });

    test('gives its configuration through pager, escapes and changing prompts, in blocks', async () => {
      expect(await (await device({ keepsPaging: true })).configuration(LIMITS)).to.deep.equal(CONFIGURATION);
    });

    test('gives the same when every byte comes alone', async () => {
      const slow = await device({ keepsPaging: true, pieces: 'bytes' });
      expect(await slow.configuration(LIMITS)).to.deep.equal(CONFIGURATION);
    });

    test('gives the same when it is slow', async () => {
      expect(await (await device({ slowMs: 30 })).configuration(LIMITS)).to.deep.equal(CONFIGURATION);
    });

    test('is led into each mode and out again', async () => {
      const led = await device();
      const reached = new Set([script.start, ...script.moves.map(({ to }) => to)]);
      const known = platform.onOpen[0] ?? Object.values(platform.show)[0] ?? '';
      const command = typeof known === 'string' ? known : known.line;
      for (const mode of [...reached, ...[...reached].reverse()]) {
        if (!isBelow(platform, mode, script.start)) continue;
        expect(await led.run(command, { ...LIMITS, mode }), mode).to.equal('');
      }
    });

    test('that refuses a command is quoted with it', async () => {
      const error = await failure((await device()).run('foo', LIMITS));
      expect(error.code).to.equal('device.commandRefused');
      expect(error.text.en.what).to.contain('D1 refuses the command "foo"');
      expect(script.refusal).to.contain(error.text.en.why?.split(' / ').at(-1)?.trim());
    });

    test('is cleared of all that its driver knows, with its questions answered', async () => {
      await (await device()).clear(SUBJECTS, LIMITS);
    });

    if (script.moves.some(({ password }) => password !== undefined && script.start === 'user')) {
      test('gets its password for the privileged mode', async () => {
        const opened = await device({ enablePassword: ENABLE_PASSWORD }, { enablePassword: ENABLE_PASSWORD });
        expect(await opened.configuration(LIMITS)).to.deep.equal(CONFIGURATION);
      });

      test('that does not take it is asked once, and the password is not told', async () => {
        const passwords = { given: 0 };
        const quirks = { enablePassword: ENABLE_PASSWORD, passwords };
        const refused = await device(quirks, { enablePassword: 'dr6-wrong-Secret' });
        const error = await failure(refused.open(LIMITS).then(() => refused.configuration(LIMITS)));
        expect(error.code).to.equal('device.wrongEnablePassword');
        expect(passwords.given).to.equal(1);
        expect(JSON.stringify(error.toData())).to.not.contain('dr6-wrong-Secret');
      });
    }

    test('says that the password is wrong', async () => {
      const error = await failure((await device({}, { password: 'dr6-wrong-Secret' })).open(LIMITS));
      expect(error.code).to.equal('device.wrongPassword');
    });

    if (script.login) {
      test('is logged in to by telnet, by its own questions', async () => {
        const port = await serveTelnet(scope, platform, script, { keepsPaging: true });
        const configuration = await at(port, { transport: 'telnet' }).configuration(LIMITS);
        expect(configuration).to.deep.equal(CONFIGURATION);
      });

      test('says by telnet, too, that the password is wrong, and is asked once', async () => {
        const passwords = { given: 0 };
        const port = await serveTelnet(scope, platform, script, { passwords });
        const access = { transport: 'telnet', password: 'dr6-wrong-Secret' } as const;
        const error = await failure(at(port, access).open(LIMITS));
        expect(error.code).to.equal('device.wrongPassword');
        expect(passwords.given).to.equal(1);
        expect(JSON.stringify(error.toData())).to.not.contain('dr6-wrong-Secret');
      });
    }

    test('that closes in the middle of a command is logged in to again for the next', async () => {
      const dropping = await device({ drops: { left: 1 } });
      expect((await failure(dropping.configuration(LIMITS))).code).to.equal('device.closed');
      expect(await dropping.configuration(LIMITS)).to.deep.equal(CONFIGURATION);
    });

    test('that has no session left says so, and takes us when one is free', async () => {
      const port = await serveSsh(scope, platform, script, { sessions: 1 });
      const [first, second] = [at(port), at(port)];
      await first.open(LIMITS);
      const error = await failure(second.open(LIMITS));
      expect(error.code).to.equal('device.loginFailed');
      expect(error.text.en.remedy).to.contain('free session');
      await first.close();
      await eventually(() => second.open(LIMITS));
    });

    test('that knows only old algorithms is refused by name, and let in when they are allowed', async () => {
      const port = await serveSsh(scope, platform, script, { algorithms: LEGACY });
      const error = await failure(at(port).open(LIMITS));
      expect(error.code).to.equal('device.noCommonAlgorithm');
      expect(error.message).to.contain('algorithms.kex').and.to.contain('diffie-hellman-group1-sha1');
      const algorithms = LEGACY as NonNullable<DeviceAccess['algorithms']>;
      await at(port, { algorithms }).open(LIMITS);
    });
  });
}

/** Whether a mode can be reached from the one after the login, by going down. */
function isBelow(platform: Platform, mode: string | undefined, start: string): boolean {
  return mode !== undefined && (mode === start || isBelow(platform, platform.modes[mode]?.parent, start));
}

async function failure(promise: Promise<unknown>): Promise<TsunaguError> {
  return promise.then(
    () => expect.fail('it succeeded'),
    (error: TsunaguError) => error,
  );
}

/** The server hears of a closed session a moment later. */
async function eventually(action: () => Promise<void>, tries = 20): Promise<void> {
  await action().catch(error => {
    if (tries <= 1) throw error;
    return new Promise(resolve => setTimeout(resolve, 20)).then(() => eventually(action, tries - 1));
  });
}
