import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { TsunaguError } from '../../src/errors/index.js';
import { Scope } from '../../src/scope/index.js';

describe('Scope', () => {
  it('undoes in the opposite order, once', async () => {
    const done: string[] = [];
    const scope = new Scope('test');
    scope.defer('first', () => done.push('first'));
    scope.defer('second', async () => done.push('second'));
    await Promise.all([scope.close(), scope.close()]);
    expect(done).to.deep.equal(['second', 'first']);
  });

  it('goes on after a failure and reports every one of them', async () => {
    const done: string[] = [];
    const scope = new Scope('host PC');
    scope.defer('veth', () => {
      throw new Error('busy');
    });
    scope.defer('route', () => done.push('route'));
    scope.defer('process', () => Promise.reject(new Error('no such process')));
    const error = await scope.close().catch(e => e as TsunaguError);
    expect(error).to.be.instanceOf(TsunaguError);
    expect(error?.message)
      .to.contain('host PC')
      .and.contain('veth: busy')
      .and.contain('process: no such process');
    expect(done).to.deep.equal(['route']);
  });

  it('tells a step that the budget is spent, counts it as failed, and still runs the others', async () => {
    const done: string[] = [];
    const scope = new Scope('test');
    scope.defer('quick', () => done.push('quick'));
    scope.defer('stuck', signal => delay(60_000, undefined, { signal }).catch(() => done.push('told')));
    const error = await scope.close(50).catch(e => e as TsunaguError);
    expect(error?.message).to.contain('stuck: still running after');
    expect(done).to.have.members(['told', 'quick']);
  });

  it('forgets a step that was taken back', async () => {
    const done: string[] = [];
    const scope = new Scope('test');
    const takeBack = scope.defer('gone already', () => done.push('gone already'));
    takeBack();
    await scope.close();
    expect(done).to.deep.equal([]);
  });
});
