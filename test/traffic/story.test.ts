import { expect } from 'chai';
import { type Hop, PacketLog } from '../../src/traffic/log.js';
import { type ProbeKind, type StoryContext, sayStory, tellStory } from '../../src/traffic/story.js';

/** A story of one good packet and then three that were seen only at these hops. */
function storyOf(kind: ProbeKind, hops: Hop[], more: Partial<StoryContext> = {}) {
  const log = new PacketLog();
  for (let i = 0; i < 4; i++) {
    const seq = log.offer(i);
    const seen: Hop[] = i === 0 ? ['leftFrom', 'reachedTo', 'leftTo', 'reachedFrom'] : hops;
    for (const hop of seen) log.seen(hop, seq, i + 0.1);
  }
  const from = { name: '社内 PC', address: '10.0.0.1' };
  const to = { name: 'db', address: '10.0.0.2' };
  return tellStory(log, 100, { kind, from, to, watched: true, ...more });
}

describe('the story of where packets die', () => {
  const stages: [ProbeKind, Hop[], string][] = [
    ['icmp', [], 'unsent'],
    ['icmp', ['leftFrom'], 'forward'],
    ['icmp', ['leftFrom', 'reachedTo'], 'unanswered'],
    ['icmp', ['leftFrom', 'reachedTo', 'leftTo'], 'reverse'],
    ['icmp', ['leftFrom', 'reachedTo', 'leftTo', 'reachedFrom'], 'flowing'],
    ['udp', ['leftFrom', 'leftTo'], 'both'],
    ['udp', ['leftFrom', 'leftTo', 'reachedFrom'], 'forward'],
    ['udp', ['leftFrom', 'leftTo', 'reachedTo'], 'reverse'],
    ['udp', ['leftFrom', 'reachedTo'], 'unanswered'],
  ];
  for (const [kind, hops, stage] of stages) {
    it(`${kind} seen at ${hops.join(', ') || 'no hop'}: ${stage}, told in both languages with names and addresses`, () => {
      const story = storyOf(kind, hops);
      expect(story.stage).to.equal(stage);
      for (const language of ['en', 'ja'] as const) {
        const text = sayStory(story, language);
        for (const part of ['社内 PC', 'db', '10.0.0.2']) expect(text).to.include(part);
      }
    });
  }

  it('counts only what was offered since the last packet that got through', () => {
    const { counts, lastGoodMs } = storyOf('icmp', ['leftFrom', 'reachedTo']);
    expect(counts).to.deep.equal({ offered: 3, leftFrom: 3, reachedTo: 3, leftTo: 0, reachedFrom: 0 });
    expect(lastGoodMs).to.equal(0);
  });

  it('does not judge packets that may still be on their way', () => {
    const log = new PacketLog();
    log.offer(50);
    const end = { name: 'x', address: '10.0.0.1' };
    expect(tellStory(log, 49, { kind: 'icmp', from: end, to: end, watched: true }).stage).to.equal('flowing');
  });

  it('says that a target was not watched, and what sending said', () => {
    expect(storyOf('icmp', ['leftFrom'], { watched: false }).stage).to.equal('somewhere');
    expect(sayStory(storyOf('icmp', [], { sendError: 'ENETUNREACH' }), 'en')).to.include('ENETUNREACH');
  });
});
