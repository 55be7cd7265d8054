import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
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
    this.timeout(60_000);
    let project: Project;
    afterEach(() => project.remove());

    it('are a testbed with which the first scenario passes', async () => {
      const [testbed = ''] = blocks(file, 'yaml');
      const [first = ''] = blocks(file, 'gherkin');
      const features = { 'a.feature': `${heading}\n\n${first.replace(/^/gm, '  ')}` };
      project = new Project({ features, testbed: () => testbed });
      const { exitCode, all } = await project.run();
      expect(exitCode, all).to.equal(0);
      expect(all).to.match(/1 scenario \(1 passed\)|1 シナリオ（成功 1）/);
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
