import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { tsunagu } from '../support/cucumber.js';
import { Project } from '../support/project.js';

/** As a testbed file refers to the environment. */
const SECRET = `\${OF_ROUTERS}`;

describe('a site that is up', function () {
  this.timeout(60_000);
  let project: Project;
  let text: string;
  before(async () => {
    const testbed = (shipped: string) => shipped.replaceAll(/password: \S+/g, `password: ${SECRET}`);
    project = new Project({ features: {}, testbed });
    text = readFileSync(join(project.folder, 'testbed.yaml'), 'utf8');
    expect(text).to.contain(SECRET);
    process.env.OF_ROUTERS = 'tsunagu';
    const { exitCode, all } = await tsunagu(['up'], project.folder);
    expect(exitCode, all).to.equal(0);
    delete process.env.OF_ROUTERS;
  });
  beforeEach(() => project.write('testbed.yaml', text));
  after(() => {
    delete process.env.OF_ROUTERS;
    project.remove();
  });

  async function says(...args: string[]): Promise<string> {
    const { exitCode, all } = await tsunagu(args, project.folder);
    expect(exitCode, all).to.equal(0);
    return all;
  }

  it('is asked without the secrets that brought it up', async () => {
    expect(await says('status')).to.contain('R1 - R2 main: PS1:5 up');
    expect(await says('link', 'cut', 'R1 - R2 main')).to.contain('is cut');
    expect(await says('link', 'restore', 'R1 - R2 main')).to.contain('is restored');
    expect(await says('switch', 'show', 'PS1')).to.contain('PS1');
  });

  it('is not mistaken for that of another file', async () => {
    project.write('other.yaml', text);
    const { exitCode, all } = await tsunagu(['down', 'other.yaml'], project.folder);
    expect(exitCode).to.equal(2);
    expect(all).to.contain('No site is up with').and.to.contain('OF_ROUTERS');
  });

  it('is shown and taken down while its file is half edited', async () => {
    project.write('testbed.yaml', text.replace('hosts:', 'hosts: ['));
    expect(await says('status')).to.contain('R1 - R2 main: PS1:5 up');
    await says('down');
    project.write('testbed.yaml', text.replace('hosts:', 'hosts: ['));
    expect((await tsunagu(['status'], project.folder)).all).to.contain('No site is up with');
  });
});
