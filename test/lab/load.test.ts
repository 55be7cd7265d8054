import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { TsunaguError } from '../../src/errors/index.js';
import { loadLab, shippedLabs } from '../../src/lab/index.js';
import { copyLab, makeFolder, TWO_ROUTES } from './support.js';

describe('a lab file', () => {
  const { folder, remove } = makeFolder();
  after(remove);

  /** The mistakes found in a changed copy of two-routes, each as LINE: text. */
  function mistakes(edit: (text: string) => string): string[] {
    const file = copyLab(folder, (text, name) => (name === 'lab.yaml' ? edit(text) : text));
    try {
      loadLab(file, { env: {} });
    } catch (error) {
      if (!(error instanceof TsunaguError)) throw error;
      for (const cause of error.causes) {
        expect(cause.where?.file, 'every mistake names its file').to.equal(join(file, 'lab.yaml'));
        expect(cause.render('ja'), 'Japanese too').to.match(/[ぁ-ん]/);
      }
      return error.causes.map(cause => `${cause.where?.line}: ${cause.render('en').replace(/^\S+ /, '')}`);
    }
    return [];
  }

  it('is found by the name of a shipped lab, and gives nodes, cables and conditions', () => {
    expect(shippedLabs()).to.include('two-routes');
    const lab = loadLab('two-routes', { env: {} });
    expect([...lab.nodes.keys()]).to.deep.equal(['PS1', 'SW1', 'SW2', 'R1', 'R2']);
    expect(lab.nodes.get('PS1')).to.deep.include({
      datapathId: 0xa1n,
      uplink: { port: 1, interface: 'tsu-up' },
    });
    expect(lab.cables).to.deep.include([
      { node: 'PS1', port: '5' },
      { node: 'R1', port: 'main' },
    ]);
    expect(lab.ready).to.not.be.empty;
    expect(lab.file).to.equal(join(TWO_ROUTES, 'lab.yaml'));
  });

  it('takes the password from the environment, keeps it as a secret, and has a default for it', () => {
    expect(loadLab('two-routes', { env: {} }).login.password).to.equal('tsunagu');
    const lab = loadLab('two-routes', { env: { LAB_PASSWORD: 'hidden' } });
    expect(lab.login.password).to.equal('hidden');
    expect(lab.secrets).to.deep.equal(['hidden']);
  });

  it('names the shipped labs when there is none of a name', () => {
    expect(() => loadLab('two-rutes', { env: {} })).to.throw(TsunaguError, /did you mean two-routes\?/);
  });

  it('has all its mistakes of form reported at once, with place and suggestion', () => {
    const found = mistakes(text =>
      text
        .replace('type: l2switch', 'type: l2swich')
        .replace('    management: 192.0.2.2', '    managment: 192.0.2.2')
        .replace('ospfd, bfdd', 'osfpd, bfdd')
        .replace('access: 40', 'access: 5000'),
    );
    expect(found).to.have.length(4);
    expect(found[0]).to.match(/^30: .*"l2swich"[\s\S]*did you mean l2switch\?/);
    expect(found[1]).to.match(/^42: .*"5000" should be a VLAN id/);
    expect(found[2]).to.match(/^51: .*"osfpd"[\s\S]*did you mean ospfd\?/);
    expect(found[3]).to.match(/^57: .*no key "managment"[\s\S]*did you mean management\?/);
  });

  it('has all its mistakes of meaning reported at once, with place and suggestion', () => {
    const found = mistakes(text =>
      text
        .replace('[PS1:12, SW1:r1-office]', '[PS1:5, SW1:r1-ofice]')
        .replace('[PS1:13, R1:office]', '[PS1:1, R9:office]')
        .replace('management: 192.0.2.2\n', 'management: 192.0.2.1\n')
        .replace('config: R2.conf', 'config: R3.conf')
        .replace('node: R2,', 'node: SW2,'),
    );
    expect(found.map(text => text.split('\n')[0])).to.deep.equal([
      '57: The management address 192.0.2.1 is given twice',
      `60: The file ${join(folder, 'two-routes/R3.conf')} cannot be read`,
      '77: Port PS1:5 has a cable already, in line 72',
      '77: There is no port "SW1:r1-ofice" in this lab',
      '78: Port PS1:1 is the uplink, which leads to the tester',
      '78: There is no node "R9" in this lab',
      '90: There is no router, firewall or Linux node "SW2" in this lab',
    ]);
  });

  it('must not make two interfaces of one name, nor one too long for Linux', () => {
    const found = mistakes(text =>
      text.replace('3: SW1-guest', '3: SW1-office').replace(/SW2(?=:)/g, 'SWITCH-No2'),
    );
    expect(found.join('\n')).to.contain('two interfaces called SW1-office');
    expect(found.join('\n')).to.contain('SWITCH-No2.server is too long');
  });

  it('says which environment variable is not set, and where YAML ends', () => {
    expect(mistakes(text => text.replace('LAB_PASSWORD:-tsunagu', 'LBX_UNSET'))).to.match(
      /^7: .*LBX_UNSET is not set/,
    );
    expect(mistakes(text => text.replace('version: 1', 'version: [1'))[0]).to.match(/is not YAML/);
  });

  it('never shows what the environment gave', () => {
    const file = copyLab(folder, text => text.replace('namespace: lbx', `namespace: \${LAB_PASSWORD}`));
    const env = { LAB_PASSWORD: 'my secret!' };
    expect(() => loadLab(file, { env }))
      .to.throw(TsunaguError, /"\$\{LAB_PASSWORD/)
      .and.satisfy((error: Error) => !error.message.includes('my secret!'));
  });

  it('two-routes is what its testbed file says it is', () => {
    const testbed = parse(readFileSync(join(TWO_ROUTES, 'testbed.yaml'), 'utf8'));
    const file = parse(readFileSync(join(TWO_ROUTES, 'lab.yaml'), 'utf8'));
    const { datapath, uplink, ports, listen } = testbed.switches.PS1;
    expect({ datapath, uplink, ports, controller: `tcp:${listen}` }).to.deep.equal({
      datapath: file.nodes.PS1.datapath,
      uplink: file.nodes.PS1.uplink,
      ports: file.nodes.PS1.ports,
      controller: file.nodes.PS1.controller,
    });
    expect(testbed.sites.lab.management.namespace).to.equal(file.namespace);
    for (const router of ['R1', 'R2']) {
      expect(testbed.devices[router].address).to.equal(file.nodes[router].management);
      expect(testbed.devices[router].password).to.equal(file.login.password);
    }
  });
});
