import { expect } from 'chai';
import { Leases } from '../../src/agent/server/leases.js';
import type { Needs } from '../../src/testbed/index.js';

const hosts = (...names: string[]): Needs => ({ hosts: new Set(names), alone: false });
const alone: Needs = { hosts: new Set(), alone: true };

/** Lets everything that can be granted be granted. */
const settle = () => new Promise(resolve => setImmediate(resolve));

describe('Leases', () => {
  it('lets scenarios with nothing in common run side by side', async () => {
    const leases = new Leases();
    await leases.acquire('a', hosts('PC1', 'web'));
    await leases.acquire('b', hosts('PC2', 'dns'));
    expect(leases.holders).to.deep.equal(['a', 'b']);
  });

  it('makes a scenario wait for a host that another one has, and says for whom it waited', async () => {
    const leases = new Leases();
    const first = await leases.acquire('a', hosts('PC1', 'web'));
    const second = leases.acquire('b', hosts('PC2', 'web'));
    await settle();
    expect(leases.holders).to.deep.equal(['a']);
    first.release();
    expect((await second).waitedFor).to.deep.equal(['a']);
  });

  it('runs a drill alone', async () => {
    const leases = new Leases();
    const first = await leases.acquire('a', hosts('PC1'));
    const drill = leases.acquire('drill', alone);
    const later = leases.acquire('b', hosts('PC2'));
    await settle();
    expect(leases.holders).to.deep.equal(['a']);
    first.release();
    const held = await drill;
    await settle();
    expect(leases.holders).to.deep.equal(['drill']);
    held.release();
    await later;
    expect(leases.holders).to.deep.equal(['b']);
  });

  it('passes nobody over by a later one that it conflicts with, but lets the others through', async () => {
    const leases = new Leases();
    const first = await leases.acquire('a', hosts('PC1'));
    const second = leases.acquire('b', hosts('PC1', 'web'));
    const third = leases.acquire('c', hosts('web'));
    const fourth = leases.acquire('d', hosts('dns'));
    await fourth;
    await settle();
    expect(leases.holders).to.deep.equal(['a', 'd']);
    first.release();
    (await second).release();
    await third;
  });

  it('lets go of a place in the queue when the client goes', async () => {
    const leases = new Leases();
    const first = await leases.acquire('a', hosts('PC1'));
    const controller = new AbortController();
    const drill = leases.acquire('drill', alone, controller.signal);
    const later = leases.acquire('b', hosts('PC2'));
    await settle();
    controller.abort(new Error('gone'));
    expect(await drill.catch((e: Error) => e.message)).to.equal('gone');
    await later;
    first.release();
    first.release();
    expect(leases.holders).to.deep.equal(['b']);
  });
});
