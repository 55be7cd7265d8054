import { expect } from 'chai';
import { Scope } from '../../src/scope/index.js';
import { Project } from '../support/project.js';
import { Hardware, testbed } from './hardware.js';

const english = `Feature: ports
  Scenario: all is up
    Then all links are up
    And port 4 of HW is up
  Scenario: links while one is cut
    When the link wan is cut
    Then all links are up
  Scenario: a port while its link is cut
    When the link wan is cut
    Then port 4 of "HW" is up
  Scenario: a port that is not tsunagu's
    Then port 44 of HW is up
`;
const japanese = `# language: ja
機能: ポート
  シナリオ: すべてアップ
    ならば すべてのリンクがアップしている
    かつ 「HW」のポート4がアップしている
    かつ HW のポート ５ がアップしている
`;

describe('steps about links and ports of the patch switch', function () {
  this.timeout(60_000);
  const scope = new Scope('test');
  before(() => Hardware.start(scope));
  after(() => scope.close());

  it('say what is up, and what is not and why, in both languages', async () => {
    const project = new Project({
      features: { 'en.feature': english, 'ja.feature': japanese },
      testbed: () => testbed,
    });
    try {
      const { all } = await project.run();
      const failures = project.failures();
      expect([...failures.keys()], all).to.have.members([
        'links while one is cut',
        'a port while its link is cut',
        "a port that is not tsunagu's",
      ]);
      expect(failures.get('links while one is cut')).to.match(/Link wan is not up.*link-down/s);
      expect(failures.get('a port while its link is cut')).to.match(
        /Port 4 of HW is not up.*d4 is taken down \(link wan is cut: link-down\)/s,
      );
      expect(failures.get("a port that is not tsunagu's")).to.match(/Port 44 of HW.*1, 2, 3, 4, 5, 6, 7/s);
    } finally {
      project.remove();
    }
  });
});
