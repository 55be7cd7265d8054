import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('The package', function () {
  this.timeout(60_000);
  let directory: string;
  before(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'ofl-package-'));
    execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', directory], {
      cwd: root,
      stdio: 'pipe',
    });
    mkdirSync(path.join(directory, 'node_modules/node-openflow'), { recursive: true });
    const [archive = ''] = readdirSync(directory).filter(name => name.endsWith('.tgz'));
    const target = path.join(directory, 'node_modules/node-openflow');
    execFileSync('tar', ['xzf', path.join(directory, archive), '-C', target, '--strip-components=1']);
  });
  after(() => rmSync(directory, { recursive: true }));

  it('is less than 300 kB and has no dependencies', () => {
    const [archive = ''] = readdirSync(directory).filter(name => name.endsWith('.tgz'));
    expect(readFileSync(path.join(directory, archive)).length).to.be.lessThan(300_000);
    const manifest = JSON.parse(
      readFileSync(path.join(directory, 'node_modules/node-openflow/package.json'), 'utf8'),
    );
    expect(manifest).not.to.have.any.keys('dependencies', 'peerDependencies', 'optionalDependencies');
  });

  it('imports nothing but itself and Node', () => {
    const folder = path.join(root, 'dist/src');
    for (const file of readdirSync(folder, { recursive: true }) as string[]) {
      if (!file.endsWith('.js')) continue;
      const source = readFileSync(path.join(folder, file), 'utf8');
      for (const [, from] of source.matchAll(/from '([^']+)'/g))
        expect(from, file).to.match(/^(node:|\.\.?\/)/);
    }
  });

  it('serves a program in an empty project, with types and command', () => {
    writeFileSync(path.join(directory, 'package.json'), '{ "type": "module" }');
    writeFileSync(
      path.join(directory, 'program.ts'),
      [
        "import { Controller, type Switch, decode, encode, of13 } from 'node-openflow';",
        "const bytes: Uint8Array = encode({ version: 4, type: 'flowMod', match: { inPort: 1, ethDst: '02:00:00:00:00:01' } });",
        'const message = decode(bytes);',
        "if (message.version === 4 && message.type === 'flowMod') { const port: number | undefined = message.match.inPort; console.log(port); }",
        '// @ts-expect-error: 1.3 has no such message',
        "export const wrong = () => encode<4>({ version: 4, type: 'statsRequest' });",
        "export async function names(sw: Switch<4>): Promise<string[]> { return (await sw.multipart({ type: 'portDesc' })).map(port => port.name); }",
        'export const cookies = async (sw: Switch<4>): Promise<bigint[]> => (await sw.flows()).map(flow => flow.cookie);',
        "export const controller = new Controller({ versions: [4] }).on('switch', (sw: Switch<4>) => sw.send({ type: 'flowMod', flags: of13.FlowModFlags.sendFlowRem }));",
      ].join('\n'),
    );
    const tsc = path.join(root, '../node_modules/.bin/tsc');
    const types = path.join(root, '../node_modules/@types');
    const options = [
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--types',
      'node',
      '--typeRoots',
      types,
      '--skipLibCheck',
      'false',
    ];
    execFileSync(tsc, [...options, 'program.ts'], { cwd: directory, stdio: 'pipe' });
    expect(execFileSync(process.execPath, ['program.js'], { cwd: directory }).toString()).to.equal('1\n');
    const bin = path.join(directory, 'node_modules/node-openflow/bin/node-openflow.js');
    expect(
      execFileSync(process.execPath, [bin, 'roundtrip'], { input: '0414000800000001' }).toString(),
    ).to.equal('ok\n');
  });
});
