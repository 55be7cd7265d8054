import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { Namespace, runIn } from '../../src/netns/index.js';
import { waitFor } from '../../src/wait/index.js';
import { rejection } from './support.js';

const own = Namespace.own();

/** Neither gone nor a zombie that waits for whoever adopted it. */
function alive(pid: string): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe('a command', () => {
  it('gives its exit code and both outputs, and reads its input', async () => {
    const result = await runIn(own, 'sh', ['-c', 'cat; echo oops >&2; exit 3'], {
      budgetMs: 2000,
      input: '入力',
    });
    expect(result).to.deep.equal({
      exitCode: 3,
      signal: undefined,
      stdout: '入力',
      stderr: 'oops\n',
      timedOut: false,
    });
  });

  it('is ended with all its children when its budget is used up', async () => {
    const result = await runIn(own, 'sh', ['-c', 'sleep 60 & echo $!; wait'], { budgetMs: 100 });
    expect(result.timedOut).to.equal(true);
    expect(result.signal).to.equal('SIGTERM');
    const child = result.stdout.trim();
    await waitFor(() => (alive(child) ? { done: false, seen: child } : { done: true, value: undefined }), {
      budgetMs: 1000,
    });
  });

  it('is killed when it ignores being asked', async () => {
    const result = await runIn(own, 'sh', ['-c', 'trap "" TERM; while :; do sleep 0.1; done'], {
      budgetMs: 50,
    });
    expect(result.signal).to.equal('SIGKILL');
  });

  it('does not keep us waiting for what left its process group', async () => {
    const result = await runIn(own, 'sh', ['-c', 'setsid sleep 15 & echo $!; wait'], { budgetMs: 50 });
    const pid = result.stdout.trim();
    expect(alive(pid), 'the escaped process').to.equal(true);
    process.kill(Number(pid));
  });

  it('is ended when it is given up', async () => {
    const signal = AbortSignal.timeout(50);
    const error = await rejection(runIn(own, 'sleep', ['60'], { budgetMs: 10_000, signal }));
    expect(error.name).to.equal('TimeoutError');
  });

  it('that does not exist is named', async () => {
    const error = await rejection(runIn(own, 'nsx-no-such', [], { budgetMs: 1000 }));
    expect(error.code).to.equal('netns.commandMissing');
    expect(error.message).to.include('nsx-no-such');
  });

  it('cannot fill the memory with its output', async () => {
    const result = await runIn(own, 'yes', [], { budgetMs: 100, maxOutput: 1000 });
    expect(result.stdout).to.have.lengthOf(1000);
  });
});
