import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { root } from '../support/cucumber.js';
import { Project } from '../support/project.js';

const features = {
  'a.feature': `Feature: f
  Scenario: moves
    Given device FW1 becomes active within 10 seconds
    And the login to device FW2 works
    When device FW1 fails over
    Then device FW2 becomes active within 10 seconds
    When device FW1 fails back
    Then device FW1 becomes active within 10 seconds
    And device FW2 becomes standby within 10 seconds
  Scenario: moves and is left so
    When device FW1 fails over
    Then device FW2 becomes active within 10 seconds
  Scenario: is put right at the end
    Then device FW1 becomes active within 10 seconds
  Scenario: has nothing to give up
    When device FW2 fails over
  Scenario: interfaces and configuration
    Then interface "lo" of device FW1 is up
    And the configuration of device FW1 is the golden one
    When device FW1 is configured with "nft add table inet drill"
    And device FW1 is reset
    Then the configuration of device FW1 is the golden one
`,
  'b.feature': `# language: ja
機能: f
  シナリオ: 日本語
    もし 機器FW1が10秒以内にactiveになる
    かつ 機器FW1はactiveである
    かつ 機器FW1をフェイルオーバーさせる
    ならば 機器FW2が10秒以内にactiveになる
    もし 機器FW1をフェイルバックさせる
    ならば 機器FW1が10秒以内にactiveになる
    かつ 機器FW1にログインできる
    かつ 機器FW1のインターフェース「lo」がアップしている
    もし 機器FW1をリセットする
    ならば 機器FW1の設定が実行開始時と同じである
`,
};

describe('roles of a real pair of firewalls', function () {
  this.timeout(120_000);

  it('are waited for, moved by failover, moved back, and put right at the end of a scenario', async () => {
    const testbed = () => readFileSync(join(root, 'labs/enterprise/testbed.yaml'), 'utf8');
    const project = new Project({ features, testbed });
    try {
      const { exitCode, all } = await project.run();
      const failures = project.failures();
      expect([...failures.keys()], all).to.deep.equal(['has nothing to give up']);
      expect(exitCode).to.equal(1);
      expect(failures.get('has nothing to give up')).to.contain('active in no group');
    } finally {
      project.remove();
    }
  });
});
