import { expect } from 'chai';
import { exitCodeOf, StopSignals } from '../../src/cli/stop-signals.js';
import { runStoppable } from '../../src/cli/stoppable.js';

describe('a command that can be stopped', () => {
  let stops: StopSignals;
  beforeEach(() => {
    stops = new StopSignals();
  });
  afterEach(() => stops.close());

  it('ends by itself, or is not there', async () => {
    expect(await runStoppable(['true'], stops)).to.deep.equal({ failed: false, exitCode: 0 });
    expect(await runStoppable(['sh', '-c', 'exit 3'], stops)).to.deep.equal({ failed: true, exitCode: 3 });
    expect(await runStoppable(['/no/such/program'], stops)).to.deep.equal({
      ...{ failed: true, exitCode: undefined },
    });
  });

  it('is killed with all its processes when it does not heed a signal', async () => {
    const started = performance.now();
    const running = runStoppable(['sh', '-c', 'trap "" TERM; sleep 60 & wait; sleep 60'], stops, 300);
    setTimeout(() => process.kill(process.pid, 'SIGTERM'), 200);
    expect((await running).failed).to.equal(true);
    expect(performance.now() - started).to.be.within(400, 5000);
    expect(stops.first).to.equal('SIGTERM');
    expect(exitCodeOf('SIGTERM')).to.equal(143);
  });
});
