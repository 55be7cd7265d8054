import { expect } from 'chai';
import { Program } from '../../src/host/index.js';
import { listeningPorts } from '../../src/netns/index.js';
import { makeRouted, type Routed, rejection } from './support.js';

const LIMITS = { budgetMs: 10_000 };

describe('a real program in a test host', () => {
  let net: Routed;
  before(async () => {
    net = await makeRouted();
  });
  afterEach(() => net.reset());
  after(() => net.remove());

  it('is ready when it listens on its TCP port, serves others, and is gone when it was stopped', async () => {
    const { server, client } = net;
    const nginx =
      'mkdir $TMPDIR/n && cat > $TMPDIR/n/c <<E\nevents {} pid $TMPDIR/n/pid; error_log stderr;\n' +
      'http { access_log /dev/stdout; client_body_temp_path $TMPDIR/n/b; server { listen 80; location / { return 200 "real"; } } }\nE\n' +
      'exec nginx -p $TMPDIR/n -c $TMPDIR/n/c -g "daemon off;"';
    const program = await Program.start(server, nginx, { ...LIMITS, ready: { tcp: 80 } });
    const { body } = await client.httpGet(`http://${server.addresses[0]}/`, LIMITS);
    expect(body).to.equal('real');
    expect(program.report().running).to.equal(true);
    const { output, running } = await program.stop();
    expect(output, 'its log').to.include('"GET / HTTP/1.1" 200');
    expect(running).to.equal(false);
    expect([...listeningPorts(server.ns).tcp]).to.deep.equal([]);
  });

  it('is ready when it takes datagrams on its UDP port', async () => {
    const { server, client } = net;
    await Program.start(
      server,
      'exec dnsmasq --keep-in-foreground --conf-file=/dev/null --no-resolv --no-hosts --pid-file= --address=/a.example/192.0.2.7',
      { ...LIMITS, ready: { udp: 53 } },
    );
    const { answers } = await client.dnsQuery('a.example', 'A', { ...LIMITS, server: '10.98.2.2' });
    expect(answers.map(({ data }) => data)).to.deep.equal(['192.0.2.7']);
  });

  it('is ready when it has printed a text', async () => {
    const { server } = net;
    const program = await Program.start(server, 'exec iperf3 --server --forceflush', {
      ...{ ...LIMITS, ready: { output: 'Server listening on 5201' } },
    });
    expect(program.report().running).to.equal(true);
  });

  it('may put itself into the background, and is ended with the scenario all the same', async () => {
    const { server } = net;
    await Program.start(
      server,
      'mkdir -p /run/sshd && ssh-keygen -q -t ed25519 -N "" -f $TMPDIR/k && /usr/sbin/sshd -f /dev/null -h $TMPDIR/k -p 2222 -o PidFile=none',
      { ...LIMITS, ready: { tcp: 2222 } },
    );
    await net.reset();
    expect([...listeningPorts(server.ns).tcp]).to.deep.equal([]);
  });

  it('that ends at once is told with what it printed', async () => {
    const error = await rejection(
      Program.start(net.server, 'echo no such file >&2; exit 3', { ...LIMITS, ready: { tcp: 80 } }),
    );
    expect(error.code).to.equal('host.programEnded');
    expect(error.message).to.include('exit code 3').and.include('no such file');
  });

  it('that listens elsewhere is told with where it listens, and is stopped', async () => {
    const { server } = net;
    const error = await rejection(
      Program.start(server, 'exec iperf3 --server --port 5300', { budgetMs: 300, ready: { tcp: 5301 } }),
    );
    expect(error.code).to.equal('host.programNotReady');
    expect(error.message).to.include('TCP port 5301').and.include('TCP 5300');
    expect([...listeningPorts(server.ns).tcp]).to.deep.equal([]);
  });

  it('is ended with its children when it ignores SIGTERM', async () => {
    const { server } = net;
    const stubborn = 'trap "" TERM; echo up; while :; do sleep 0.2; done';
    const program = await Program.start(server, stubborn, { ...LIMITS, ready: { output: 'up' } });
    expect((await program.stop()).signal).to.equal('SIGKILL');
  });
});
