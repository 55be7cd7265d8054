import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Project } from '../support/project.js';

const features = {
  'a.feature': `Feature: f
  Scenario: the file holds
    Then the requirements in "requirements.csv" hold
  Scenario: nothing else works
    Then the requirements in "requirements.csv" hold, and nothing else works
  Scenario: a name that nobody bears
    Then the requirements in "nobody.csv" hold
  Scenario: mistakes in the file
    Then the requirements in "mistakes.csv" hold
  Scenario: no file
    Then the requirements in "requirement.csv" hold
  Scenario: a square with a wrong cell
    Then reachability by "tcp/443" is as follows:
      |           | web server |
      | office PC | ✗          |
      | guest PC  | ✓          |
  Scenario: mistakes in a table
    Then these reachability requirements hold:
      | from      | to         | ports   | allow |
      | office PC | web server | tcp/80x | yes   |
`,
  'b.feature': `# language: ja
機能: f
  シナリオ: 表の要件
    ならば 次の到達性の要件を満たす:
      | 送信元 | 宛先      | ポート | 可否 |
      | 来客   | Webサーバ | tcp/80 | 不可 |
`,
};

const csv = `no,zone_from,from,from_net,zone_to,to,to_net,service,ports,allow
1,office,office PC,10.1.10.0/24,servers,web server,10.2.20.80,web,"tcp/80,443",yes
2,office,office LAN,10.1.10.0/24,servers,servers,10.2.20.0/24,ping,icmp,yes
3,guests,anybody,0.0.0.0/0,servers,web server,10.2.20.80,web,tcp/80,yes
4,guests,guest PC,10.1.30.0/24,office,router,10.1.10.1,ping,icmp,yes
`;

describe('requirements in a file or in a table', function () {
  this.timeout(60_000);
  let project: Project | undefined;
  after(() => project?.remove());

  it('are judged in one go; what is wrong is told by cell, by place, and in the language of the scenario', async () => {
    project = new Project({
      features,
      testbed: text =>
        text.replace('\nlinks:', '\ngroups:\n  guests: [guest PC, guest phone]\n  来客: [来客PC]\n\nlinks:'),
    });
    project.write('requirements.csv', csv);
    project.write('nobody.csv', csv.replace('3,guests,anybody', '3,nowhere,gest PC'));
    project.write('mistakes.csv', csv.replace('"tcp/80,443"', 'tcp/80443').replace('yes\n3', 'maybe\n3'));
    const { all } = await project.run();
    const failures = project.failures();
    expect([...failures.keys()], all).to.have.members([
      'nothing else works',
      'a name that nobody bears',
      'mistakes in the file',
      'no file',
      'a square with a wrong cell',
      'mistakes in a table',
      '表の要件',
    ]);
    expect(failures.get('mistakes in a table')).to.match(/a\.feature:20:34: .*"tcp\/80x"/);
    // The office may do anything; that the file does not say so is what is broken.
    expect(failures.get('nothing else works'))
      .to.match(/✗ .*office PC → guest PC .*tcp\/80.*must not work.*it got through/)
      .and.not.to.match(/✗ .*guest PC → web server/);
    expect(failures.get('a name that nobody bears')).to.match(
      /nobody\.csv:4:11: .*"gest PC".*guest PC.*groups:/s,
    );
    expect(failures.get('mistakes in the file'))
      .to.match(/mistakes\.csv:2:\d+: .*"tcp\/80443"/)
      .and.to.match(/mistakes\.csv:3:\d+: .*"maybe"/);
    expect(failures.get('no file')).to.contain('requirement.csv').and.to.contain('cucumber-js');
    expect(failures.get('a square with a wrong cell'))
      .to.match(/✗ .*office PC → web server.*must not work.*it got through/)
      .and.to.match(/✗ .*guest PC → web server.*must work.*prohibited, says 10\.2\.20\.1|10\.0\.1[23]\.2/);
    expect(failures.get('表の要件')).to.match(/✗ .*来客PC → Webサーバ.*通らないこと.*通りました/);
    const messages = readFileSync(join(project.folder, 'reports/messages.ndjson'), 'utf8');
    expect(messages.match(/reachability\.txt/g)).to.have.lengthOf.at.least(4);
  });
});
