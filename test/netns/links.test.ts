import { expect } from 'chai';
import {
  carrier,
  ipBatch,
  type LinkEvent,
  realtime,
  waitForCarrier,
  watchLinks,
} from '../../src/netns/index.js';
import { WaitTimeout, waitFor } from '../../src/wait/index.js';
import { makePair, type Pair, rejection } from './support.js';

describe('carrier', () => {
  let pair: Pair;
  before(async () => {
    pair = await makePair();
  });
  after(() => pair.remove());

  it('goes and comes with the far end', async () => {
    expect(carrier(pair.left, 'eth0')).to.equal(true);
    await ipBatch(['link set eth0 down'], { namespace: pair.right });
    expect(carrier(pair.left, 'eth0')).to.equal(false);
    const before = realtime();
    const came = waitForCarrier(pair.left, 'eth0', true, { budgetMs: 2000 });
    await ipBatch(['link set eth0 up'], { namespace: pair.right });
    expect(await came).to.be.within(before, realtime());
  });

  it('that does not come is told with what was seen', async () => {
    const error = await rejection(waitForCarrier(pair.left, 'eth0', false, { budgetMs: 20 }));
    expect(error).to.be.instanceOf(WaitTimeout);
    expect(error.message).to.include('eth0 has carrier');
  });

  it('of an interface that is not there is an error', async () => {
    const error = await rejection(waitForCarrier(pair.left, 'eth9', true, { budgetMs: 1000 }));
    expect(error.code).to.equal('netns.noInterface');
  });

  it('is told by the kernel as it changes, with interfaces that come and go', async () => {
    const events: LinkEvent[] = [];
    const stop = watchLinks(pair.left, event => events.push(event));
    const told = (ifname: string, test: (event: LinkEvent) => boolean) =>
      waitFor(
        () =>
          events.some(event => event.ifname === ifname && test(event))
            ? { done: true, value: undefined }
            : { done: false, seen: JSON.stringify(events) },
        { budgetMs: 3000 },
      );
    await ipBatch(['link set eth0 down'], { namespace: pair.right });
    await told('eth0', event => event.up && !event.carrier);
    await ipBatch(['link set eth0 up'], { namespace: pair.right });
    await told('eth0', event => event.carrier);
    await ipBatch(['link add new0 type veth peer name new1', 'link delete new0'], { namespace: pair.left });
    await told('new0', event => event.gone);
    stop();
  });
});
