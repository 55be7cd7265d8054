import { expect } from 'chai';
import { cucumber } from '../support/cucumber.js';
import { Project } from '../support/project.js';

describe('the steps for protocols, through the patch panel', function () {
  this.timeout(120_000);
  let project: Project | undefined;
  afterEach(() => {
    project?.remove();
    project = undefined;
  });

  it('work in both languages: what is allowed, and what is not', async () => {
    const { exitCode, all } = await cucumber(['test/acceptance/protocols/*.feature', '--parallel', '2']);
    expect(exitCode, all).to.equal(0);
    expect(all).to.match(/16 scenarios \(16 passed\)/);
  });

  it('work over IPv6', async () => {
    project = new Project({
      features: { 'ipv6.feature': ipv6 },
      testbed: text =>
        text
          .replace('address: 10.1.10.10/24', 'addresses: [10.1.10.10/24, "fd10:1:10::10/64"]')
          .replace('address: 10.1.10.11/24', 'addresses: [10.1.10.11/24, "fd10:1:10::11/64"]'),
    });
    const { exitCode, all } = await project.run();
    expect(exitCode, all).to.equal(0);
    expect(all).to.match(/1 scenario \(1 passed\)/);
  });

  it('fail where it is otherwise, and say how it was', async () => {
    project = new Project({ features: { 'wrong.feature': wrong, '誤り.feature': 誤り } });
    const { exitCode, all } = await project.run();
    expect(exitCode, all).to.equal(1);
    const failures = project.failures();
    const said = (name: string) => failures.get(name) ?? '';
    expect(said('reached')).to.include('office PC reached web server').and.include('logged in as tsunagu');
    expect(said('said no')).to.include('office PC reached web server').and.include('FTP answered: 550');
    expect(said('no service')).to.include('Not proven').and.include('SSH of web server, asked by itself');
    expect(said('other ending'))
      .to.include('TCP port 22 of web server (10.2.20.80), tried from guest PC, was to be refused')
      .and.match(/administratively prohibited, says [\d.]+/);
    expect(said('other way')).to.match(/does not lead over R2[\s\S]*10\.1\.10\.1 → /);
    expect(said('no login')).to.include('There is no login for SSH of web server');
    expect(said('no variable')).to.include('There is no variable NO_SUCH_PASSWORD in the environment');
    expect(said('other MTU')).to.match(/is not 9000 bytes[\s\S]*path MTU 1500 bytes/);
    expect(said('拒否のはず')).to.include('はずですが、そうなりません').and.include('接続');
  });
});

const ipv6 = `Feature: IPv6

  Scenario: everything within the office
    Given "developer PC" runs an SSH server
    And "developer PC" runs a telnet server
    And "developer PC" runs an HTTPS server whose page says "six"
    And "developer PC" runs an NTP server
    And "developer PC" runs a DNS server that answers "a.example.com" with 10.1.10.11
    And "developer PC" runs a git server on port 11000
    And "developer PC" runs a mail server
    And "developer PC" runs an FTP server with a file "f" that says "six"
    And "developer PC" runs a TFTP server with a file "f" that says "six"
    And "developer PC" runs an SNMP agent
    And "developer PC" answers on UDP port 7
    And "developer PC" sends to multicast group ff15::1:2:3 port 5004
    Then "office PC" can log in to fd10:1:10::11 by SSH
    And "office PC" can log in to fd10:1:10::11 by telnet
    And "office PC" can reach HTTPS of fd10:1:10::11
    And the page contains "six"
    And the certificate is for "FD10:1:10:0:0:0:0:11"
    And "office PC" can get the time from fd10:1:10::11 by NTP
    And "office PC" can query DNS of fd10:1:10::11 over TCP
    And "office PC" can query DNS of fd10:1:10::11 over UDP
    And "office PC" can use git on port 11000 of fd10:1:10::11
    And "office PC" can reach SMTP of fd10:1:10::11
    And "office PC" can read "f" from fd10:1:10::11 by FTP
    And "office PC" can read "f" from fd10:1:10::11 by TFTP
    And "office PC" can query fd10:1:10::11 by SNMP
    And "office PC" can reach UDP port 7 of fd10:1:10::11
    And "office PC" finds TCP port 81 of fd10:1:10::11 refused
    And "office PC" can trace the route to fd10:1:10::11
    And "office PC" can ping fd10:1:10::11 with unfragmented packets of 1500 bytes
    And the path MTU from "office PC" to fd10:1:10::11 is 1500 bytes
    And the address of fd10:1:10::11 is at one machine only, seen from "office PC"
    And "office PC" receives multicast group ff15::1:2:3 port 5004
    And GRE packets of "office PC" arrive at fd10:1:10::11
`;

const wrong = `Feature: wrong

  Scenario: reached
    Given "web server" runs an SSH server
    Then "office PC" cannot log in to "web server" by SSH

  Scenario: said no
    Given "web server" runs an FTP server with a file "f" that says "x"
    Then "office PC" cannot read "g" from "web server" by FTP

  Scenario: no service
    Then "guest PC" cannot log in to "web server" by SSH

  Scenario: other ending
    Then "guest PC" finds TCP port 22 of "web server" refused

  Scenario: other way
    Then "office PC" can trace the route to "web server" via R2

  Scenario: no login
    Then "office PC" can log in to "web server" by SSH

  Scenario: no variable
    Then "office PC" can log in to "web server" by SSH as "pat" with password "\${NO_SUCH_PASSWORD}"

  Scenario: other MTU
    Then the path MTU from "office PC" to "web server" is 9000 bytes
`;

const 誤り = `# language: ja
機能: 誤り

  シナリオ: 拒否のはず
    前提 「Webサーバ」が TCP ポート 22 で待ち受けている
    ならば 「社内PC」から「Webサーバ」の TCP ポート 22 への接続は拒否される
`;
