import { expect } from 'chai';
import { type RunFacts, runSummary } from '../../src/report/index.js';

const facts: RunFacts = {
  scenarios: { passed: 15, failed: 1 },
  totalMs: 18_234,
  spent: { setUpMs: 1200, trafficMs: 7410, waitingMs: 5100, resetMs: 2040, cleanUpMs: 412 },
  resets: 12,
  waits: [],
  changed: [],
  cuts: 1,
  leftCut: [],
  skipped: [
    {
      en: { what: 'kernel datapath', why: 'no module' },
      ja: { what: 'カーネル経路', why: 'モジュールなし' },
    },
    { en: { what: 'ping sockets', why: 'no range' }, ja: { what: 'ping ソケット', why: '範囲なし' } },
  ],
  report: 'reports/cucumber.html',
};

describe("the lines at a run's end", () => {
  it('say what ran, where the time went, what was cut, what was not done, and where the report is', () => {
    expect(runSummary(facts, 'en').split('\n')).to.deep.equal([
      '16 scenarios (15 passed, 1 failed) in 18.2 s',
      '  time      traffic 7.41 s · waiting 5.1 s · reset 2.04 s · set-up 1.2 s · clean-up 412 ms',
      '  network   1 cut · no link left cut · 12 resets',
      '  not done  kernel datapath: no module',
      '            ping sockets: no range',
      '  report    reports/cucumber.html',
    ]);
  });

  it('say it in Japanese, with columns that stay straight', () => {
    expect(runSummary(facts, 'ja').split('\n')).to.deep.equal([
      '16 シナリオ（成功 15、失敗 1）、18.2 秒',
      '  時間          通信 7.41 秒 · 待ち 5.1 秒 · リセット 2.04 秒 · 準備 1.2 秒 · 後片付け 412 ms',
      '  ネットワーク  切断 1 回 · 切れたままのリンクなし · リセット 12 回',
      '  未実施        カーネル経路（モジュールなし）',
      '                ping ソケット（範囲なし）',
      '  レポート      reports/cucumber.html',
    ]);
  });

  it('name the links that are still cut', () => {
    const left = { ...facts, leftCut: ['R1 - R2', '主回線'], skipped: [] };
    expect(runSummary(left, 'en')).to.include('LEFT CUT: R1 - R2, 主回線').and.not.to.include('not done');
    expect(runSummary(left, 'ja')).to.include('切れたままのリンク: R1 - R2、主回線');
  });

  it('say who waited for whom, the longest three', () => {
    const waits = [3000, 2000, 1000, 500].map((ms, i) => ({ scenario: `s${i}`, ms, waitedFor: ['drill'] }));
    const lines = runSummary({ ...facts, waits }, 'en').split('\n');
    expect(lines).to.include('  waited    4 scenarios for others, 6.5 s in all; longest:');
    expect(lines).to.include('            s0: 3 s for drill');
    expect(lines.join()).not.to.contain('s3');
    expect(runSummary({ ...facts, waits }, 'ja')).to.contain('s2: 1 秒（相手: drill）');
  });

  it('name a device that is not as it was, and what differs', () => {
    const changed = [{ device: 'FW1', difference: ['+ tcp dport 22 accept'] }];
    expect(runSummary({ ...facts, changed }, 'en').split('\n')).to.include.members([
      '  CHANGED   FW1 is not configured as it was when the run began:',
      '            + tcp dport 22 accept',
    ]);
    expect(runSummary({ ...facts, changed }, 'ja')).to.contain('FW1 の設定が、実行を始めたときと異なります');
  });

  it('are plain unless colours are asked for', () => {
    expect(runSummary(facts, 'en')).not.to.include('\u001b');
    expect(runSummary(facts, 'en', { color: true })).to.include('\u001b[31m1 failed\u001b[0m');
  });

  it('say nothing of kinds of scenarios that there were none of', () => {
    const one = { ...facts, scenarios: { passed: 1, failed: 0 } };
    expect(runSummary(one, 'en')).to.match(/^1 scenario \(1 passed\) in/);
    expect(runSummary({ ...facts, scenarios: { passed: 0, failed: 0 } }, 'en')).to.match(/^0 scenarios in/);
  });
});
