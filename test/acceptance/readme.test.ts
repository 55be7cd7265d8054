import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadTestbed } from '../../src/testbed/index.js';
import { root } from '../support/cucumber.js';
import { Project } from '../support/project.js';

/** The blocks of a language in a Markdown file. */
function blocks(file: string, language: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(
    ([, block = '']) => block,
  );
}

for (const [file, heading] of [
  ['README.md', 'Feature: f'],
  ['README.ja.md', '# language: ja\n機能: f'],
] as const) {
  describe(`the examples of ${file}`, function () {
    this.timeout(20_000);
    let project: Project;
    afterEach(() => project.remove());

    it('are a testbed that loads', () => {
      project = new Project({ features: {} });
      const [testbed = ''] = blocks(file, 'yaml');
      project.write('example.yaml', testbed);
      const { hosts, links } = loadTestbed(join(project.folder, 'example.yaml'), {
        env: { R1_PASSWORD: 'secret' },
      });
      expect(hosts.size).to.equal(5);
      expect(links.size).to.equal(1);
    });

    it('are steps that exist', async () => {
      const scenarios = blocks(file, 'gherkin').map(block => block.replace(/^/gm, '  '));
      expect(scenarios).not.to.have.lengthOf(0);
      project = new Project({ features: { 'a.feature': `${heading}\n\n${scenarios.join('\n')}` } });
      const { all } = await project.run(['--dry-run']);
      expect(all)
        .to.match(/\d+ scenario/)
        .and.not.to.match(/undefined|ambiguous/i);
    });
  });
}
