import { expect } from 'chai';
import { Scope } from '../../src/scope/index.js';
import { Project } from '../support/project.js';
import { Hardware, testbed } from './hardware.js';

const english = `Feature: several links and ports
  Scenario: both links
    When the links "wan" and "lan" are cut
    Then port 8 of HW is up
  Scenario: silently, in order, and back
    When the links "wan" and "lan" are cut silently in this order, 50 ms apart
    Then port 8 of HW is up
    When the links "lan" and "wan" are restored in this order, 50 ms apart
    Then all links are up
  Scenario: silently
    When the links "wan" and "lan" are cut silently
    Then the link lan is up
  Scenario: flapping
    When the links "wan" and "lan" flap 2 times, every 200 ms
    And the links "wan" and "lan" are restored
    Then all links are up
  Scenario: a port
    When port 2 of HW is cut
    Then port 2 of HW is up
  Scenario: a port that comes back
    When port 2 of HW is cut silently
    And port 2 of HW is restored
    And port 2 of HW is cut one way
    Then port 2 of HW is up
  Scenario: what cannot be is said before the first step
    When port 44 of HW is up
    And the links "wan" and "lan" flap 0 times, every 200 ms
  Scenario: a link that is not there is said before the first step
    When port 44 of HW is up
    And the links "wan" and "lann" are cut one way
`;
const japanese = `# language: ja
機能: 複数のリンクとポート
  シナリオ: 同時に切断して復旧する
    もし リンク「wan」と「lan」を同時に切断する
    かつ リンク「wan」と「lan」を復旧する
    かつ リンク「lan」、「wan」をこの順に20ミリ秒間隔で切断する
    かつ リンク「wan」と「lan」をこの順に２０ミリ秒間隔で復旧する
    かつ リンク「wan」と「lan」を片方向だけ切断する
    かつ リンク「wan」と「lan」を同時に復旧する
    ならば すべてのリンクがアップしている
  シナリオ: ポートを落とす
    もし HWのポート3を100ミリ秒周期で1回フラップさせる
    かつ HWのポート3を復旧する
    かつ HWのポート3を切断する
    ならば HWのポート3がアップしている
`;

describe('steps that cut several links and ports', function () {
  this.timeout(60_000);
  const scope = new Scope('test');
  let hardware: Hardware;
  before(async () => {
    hardware = await Hardware.start(scope);
  });
  after(() => scope.close());

  it('cut and restore together and in order, and leave nothing cut, in both languages', async () => {
    const project = new Project({
      features: { 'en.feature': english, 'ja.feature': japanese },
      testbed: () => testbed,
    });
    try {
      const { all } = await project.run();
      const failures = project.failures();
      const says: Record<string, RegExp> = {
        'both links': /Port 8 of HW is not up.*link lan is cut: link-down/s,
        silently: /Link lan is not up.*cut \(silent\) by this run/s,
        'a port': /Port 2 of HW is not up.*p2 is taken down/s,
        'what cannot be is said before the first step': /wan cannot flap 0 times.*1 to 1000 times/s,
        'a link that is not there is said before the first step': /no link "lann".*did you mean "lan"/s,
        ポートを落とす: /HW のポート 3 がアップしていません/,
      };
      expect([...failures.keys()], all).to.have.members(Object.keys(says));
      for (const [name, text] of Object.entries(says)) expect(failures.get(name)).to.match(text);
      expect(await hardware.ourFlows()).to.deep.equal([]);
    } finally {
      project.remove();
    }
  });
});
