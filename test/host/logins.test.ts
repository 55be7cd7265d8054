import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { sshLogin, sshService, telnetLogin, telnetService } from '../../src/host/index.js';
import { listens, Programs } from './support/programs.js';
import { makeRouted, type Routed } from './support.js';

const budgetMs = 5000;

describe('logging in', function () {
  this.timeout(20_000);
  let net: Routed;
  let programs: Programs;
  before(async () => {
    net = await makeRouted();
    programs = new Programs();
    const key = `${programs.folder}/host_key`;
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    const config = programs.file(
      'sshd_config',
      `HostKey ${key}\nPidFile none\nUsePAM no\nUseDNS no\nPermitRootLogin yes\nPrintMotd no\nPrintLastLog no\n`,
    );
    const inetd = `socat TCP6-LISTEN:23,ipv6only=0,fork,reuseaddr EXEC:/usr/sbin/telnetd,nofork`;
    const all = `mkdir -p /run/sshd\n/usr/sbin/sshd -f ${config}\nexec ${inetd}`;
    await programs.start(net.server.ns, programs.withAccount(all), async () => {
      return (await listens(net.server, 22)()) && (await listens(net.server, 23)());
    });
  });
  after(async () => {
    await programs.end();
    await net.remove();
  });

  for (const [family, target] of [
    [4, '10.98.2.2'],
    [6, 'fd98:2::2'],
  ] as const) {
    describe(`over IPv${family}`, () => {
      it('by SSH to OpenSSH: banner, fingerprint, the output of a command, its exit code', async () => {
        const login = { user: 'pat', password: 'Pat-Secret', budgetMs };
        const result = await net.client.use(sshLogin, target, { ...login, command: 'echo $((6*7)); exit 3' });
        expect(result).to.include({ outcome: 'answered', output: '42\n', exitCode: 3, sent: true });
        expect(result.banner).to.match(/^SSH-2\.0-OpenSSH|^OpenSSH/);
        expect(result.fingerprint).to.equal(
          execFileSync('ssh-keygen', ['-lf', `${programs.folder}/host_key.pub`])
            .toString()
            .split(' ')[1],
        );
        expect(result.story.en).to.match(/^logged in as pat \(.*OpenSSH.*\) after [\d.]+ ms$/);
        const wrong = await net.client.use(sshLogin, target, { ...login, password: 'wrong' });
        expect(wrong.outcome).to.equal('denied');
      });

      it('by telnet to telnetd and login(1)', async () => {
        const login = { user: 'pat', password: 'Pat-Secret', budgetMs };
        const result = await net.client.use(telnetLogin, target, login);
        expect(result.outcome, JSON.stringify(result)).to.equal('answered');
        expect(result.transcript).to.match(/login: .*Password: /s);
      });

      it('by ssh(1) to a server of ours', async () => {
        const login = { user: 'pat', password: 'Our-Secret', commands: { 'show clock': '12:00\n' } };
        const service = await net.server.serve(2222, sshService(login));
        const askpass = programs.file('askpass', '#!/bin/sh\necho Our-Secret\n', 0o700);
        const ssh = await net.client.run(
          `SSH_ASKPASS=${askpass} SSH_ASKPASS_REQUIRE=force ssh -o StrictHostKeyChecking=no ` +
            `-o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -p 2222 pat@${target} show clock`,
          { budgetMs },
        );
        expect(ssh).to.include({ stdout: '12:00\n', exitCode: 0 });
        await service.close();
      });

      it('by telnet(1) to a server of ours', async () => {
        const login = { user: 'pat', password: 'Our-Secret', commands: { 'show clock': '12:00\r\n' } };
        const service = await net.server.serve(2323, telnetService(login));
        const said = `(for line in pat Our-Secret 'show clock' exit; do sleep 0.1; echo "$line"; done; sleep 0.2)`;
        const telnet = await net.client.run(`${said} | telnet ${target} 2323`, { budgetMs });
        expect(telnet.stdout).to.include('login: ').and.include('12:00').and.not.include('Our-Secret');
        // login(1) lets one wait for 3 s before it says so.
        const wrong = { ...login, password: 'wrong', port: 2323, budgetMs };
        expect((await net.client.use(telnetLogin, target, wrong)).outcome).to.equal('denied');
        await service.close();
      });

      it('what is no such server is told as that', async () => {
        const echo = await net.server.listenTcp(7400);
        const login = { user: 'pat', password: 'x', port: 7400, budgetMs: 500 };
        const [ssh, telnet] = [
          await net.client.use(sshLogin, target, login),
          await net.client.use(telnetLogin, target, login),
        ];
        expect([ssh.outcome, telnet.outcome]).to.deep.equal(['broken', 'broken']);
        expect(telnet.story.en).to.include('connected, but telnet failed: no whole answer within 500 ms');
        await echo.close();
      });
    });
  }
});
