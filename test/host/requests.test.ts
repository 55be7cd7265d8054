import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import {
  gitLsRemote,
  gitService,
  httpsService,
  makeCertificate,
  ntpQuery,
  ntpService,
  traceroute,
} from '../../src/host/index.js';
import { ipBatch } from '../../src/netns/index.js';
import { listens, Programs } from './support/programs.js';
import { forward, makeRouted, type Routed } from './support.js';

const budgetMs = 5000;

describe('asking services for what they have', function () {
  this.timeout(20_000);
  let net: Routed;
  let programs: Programs;
  const certificate = makeCertificate({ name: 'real', hosts: ['www.example.jp', '10.98.2.2', 'fd98:2::2'] });
  before(async () => {
    net = await makeRouted();
    programs = new Programs();
    await Promise.all([startNginx(), startChrony(), startGit(), startDnsmasq(), startEcho()]);
  });
  after(async () => {
    await programs.end();
    await net.remove();
  });
  afterEach(() => net.nft('flush ruleset'));

  async function startNginx() {
    const { folder } = programs;
    programs.file('cert.pem', certificate.cert);
    programs.file('key.pem', certificate.key);
    const config = programs.file(
      'nginx.conf',
      `daemon off; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log; worker_processes 1;
      events {}
      http { access_log off; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p;
        fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
        server { listen 80; listen [::]:80; return 200 "plain\\n"; }
        server { listen 443 ssl http2; listen [::]:443 ssl http2;
          ssl_certificate ${folder}/cert.pem; ssl_certificate_key ${folder}/key.pem;
          location / { return 200 "by $server_protocol for $ssl_server_name\\n"; } } }`,
    );
    const nginx = ['nginx', '-c', config, '-e', `${folder}/nginx.log`];
    await programs.start(net.server.ns, nginx, listens(net.server, 443));
  }

  async function startChrony() {
    const config = programs.file(
      'chrony.conf',
      `local stratum 5\nallow all\ncmdport 0\npidfile ${programs.folder}/chronyd.pid\n`,
    );
    const answers = async () =>
      (await net.server.use(ntpQuery, '10.98.2.2', { budgetMs: 1000 })).outcome === 'answered';
    // -x: the machine's clock is left alone.
    await programs.start(net.server.ns, ['chronyd', '-x', '-d', '-u', 'root', '-f', config], answers);
  }

  async function startDnsmasq() {
    const dnsmasq = [
      ...[
        'dnsmasq',
        '--keep-in-foreground',
        '--conf-file=/dev/null',
        '--no-resolv',
        '--no-hosts',
        '--user=root',
      ],
      ...['--host-record=www.example.jp,10.98.2.80,fd98:2::80', '--cname=web.example.jp,www.example.jp'],
      ...[`--pid-file=${programs.folder}/dnsmasq.pid`, '--log-facility=-'],
    ];
    await programs.start(net.server.ns, dnsmasq, listens(net.server, 53));
  }

  async function startEcho() {
    const socat = 'socat UDP6-LISTEN:7,ipv6only=0,fork PIPE & exec socat TCP6-LISTEN:7,ipv6only=0,fork PIPE';
    await programs.start(net.server.ns, ['sh', '-c', socat], listens(net.server, 7));
  }

  async function startGit() {
    const base = `${programs.folder}/git`;
    mkdirSync(base);
    const git = (...args: string[]) => execFileSync('git', args, { cwd: base, encoding: 'utf8' });
    git('init', '-q', '-b', 'main', 'tools');
    const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.jp'];
    git('-C', 'tools', ...who, 'commit', '-q', '--allow-empty', '-m', 'first');
    const daemon = ['git', 'daemon', '--export-all', `--base-path=${base}`, '--reuseaddr'];
    await programs.start(net.server.ns, daemon, listens(net.server, 9418));
  }

  for (const [family, target, gateway] of [
    [4, '10.98.2.2', '10.98.1.1'],
    [6, 'fd98:2::2', 'fd98:1::1'],
  ] as const) {
    const inUrl = family === 6 ? `[${target}]` : target;
    describe(`over IPv${family}`, () => {
      it('HTTPS of nginx, by HTTP/1.1 and HTTP/2, with its certificate and the name asked for', async () => {
        const get = (more: object) => net.client.httpGet(`https://${inUrl}/`, { budgetMs, ...more });
        const first = await get({ insecure: true });
        expect(first).to.include({ outcome: 'answered', status: 200, body: 'by HTTP/1.1 for \n' });
        expect(first.certificate).to.include({ subject: 'real', issuer: 'real', trusted: false });
        expect(first.certificate?.names).to.include.members(['www.example.jp', '10.98.2.2']);
        const named = { ca: certificate.cert, serverName: 'www.example.jp', http2: true };
        const second = await get(named);
        expect(second).to.include({ outcome: 'answered', body: 'by HTTP/2.0 for www.example.jp\n' });
        expect(second.certificate?.trusted).to.equal(true);
        const doubted = await get({});
        expect(doubted.outcome).to.equal('broken');
        expect(doubted.story.en).to.include('certificate is not trusted');
        const other = await get({ ...named, serverName: 'other.example.jp' });
        expect(other.story.en).to.include('ERR_TLS_CERT_ALTNAME_INVALID');
      });

      it('HTTP of nginx', async () => {
        const result = await net.client.httpGet(`http://${inUrl}/`, { budgetMs });
        expect(result).to.include({ outcome: 'answered', status: 200, body: 'plain\n' });
        expect(result.headers?.server).to.match(/^nginx/);
      });

      it('echo of socat over TCP and UDP, and ours by socat', async () => {
        const tcp = await net.client.tcpConnect(target, 7, { budgetMs });
        expect(tcp.outcome).to.equal('connected');
        const udp = await net.client.udpSend(target, 7, { payload: '問い', budgetMs });
        expect(String(udp.reply)).to.equal('問い');
        const services = [await net.server.listenTcp(7007), await net.server.udpEcho(7007)];
        for (const protocol of ['TCP', 'UDP']) {
          const ask = `echo hello | socat -t 1 - ${protocol}${family}:${inUrl}:7007 | head -1`;
          expect((await net.client.run(ask, { budgetMs })).stdout).to.equal('hello\n');
        }
        await Promise.all(services.map(service => service.close()));
      });

      it('names and addresses of dnsmasq, over UDP and TCP', async () => {
        const ask = async (name: string, type: 'A' | 'AAAA' | 'PTR' | 'CNAME', tcp: boolean) =>
          (await net.client.dnsQuery(name, type, { server: target, tcp, budgetMs })).answers
            .filter(answer => answer.type === type)
            .map(({ data }) => data);
        for (const tcp of [false, true]) {
          expect(await ask('www.example.jp', 'A', tcp)).to.deep.equal(['10.98.2.80']);
          expect(await ask('www.example.jp', 'AAAA', tcp)).to.deep.equal(['fd98:2::80']);
          expect(await ask('10.98.2.80', 'PTR', tcp)).to.deep.equal(['www.example.jp']);
          expect(await ask('fd98:2::80', 'PTR', tcp)).to.deep.equal(['www.example.jp']);
          expect(await ask('web.example.jp', 'A', tcp)).to.deep.equal(['10.98.2.80']);
        }
      });

      it('HTTPS of ours by curl, which trusts the certificate, and by HTTP/2', async () => {
        const service = await net.server.serve(8443, httpsService({ '/': 'ようこそ' }, { certificate }));
        const ca = programs.file('ca.pem', certificate.cert);
        for (const version of ['--http1.1', '--http2']) {
          const curl = [
            'curl',
            '-sS',
            version,
            '--cacert',
            ca,
            '-w',
            '%{http_version}',
            `https://${inUrl}:8443/`,
          ];
          const { stdout, stderr } = await net.client.run(curl, { budgetMs });
          expect(stdout, stderr).to.equal(`ようこそ${version === '--http2' ? '2' : '1.1'}`);
        }
        await service.close();
      });

      it('the time of chronyd, with offset, delay and stratum', async () => {
        const result = await net.client.use(ntpQuery, target, { budgetMs });
        expect(result).to.include({ outcome: 'answered', stratum: 5, sent: true });
        // The same machine, and so the same clock.
        expect(Math.abs(result.offsetMs ?? 1e9)).to.be.lessThan(50);
        expect(result.delayMs).to.be.within(0, 200);
        expect(result.story.ja).to.match(/^stratum 5 の時刻を取得、オフセット [+-]/);
      });

      it('the time of ours by ntpdate and by chronyd -Q', async () => {
        const ours = await net.client.serve(123, ntpService({ offsetMs: 5000 }));
        const from = family === 4 ? '10.98.1.2' : 'fd98:1::2';
        const ntpdate = await net.server.run(['ntpdate', '-q', from], { budgetMs: 10_000 });
        expect(ntpdate.stdout + ntpdate.stderr).to.match(/[+ ](?:4\.99|5\.0)/);
        const query = `server ${from} iburst maxsamples 1`;
        const chrony = await net.server.run(['chronyd', '-Q', '-u', 'root', '-t', '8', query], {
          budgetMs: 10_000,
        });
        expect(chrony.stdout + chrony.stderr).to.match(/wrong by (?:4\.99|5\.0)/);
        await ours.close();
      });

      it('a server without a time of its own is told as that', async () => {
        const ours = await net.client.serve(1123, ntpService({ stratum: 16 }));
        const from = family === 4 ? '10.98.1.2' : 'fd98:1::2';
        const result = await net.server.use(ntpQuery, from, { port: 1123, budgetMs });
        expect([result.outcome, result.stratum]).to.deep.equal(['denied', 16]);
        await ours.close();
      });

      it('the references of git daemon', async () => {
        const result = await net.client.use(gitLsRemote, target, { path: '/tools', budgetMs });
        const id = readFileSync(`${programs.folder}/git/tools/.git/refs/heads/main`, 'utf8').trim();
        expect(result).to.include({ outcome: 'answered' });
        expect(result.refs).to.deep.equal([
          { name: 'HEAD', id },
          { name: 'refs/heads/main', id },
        ]);
        const none = await net.client.use(gitLsRemote, target, { path: '/none', budgetMs });
        expect(none.outcome).to.equal('denied');
      });

      it('references of ours by git ls-remote', async () => {
        const id = 'ab'.repeat(20);
        const service = await net.server.serve(11000, gitService({ 'refs/heads/main': id }));
        const git = await net.client.run(`git ls-remote git://${inUrl}:11000/tools`, { budgetMs });
        expect(git.stdout, git.stderr).to.equal(`${id}\tHEAD\n${id}\trefs/heads/main\n`);
        const result = await net.client.use(gitLsRemote, target, { port: 11000, budgetMs });
        expect(result.refs).to.deep.include({ name: 'refs/heads/main', id });
        await service.close();
      });

      for (const method of ['icmp', 'udp'] as const) {
        it(`the route, by ${method}, as traceroute(8) sees it`, async () => {
          const result = await net.client.use(traceroute, target, { method, budgetMs });
          expect(result.outcome, result.story.en).to.equal('reached');
          expect(result.hops.map(({ address }) => address)).to.deep.equal([gateway, target]);
          const real = ['traceroute', '-n', '-q', '1', ...(method === 'icmp' ? ['-I'] : []), target];
          const { stdout } = await net.client.run(real, { budgetMs: 10_000 });
          expect([...stdout.matchAll(/^ *\d+ +([\d.a-f:]+)/gm)].map(([, address]) => address)).to.deep.equal([
            gateway,
            target,
          ]);
        });
      }

      it('the route up to where it is shut, and why', async () => {
        const icmp = family === 4 ? 'icmp' : 'icmpv6';
        const trace = () => net.client.use(traceroute, target, { budgetMs: 700, waitMs: 100, tries: 2 });
        await net.nft(...forward(`${icmp} type echo-request reject with icmpx type admin-prohibited`));
        const told = await trace();
        expect(told.outcome).to.equal('unreachable');
        expect(told.story.en).to.include(`administratively prohibited, says ${gateway}`);
        await net.nft(...forward(`${icmp} type echo-request drop`));
        const silent = await trace();
        expect(silent.outcome).to.equal('silence');
        expect(silent.hops.map(({ address }) => address)).to.deep.equal([gateway]);
        expect(silent.story.en).to.include(`nobody answered beyond ${gateway} (hop 1)`);
      });

      it('packets that may not go so far', async () => {
        const result = await net.client.ping(target, { ttl: 1, budgetMs: 1000 });
        expect(result.outcome).to.equal('unreachable');
        expect(result.story.en)
          .to.match(/(time to live|hop limit) exceeded, says/)
          .and.include(gateway);
      });

      it('packets that must not be cut up, and are too large for a link on the way', async () => {
        const { outside } = net.server;
        await ipBatch([`link set ${outside} mtu 1400`], { namespace: net.router });
        try {
          const size = 1500 - (family === 4 ? 28 : 48);
          const large = await net.client.ping(target, { size, dontFragment: true, budgetMs: 1000 });
          expect(large.outcome).to.equal('unreachable');
          expect(large.error).to.include({ from: gateway, mtu: 1400 });
          const again = await net.client.ping(target, { size, dontFragment: true, budgetMs: 1000 });
          expect(again.outcome, 'although the kernel remembers it').to.equal('unreachable');
          const fits = await net.client.ping(target, {
            size: size - 100,
            dontFragment: true,
            budgetMs: 1000,
          });
          expect(fits.outcome).to.equal('reply');
        } finally {
          await ipBatch([`link set ${outside} mtu 1500`], { namespace: net.router });
        }
      });
    });
  }
});
