import { readlinkSync } from 'node:fs';
import { expect } from 'chai';
import { Namespace, runIn } from '../../src/netns/index.js';
import { makePair, type Pair } from './support.js';

const here = () => readlinkSync('/proc/thread-self/ns/net');
const dist = new URL('../../src/netns/index.js', import.meta.url).href;

describe('a namespace', () => {
  let pair: Pair;
  before(async () => {
    pair = await makePair();
  });
  after(() => pair.remove());

  it('is entered for the callback only', () => {
    const home = here();
    const inside = pair.left.run(here);
    expect(inside).not.to.equal(home);
    expect(here()).to.equal(home);
    expect(Namespace.own().run(here)).to.equal(home);
  });

  it('is left when the callback throws', () => {
    const home = here();
    expect(() =>
      pair.left.run(() => {
        throw new Error('inside');
      }),
    ).to.throw('inside');
    expect(here()).to.equal(home);
  });

  it('is come back to from another one that was entered inside', () => {
    const [left, right] = [pair.left.run(here), pair.right.run(here)];
    const seen = pair.left.run(() => [
      here(),
      pair.right.run(here),
      here(),
      Namespace.own().run(here),
      here(),
    ]);
    expect(seen).to.deep.equal([left, right, left, here(), left]);
  });

  it('refuses a callback that would go on outside', () => {
    expect(() => pair.left.run(async () => 1)).to.throw('must be synchronous');
  });

  it('names similar ones when there is none of that name', () => {
    expect(() => Namespace.open('nsx-lefd'))
      .to.throw('There is no network namespace nsx-lefd')
      .with.property('message')
      .that.includes('nsx-left');
  });

  it('ends the process rather than staying in the wrong one', async () => {
    const script = `
      import { closeSync, readdirSync, readlinkSync } from 'node:fs';
      const { Namespace } = await import('${dist}');
      const left = Namespace.open('nsx-left');
      left.run(() => {});
      const home = readlinkSync('/proc/thread-self/ns/net');
      left.run(() => {
        for (const fd of readdirSync('/proc/self/fd')) {
          try { if (readlinkSync('/proc/self/fd/' + fd) === home) closeSync(Number(fd)); } catch {}
        }
      });
      console.log('still alive');`;
    const result = await runIn(Namespace.own(), process.execPath, ['--input-type=module', '-e', script], {
      budgetMs: 10_000,
    });
    expect(result.signal).to.equal('SIGABRT');
    expect(result.stdout).to.equal('');
    expect(result.stderr).to.include('cannot leave a network namespace');
  });
});
