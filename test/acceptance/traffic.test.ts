import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Project } from '../support/project.js';

const features = {
  'en.feature': `Feature: f
  Scenario: all is well
    Given "web server" runs a web server whose page says "welcome"
    When "office PC" keeps requesting "http://10.2.20.80/"
    And 20 UDP flows run between "developer PC" and "web server" at 50 packets per second
    And "office PC" keeps a TCP session to port 8080 of "web server"
    And 1 second passes
    Then at most 0 packets are lost
    And at most 0 % of the packets are lost
    And the longest gap between arrivals is at most 900 ms
    And 99 % of the packets take at most 900 ms
    And no packet arrives twice
    And no packet arrives out of order
    And the TCP session stalls for at most 900 ms
  Scenario: captured
    Given "web server" captures packets that match "icmp"
    And packets are captured at the uplink of PS1
    When "office PC" keeps pinging "web server"
    And "web server" captures packets
    Then "office PC" can ping "web server"
    And at least 2 captured packets match "icmp or (vlan and icmp) or (vlan and vlan and icmp)"
    And at most 0 captured packets match "ip6 and tcp"
    And at most 0 TCP retransmissions are captured
    And no captured packet matches "tcp port 9999"
  Scenario: captured and wrong
    Given "web server" captures packets that match "icmp"
    Then "office PC" can ping "web server"
    And no captured packet matches "icmp"
  Scenario: too slow
    When "office PC" keeps pinging "web server"
    Then 99 % of the packets take at most 0 ms
  @drill
  Scenario: the session does not survive
    When "office PC" keeps a TCP session to port 8080 of "web server"
    And device R2 runs a reset
    Then the TCP session survives
`,
  'ja.feature': `# language: ja
機能: f
  シナリオ: 名前の URL
    前提 「Webサーバ」が「ようこそ」というページの Web サーバを動かす
    もし 「社内PC」から URL「http://Webサーバ/」へのリクエストを続ける
    かつ 「開発PC」と「Webサーバ」の間で毎秒 100 パケットの UDP フローを 5 本流し続ける
    かつ 「社内PC」から「Webサーバ」のTCPポート8080へのセッションを維持している
    ならば 失われるパケットは 0 個以内である
    かつ パケット損失率は 0 % 以内である
    かつ 最長の受信間隔は 900 ミリ秒以内である
    かつ パケットの 99 % の遅延は９００ミリ秒以内である
    かつ パケットの重複がない
    かつ パケットの順序の入れ替わりがない
    かつ TCP セッションの再送は 50 回以内である
  シナリオ: キャプチャ
    前提 「Webサーバ」で「icmp or arp」に合うパケットをキャプチャする
    かつ 「社内PC」でパケットをキャプチャする
    かつ PS1 のアップリンクでパケットをキャプチャする
    ならば 「社内PC」から「Webサーバ」に ping が通る
    かつ キャプチャに「icmp or (vlan and icmp) or (vlan and vlan and icmp)」に合うパケットが 2 個以上ある
    かつ キャプチャに「tcp port 9999」に合うパケットがない
    かつ キャプチャに「udp port 9999」に合うパケットは 0 個以内である
    かつ キャプチャの TCP 再送は０回以内である
  シナリオ: 間隔
    もし 「社内PC」から「Webサーバ」へ ping を続ける
    ならば 最長の受信間隔は 1 ミリ秒以内である
`,
  'steps.mjs': `import { When } from '@cucumber/cucumber';
When('device R2 runs a reset', { timeout: -1 }, async function () {
  await this.net.host('web server').run('nft "add table inet t; add chain inet t i { type filter hook input priority 0; }; add rule inet t i tcp dport 8080 reject with tcp reset"');
});
`,
};

describe('continuous traffic in scenarios', function () {
  this.timeout(60_000);
  let project: Project | undefined;
  after(() => project?.remove());

  it('is judged by loss, gaps, latency, order and survival, in both languages', async () => {
    project = new Project({ features });
    const { all } = await project.run();
    const failures = project.failures();
    expect([...failures.keys()], all).to.have.members([
      'captured and wrong',
      'too slow',
      'the session does not survive',
      '間隔',
    ]);
    expect(failures.get('captured and wrong')).to.match(
      /capture at web server has \d+ packets that match "icmp", more than 0/,
    );
    const files = readdirSync(join(project.folder, 'reports/captures'));
    expect(files).to.have.lengthOf(7);
    const messages = readFileSync(join(project.folder, 'reports/messages.ndjson'), 'utf8');
    for (const file of files) expect(messages).to.contain(`captures/${file}`);
    expect(messages).to.contain('text/uri-list');
    expect(failures.get('too slow')).to.match(/office PC to web server.*99th percentile.*more than 0 ms/);
    expect(failures.get('the session does not survive')).to.match(/did not survive: it was reset \(RST\)/);
    expect(failures.get('間隔')).to.match(/最長の受信間隔が .* ミリ秒で、許容の 1 ミリ秒を超えました/);
  });
});
