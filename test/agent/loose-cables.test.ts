import { expect } from 'chai';
import { withLooseCables } from '../../src/agent/server/loose-cables.js';
import { TsunaguError } from '../../src/errors/index.js';
import { errors } from '../../src/lab/errors.js';
import { loadLab } from '../../src/lab/index.js';
import { loadTestbed } from '../../src/testbed/index.js';

const lab = loadLab('two-routes', { env: {} });
const notReady = errors.notReady({ node: 'R2', command: 'x', contains: 'y', seen: 'nothing', elapsedMs: 1 });

describe('a lab that did not become ready', () => {
  it('is told with the ports that lead to its nodes and that the testbed uses for nothing', () => {
    const testbed = loadTestbed('labs/two-routes/testbed.yaml', { env: {} });
    expect(withLooseCables(notReady, lab, testbed), 'all are used').to.equal(notReady);
    testbed.links.delete('R1 - R2 backup');
    testbed.hosts.delete('管理サーバ');
    const told = withLooseCables(notReady, lab, testbed);
    if (!(told instanceof TsunaguError)) throw new Error('no error for the user');
    for (const text of [told.render('en'), told.render('ja')]) {
      expect(text).to.contain('nothing');
      for (const port of ['PS1:7', 'PS1:8', 'PS1:10'])
        expect(text).to.match(new RegExp(`${port} \\(→ \\w+:`));
      expect(text).not.to.match(/PS1:(5|9|11|13) /);
    }
  });

  it('but why else a site did not come up is told as it is', () => {
    const testbed = loadTestbed('labs/two-routes/testbed.yaml', { env: {} });
    testbed.links.clear();
    const other = new Error('other');
    expect(withLooseCables(other, lab, testbed)).to.equal(other);
  });
});
