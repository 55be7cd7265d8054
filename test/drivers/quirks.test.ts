import { expect } from 'chai';
import { platforms } from '../../drivers/index.js';
import { Device, type Platform, type RecordedStep, replay } from '../../src/device/index.js';
import type { TsunaguError } from '../../src/errors/index.js';

const LIMITS = { budgetMs: 4000 };

function recorded(id: string, ...steps: RecordedStep[]): Device {
  return new Device('D1', platforms.get(id) as Platform, replay(steps), { password: 'dr6-Secret' });
}

function step(sent: string, received: string): RecordedStep {
  return { sent: `${sent}\n`, received: `${sent}\r\n${received}` };
}

async function failure(promise: Promise<unknown>): Promise<TsunaguError> {
  return promise.then(
    () => expect.fail('it succeeded'),
    (error: TsunaguError) => error,
  );
}

describe('what is peculiar', () => {
  it('to FortiOS: a read-only account cannot be raised, and that is said', async () => {
    const device = recorded('fortinet_fortios', { sent: '', received: 'FGT-A $ ' });
    const error = await failure(device.run('get system arp', LIMITS));
    expect(error.code).to.equal('device.wrongMode');
    expect(error.text.en.remedy).to.contain('rights of the user');
  });

  it('to NEC IX: nobody is thrown out of the only configuration mode; its words are quoted', async () => {
    const device = recorded(
      'nec_ix',
      { sent: '', received: 'Router# ' },
      step('enable-config', '% CONFIG process is occupied.\r\nRouter# '),
    );
    const error = await failure(device.configuration(LIMITS));
    expect(error.code).to.equal('device.wrongMode');
    expect(error.text.en.why).to.contain('% CONFIG process is occupied.');
  });

  it('to NEC IX: the configuration mode is left at once, block by block', async () => {
    const device = recorded(
      'nec_ix',
      { sent: '', received: 'Router# ' },
      step('enable-config', 'Router(config)# '),
      step('interface GigaEthernet0.0', 'Router(config-GigaEthernet0.0)# '),
      step('exit', 'Router(config)# '),
      step('exit', 'Router# '),
      step('show interfaces', 'up\r\nRouter# '),
    );
    await device.run('interface GigaEthernet0.0', { ...LIMITS, mode: 'config' });
    expect(await device.run('show interfaces', LIMITS)).to.equal('up');
  });

  it('to Yamaha: leaving the privileged mode saves nothing', async () => {
    const device = recorded(
      'yamaha_rtx',
      { sent: '', received: '# ' },
      step('console character ascii', '# '),
      step('console lines infinity', '# '),
      step('console columns 200', '# '),
      step('exit', 'Save new configuration ? (Y/N)'),
      { sent: 'N', received: 'N\r\n> ' },
      step('show arp', 'none\r\n> '),
    );
    expect(await device.run('show arp', { ...LIMITS, mode: 'user' })).to.equal('none');
  });

  it('to Yamaha: an error in Japanese is one, too', async () => {
    const { errors } = platforms.get('yamaha_rtx') as Platform;
    expect(errors.some(pattern => pattern.test('エラー: パラメータの値が正しくありません'))).to.equal(true);
  });

  it('to Junos: candidates of others are not committed with ours', () => {
    const { modes } = platforms.get('juniper_junos') as Platform;
    expect(modes.config?.enter).to.equal('configure exclusive');
  });
});

describe('what could harm others', () => {
  const lines = [...platforms.values()].map(({ id, clear, onOpen }) => {
    const commands = [...Object.values(clear).flat(), ...onOpen];
    return [id, commands.map(command => (typeof command === 'string' ? command : command.line))] as const;
  });

  it('is in no clear command: restarts, resets to the factory, flows of the patch panel, all sessions', () => {
    const harmful =
      /\b(?:reload|reboot|restart|reset clear|write|erase|(?<!force-)delete|del-flows|session clear|atmf|svintr)\b/;
    for (const [id, commands] of lines) {
      expect(
        commands.filter(line => harmful.test(line)),
        id,
      ).to.deep.equal([]);
    }
  });

  it('is no template that was left to be filled in', () => {
    for (const [id, commands] of lines) {
      expect(
        commands.filter(line => /[<>]/.test(line)),
        id,
      ).to.deep.equal([]);
    }
  });

  it('is kept quiet: the secrets in lines of all vendors', () => {
    const { secrets } = platforms.get('cisco_ios') as Platform;
    const mask = (line: string) => secrets.reduce((text, secret) => text.replace(secret, '***'), line);
    for (const [line, shown] of [
      ['enable secret 5 $1$abc$def', 'enable secret 5 ***'],
      ['username a password 0 hunter2', 'username a password 0 ***'],
      ['snmp-server community hunter2 RO', 'snmp-server community *** RO'],
      ['set passwd ENC hunter2', 'set passwd ENC ***'],
      ['set psksecret "hunter2"', 'set psksecret "***"'],
      [' pre-shared-key text hunter2', ' pre-shared-key text ***'],
      [
        "set system login user a plaintext-password 'hunter2'",
        'set system login user a plaintext-password ***',
      ],
    ] as const) {
      expect(mask(line)).to.equal(shown);
    }
  });
});
