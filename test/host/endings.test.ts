import { expect } from 'chai';
import {
  ftpRead,
  ftpService,
  gitLsRemote,
  gitService,
  httpsService,
  ntpQuery,
  ntpService,
  type Opener,
  smtpGreet,
  smtpService,
  snmpGet,
  snmpService,
  sshLogin,
  sshService,
  type TestHost,
  telnetLogin,
  telnetService,
  tftpService,
  tftpTransfer,
} from '../../src/host/index.js';
import { forward, makeRouted, type Routed } from './support.js';

const login = { user: 'pat', password: 'Our-Secret' };
/** Ports of each client: with the service, with none, behind a filter that drops, and behind one that rejects. */
const portsOf = (index: number) => ({
  served: 7600 + index,
  closed: 7700 + index,
  dropped: 7800 + index,
  rejected: 7900 + index,
});

type Attempt = (
  from: TestHost,
  address: string,
  port: number,
  budgetMs: number,
) => Promise<{ outcome: string }>;

/** Each client, and a service of ours that it is for. */
const clients: Record<string, { service: Opener; attempt: Attempt }> = {
  ssh: {
    service: sshService(login),
    attempt: (from, address, port, budgetMs) => from.use(sshLogin, address, { ...login, port, budgetMs }),
  },
  telnet: {
    service: telnetService(login),
    attempt: (from, address, port, budgetMs) => from.use(telnetLogin, address, { ...login, port, budgetMs }),
  },
  ftp: {
    service: ftpService({ files: { f: 'x' } }),
    attempt: (from, address, port, budgetMs) => from.use(ftpRead, address, { port, file: 'f', budgetMs }),
  },
  smtp: {
    service: smtpService(),
    attempt: (from, address, port, budgetMs) => from.use(smtpGreet, address, { port, budgetMs }),
  },
  git: {
    service: gitService({ 'refs/heads/main': 'a'.repeat(40) }),
    attempt: (from, address, port, budgetMs) => from.use(gitLsRemote, address, { port, budgetMs }),
  },
  https: {
    service: httpsService({ '/': 'ok' }),
    attempt: (from, address, port, budgetMs) =>
      from.httpGet(`https://${address.includes(':') ? `[${address}]` : address}:${port}/`, {
        insecure: true,
        budgetMs,
      }),
  },
  ntp: {
    service: ntpService(),
    attempt: (from, address, port, budgetMs) => from.use(ntpQuery, address, { port, budgetMs }),
  },
  tftp: {
    service: tftpService({ f: 'x' }),
    attempt: (from, address, port, budgetMs) =>
      from.use(tftpTransfer, address, { port, file: 'f', budgetMs }),
  },
  snmp: {
    service: snmpService(),
    attempt: (from, address, port, budgetMs) => from.use(snmpGet, address, { port, budgetMs }),
  },
};

describe('what became of an attempt', function () {
  this.timeout(20_000);
  let net: Routed;
  before(async () => {
    net = await makeRouted();
  });
  after(() => net.remove());

  for (const [family, target] of [
    [4, '10.98.2.2'],
    [6, 'fd98:2::2'],
  ] as const) {
    it(`over IPv${family}: slow, refused, filtered and unreachable are told apart by each client`, async () => {
      const all = Object.entries(clients).map(([name, client], index) => ({
        name,
        ...client,
        ...portsOf(index),
      }));
      await net.nft(
        ...forward(
          'th dport 7800-7899 drop',
          'th dport 7900-7999 reject with icmpx type host-unreachable',
          // The first packet is lost: TCP, or the client, sends it again, a second later at most.
          ...all.flatMap(({ served }) => [
            `th dport ${served} ct state new limit rate over 1/hour burst 1 packets accept`,
            `th dport ${served} ct state new drop`,
          ]),
        ),
      );
      const outcomes = await Promise.all(
        all.map(async ({ name, service, attempt, served, closed, dropped, rejected }) => {
          await net.server.serve(served, service);
          const results = await Promise.all([
            attempt(net.client, target, served, 8000),
            attempt(net.client, target, closed, 3000),
            attempt(net.client, target, dropped, 500),
            attempt(net.client, target, rejected, 3000),
          ]);
          return [name, results.map(({ outcome }) => outcome)];
        }),
      );
      const right = ['answered', 'refused', 'silence', 'unreachable'];
      expect(outcomes).to.deep.equal(all.map(({ name }) => [name, right]));
      await net.server.reset();
    });
  }
});
