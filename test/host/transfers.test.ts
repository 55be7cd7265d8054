import { chmodSync, mkdirSync } from 'node:fs';
import { expect } from 'chai';
import {
  type Files,
  ftpRead,
  ftpService,
  type Mail,
  type SyslogMessage,
  smtpGreet,
  smtpService,
  snmpGet,
  snmpService,
  syslogService,
  tftpService,
  tftpTransfer,
} from '../../src/host/index.js';
import { waitFor } from '../../src/wait/index.js';
import { listens, Programs } from './support/programs.js';
import { makeRouted, type Routed } from './support.js';

const budgetMs = 5000;
/** Longer than a block of TFTP, and not a whole number of them. */
const long = 'line of a configuration\n'.repeat(100);

describe('files, mail and monitoring', function () {
  this.timeout(20_000);
  let net: Routed;
  let programs: Programs;
  before(async () => {
    net = await makeRouted();
    programs = new Programs();
    const pub = `${programs.folder}/pub`;
    const empty = `${programs.folder}/empty`;
    for (const folder of [pub, empty]) mkdirSync(folder, { mode: 0o755 });
    programs.file('pub/config.txt', long, 0o644);
    programs.file('pub/new.txt', '', 0o666);
    chmodSync(programs.folder, 0o755);
    chmodSync(`${pub}/new.txt`, 0o666);
    await Promise.all([startVsftpd(pub, empty), startTftpd(pub), startSnmpd(), startSmtpd()]);
  });
  after(async () => {
    await programs.end();
    await net.remove();
  });
  afterEach(async () => {
    // The services; the programs run on.
    await Promise.all(net.pool.hosts.map(host => host.reset()));
  });

  async function startVsftpd(pub: string, empty: string) {
    const config = programs.file(
      'vsftpd.conf',
      [
        ...['listen=NO', 'listen_ipv6=YES', 'background=NO', 'anonymous_enable=YES', 'local_enable=NO'],
        ...[`anon_root=${pub}`, `secure_chroot_dir=${empty}`, 'seccomp_sandbox=NO', 'xferlog_enable=NO'],
        '',
      ].join('\n'),
    );
    await programs.start(net.server.ns, ['vsftpd', config], listens(net.server, 21));
  }

  async function startTftpd(pub: string) {
    const answers = async () => {
      const options = { file: '/none', budgetMs: 500 };
      return (await net.server.use(tftpTransfer, '10.98.2.2', options)).outcome === 'denied';
    };
    // In the foreground, on both families.
    await programs.start(net.server.ns, ['in.tftpd', '-L', '-s', '-v', pub], answers);
  }

  async function startSnmpd() {
    const config = programs.file('snmpd.conf', 'rocommunity public\nrocommunity6 public\nsysName real\n');
    const { folder } = programs;
    const options = ['-f', '-Lo', '-C', '-c', config, '-p', `${folder}/snmpd.pid`];
    const answers = async () =>
      (await net.server.use(snmpGet, '10.98.2.2', { budgetMs: 1000 })).outcome === 'answered';
    const snmpd = `SNMP_PERSISTENT_DIR=${folder} exec snmpd ${options.join(' ')} udp:161 udp6:161`;
    await programs.start(net.server.ns, ['sh', '-c', snmpd], answers);
  }

  async function startSmtpd() {
    const script = [
      'import asyncio, sys',
      'from aiosmtpd.controller import UnthreadedController',
      'from aiosmtpd.handlers import Debugging',
      'loop = asyncio.new_event_loop()',
      'for host in ("0.0.0.0", "::"):',
      '    UnthreadedController(Debugging(sys.stdout), hostname=host, port=25, loop=loop).begin()',
      'loop.run_forever()',
    ].join('\n');
    const smtpd = ['/usr/bin/python3', '-u', '-c', script];
    await programs.start(net.server.ns, smtpd, listens(net.server, 25));
  }

  for (const [family, target, own] of [
    [4, '10.98.2.2', '10.98.1.2'],
    [6, 'fd98:2::2', 'fd98:1::2'],
  ] as const) {
    const inUrl = family === 6 ? `[${target}]` : target;
    describe(`over IPv${family}`, () => {
      it('FTP: vsftpd is listed and read', async () => {
        const list = await net.client.use(ftpRead, target, { budgetMs });
        expect(list.outcome, list.story.en).to.equal('answered');
        expect(list.files).to.include('config.txt');
        const read = await net.client.use(ftpRead, target, { file: 'config.txt', budgetMs });
        expect(read.content).to.equal(long);
        const none = await net.client.use(ftpRead, target, { file: 'none', budgetMs });
        expect(none.outcome).to.equal('denied');
        expect(none.story.en).to.match(/^FTP answered: 550/);
      });

      it('FTP: ours is read, listed and written by curl', async () => {
        const site = { user: 'pat', password: 'Our-Secret', files: { 'config.txt': long } as Files };
        await net.server.serve(2121, ftpService(site));
        const curl = (...more: string[]) =>
          net.client.run(['curl', '-sS', '--user', 'pat:Our-Secret', ...more], { budgetMs });
        const url = `ftp://${inUrl}:2121/`;
        expect(await curl(`${url}config.txt`)).to.include({ stdout: long, exitCode: 0 });
        expect((await curl(url)).stdout).to.match(/^-rw.* config\.txt\r?\n$/);
        if (family === 4) expect((await curl('--disable-epsv', `${url}config.txt`)).stdout).to.equal(long);
        expect(await curl('-T', `${programs.folder}/pub/config.txt`, `${url}new.txt`)).to.include({
          exitCode: 0,
        });
        expect(site.files['new.txt']).to.equal(long);
        const wrong = { port: 2121, user: 'pat', password: 'wrong', budgetMs };
        expect((await net.client.use(ftpRead, target, wrong)).outcome).to.equal('denied');
      });

      it('TFTP: tftpd is read and written', async () => {
        const read = await net.client.use(tftpTransfer, target, { file: 'config.txt', budgetMs });
        expect(read).to.include({ outcome: 'answered', content: long, bytes: long.length });
        const wrote = await net.client.use(tftpTransfer, target, {
          file: 'new.txt',
          content: long,
          budgetMs,
        });
        expect(wrote).to.include({ outcome: 'answered', bytes: long.length });
        const again = await net.client.use(tftpTransfer, target, { file: 'new.txt', budgetMs });
        expect(again.content).to.equal(long);
        const none = await net.client.use(tftpTransfer, target, { file: 'none', budgetMs });
        expect(none.outcome).to.equal('denied');
      });

      it('TFTP: ours is read and written by curl', async () => {
        const files: Files = { 'config.txt': long };
        await net.server.serve(6969, tftpService(files));
        const url = `tftp://${inUrl}:6969/`;
        const curl = (...more: string[]) => net.client.run(['curl', '-sS', ...more], { budgetMs });
        expect(await curl(`${url}config.txt`)).to.include({ stdout: long, exitCode: 0 });
        const put = await curl('-T', `${programs.folder}/pub/config.txt`, `${url}new.txt`);
        expect(put.exitCode, put.stderr).to.equal(0);
        expect(files['new.txt']).to.equal(long);
      });

      it('SMTP: a real server greets and takes a mail, and ours takes one of curl', async () => {
        const mail = { from: 'a@example.jp', to: 'b@example.jp', text: 'こんにちは\n.\n' };
        const result = await net.client.use(smtpGreet, target, { mail, budgetMs });
        expect(result.outcome, result.story.en).to.equal('answered');
        expect(result.banner).to.match(/SMTP/);
        expect(result.extensions).to.include('8BITMIME');
        const mails: Mail[] = [];
        await net.server.serve(
          2525,
          smtpService(each => mails.push(each)),
        );
        const curl = await net.client.run(
          `printf 'Subject: test\\n\\n.hidden' | curl -sS smtp://${inUrl}:2525 --mail-from a@example.jp ` +
            '--mail-rcpt b@example.jp --mail-rcpt c@example.jp -T -',
          { budgetMs },
        );
        expect(curl.exitCode, curl.stderr).to.equal(0);
        expect(mails).to.deep.equal([
          { from: 'a@example.jp', to: ['b@example.jp', 'c@example.jp'], text: 'Subject: test\n\n.hidden\n' },
        ]);
      });

      it('SNMP: snmpd is asked, and ours by snmpget; a wrong community is silence', async () => {
        const result = await net.client.use(snmpGet, target, { budgetMs });
        expect(result.values?.['1.3.6.1.2.1.1.5.0'], result.story.en).to.equal('real');
        const wrong = await net.client.use(snmpGet, target, { community: 'private', budgetMs: 300 });
        expect(wrong.outcome).to.equal('silence');
        const none = await net.client.use(snmpGet, target, { oids: ['1.3.6.1.4.1.99999.1.0'], budgetMs });
        expect(none.outcome).to.equal('denied');
        const values = { '1.3.6.1.2.1.1.6.0': 'rack 7' };
        await net.client.serve(161, snmpService({ values }));
        const agent = family === 6 ? `udp6:[${own}]` : own;
        const get = `snmpget -v2c -c public -Oqv ${agent} 1.3.6.1.2.1.1.5.0 1.3.6.1.2.1.1.6.0`;
        const real = await net.server.run(get, { budgetMs });
        expect(real.stdout, real.stderr)
          .to.include('"rack 7"')
          .and.match(/^"E7 A4 BE E5 86 85/m);
      });

      it('syslog of logger(1)', async () => {
        const messages: SyslogMessage[] = [];
        await net.server.serve(
          514,
          syslogService(message => messages.push(message)),
        );
        const logger = ['logger', '-d', '-n', target, '-P', '514', '-p', 'local3.warning', 'link down'];
        await net.client.run(logger, { budgetMs });
        const [message] = await waitFor(
          () => (messages.length > 0 ? { done: true, value: messages } : { done: false, seen: 'nothing' }),
          { budgetMs: 2000 },
        );
        expect(message).to.include({ from: own, facility: 19, severity: 4 });
        expect(message?.text).to.include('link down');
      });
    });
  }
});
