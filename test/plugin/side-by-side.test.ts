import { join } from 'node:path';
import { expect } from 'chai';
import { sideBySide, workersOf } from '../../src/plugin/side-by-side.js';
import { loadTestbed } from '../../src/testbed/index.js';
import { root } from '../support/cucumber.js';

const testbed = loadTestbed(join(root, 'labs/two-routes/testbed.yaml'), { env: {} });

function scenario(text: string, ...tags: string[]) {
  return { pickle: { steps: [{ text }], tags: tags.map(name => ({ name })) } };
}

describe('the order of scenarios that run side by side', () => {
  it('has those last that run alone: drills, and what names a link or a device', () => {
    const tagged = scenario('anything', '@drill');
    const link = scenario('the link "main line" is cut');
    const device = scenario('device R1 shows "x" in "y"');
    const first = scenario('"office PC" can ping "web server"');
    const second = scenario('"guest PC" cannot ping "admin server"');
    expect(sideBySide([tagged, first, link, device, second], testbed, 2)).to.deep.equal([
      first,
      second,
      tagged,
      link,
      device,
    ]);
  });
});

describe('scenarios next to each other', () => {
  const ping = (from: string, to: string) => scenario(`"${from}" can ping "${to}"`);

  it('have no host in common as long as that is possible', () => {
    const [a, b, c] = [
      ping('office PC', 'web server'),
      ping('office PC', 'DNS server'),
      ping('guest PC', 'admin server'),
    ];
    expect(sideBySide([a, b, c], testbed, 2)).to.deep.equal([a, c, b]);
  });

  it('begin with those whose host is needed most', () => {
    const rare = ping('guest PC', 'admin server');
    const often = [ping('office PC', 'web server'), ping('office PC', 'DNS server')];
    expect(sideBySide([rare, ...often], testbed, 2)[0]).to.equal(often[0]);
  });
});

describe('the number of workers', () => {
  it('is what the command line says last, else what is configured', () => {
    expect(workersOf(['node', 'cucumber-js', '--parallel', '3'])).to.equal(3);
    expect(workersOf(['node', 'cucumber-js', '--parallel', '3', '--parallel=2'], 5)).to.equal(2);
    expect(workersOf(['node', 'cucumber-js'], 5)).to.equal(5);
    expect(workersOf(['node', 'cucumber-js'])).to.equal(0);
  });
});
