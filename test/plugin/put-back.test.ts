import { expect } from 'chai';
import { putBackText } from '../../src/plugin/put-back.js';

describe('what the end of a scenario put back', () => {
  it('names links, and on devices what was undone, a line each', () => {
    const reset = [
      { device: 'R1', undone: ['configuration: + ip route 203.0.113.0/24 blackhole'], ms: 90 },
      { device: 'R2', undone: [], ms: 10 },
    ];
    expect(putBackText({ restoredLinks: ['R1 - R2 main'], reset }, 'en')).to.deep.equal({
      title: 'put back',
      text: 'link R1 - R2 main restored\nR1:\n  configuration: + ip route 203.0.113.0/24 blackhole',
    });
    expect(putBackText({ restoredLinks: ['主回線'], reset: [] }, 'ja')?.text).to.equal(
      'リンク 主回線 を復旧',
    );
  });

  it('is nothing when nothing was changed', () => {
    expect(putBackText({ restoredLinks: [], reset: [{ device: 'R1', undone: [], ms: 9 }] }, 'en')).to.equal(
      undefined,
    );
  });
});
