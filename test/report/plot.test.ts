import { expect } from 'chai';
import { type DrillFacts, outagePlot } from '../../src/report/index.js';
import { drill, lane, START } from './support.js';

/** The texts of a picture and where they are. */
function texts(svg: string): { x: number; y: number; content: string }[] {
  return [...svg.matchAll(/<text x="([\d.-]+)" y="([\d.-]+)"[^>]*>([^<]*)</g)].map(
    ([, x, y, content = '']) => ({
      x: Number(x),
      y: Number(y),
      content,
    }),
  );
}

const contents = (svg: string) => texts(svg).map(({ content }) => content);

/** The marks of a colour: left and right edge of each. */
function marks(svg: string, fill: string): { from: number; to: number }[] {
  const paths = [...svg.matchAll(new RegExp(`<path d="([^"]+)" fill="${fill}" stroke="none"/>`, 'g'))];
  return paths.flatMap(([, d = '']) =>
    [...d.matchAll(/M([\d.]+) [\d.]+h([\d.]+)v/g)].map(([, x, width]) => ({
      from: Number(x),
      to: Number(x) + Number(width),
    })),
  );
}

const LOST = '#d9480f';
const DELIVERED = '#2b7bba';
const SHADE = '#fde5d9';
/** The plot's left and right edge. */
const [LEFT, RIGHT] = [28, 872];

describe('the plot of a drill', () => {
  const facts = drill(lane(4001, 1, [{ startMs: 1010, endMs: 1422 }]));
  const svg = outagePlot(facts, 'en');
  const at = (ms: number) => LEFT + ((RIGHT - LEFT) * ms) / 4000;

  it('is one well-formed picture on paper of its own, 900 pixels wide', () => {
    expect(svg).to.match(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="900" height="\d+" viewBox="0 0 900 \d+"/,
    );
    expect(svg).to.include('fill="#ffffff"');
    expect(svg.match(/<svg|<\/svg>/g)).to.have.length(2);
  });

  it('counts time from the first event', () => {
    expect(contents(svg)).to.include('s after “cut”');
    const zero = texts(svg).find(({ content }) => content === '0');
    expect(zero?.x).to.be.closeTo(at(1000), 0.1);
    const two = texts(svg).find(({ content }) => content === '2');
    expect(two?.x).to.be.closeTo(at(3000), 0.1);
  });

  it('counts in milliseconds when all was over soon', () => {
    const short = { ...facts, events: [], lanes: [lane(1001, 1)] };
    expect(contents(outagePlot(short, 'en'))).to.include.members(['ms since the start', '0', '500', '1000']);
  });

  it('shades each outage from its start to its end and says its length', () => {
    expect(marks(svg, SHADE)).to.have.length(1);
    expect(marks(svg, SHADE)[0]?.from).to.be.closeTo(at(1010), 0.2);
    expect(marks(svg, SHADE)[0]?.to).to.be.closeTo(at(1422), 0.2);
    const length = texts(svg).find(({ content }) => content === '412 ms');
    expect(length?.x).to.be.closeTo(at(1216), 0.2);
  });

  it('shows what was lost where it was lost, and what was delivered around it', () => {
    expect(marks(svg, LOST)).to.have.length(1);
    expect(marks(svg, LOST)[0]?.from).to.be.closeTo(at(1010), 0.5);
    expect(marks(svg, LOST)[0]?.to).to.be.closeTo(at(1422), 0.5);
    expect(marks(svg, DELIVERED).map(({ from }) => Math.round(from))).to.deep.equal([
      LEFT,
      Math.round(at(1422)),
    ]);
  });

  it('shows packets by themselves where they are far apart', () => {
    const few = outagePlot(
      { ...facts, events: [], lanes: [lane(20, 100, [{ startMs: 450, endMs: 750 }])] },
      'en',
    );
    expect(marks(few, DELIVERED)).to.have.length(17);
    expect(marks(few, LOST)).to.have.length(3);
  });

  it('shows a single lost packet among 60,000', () => {
    const many = outagePlot(drill(lane(60_000, 1, [{ startMs: 30_000, endMs: 30_001, short: true }])), 'en');
    expect(marks(many, LOST)).to.have.length(1);
    expect((marks(many, LOST)[0]?.to ?? 0) - (marks(many, LOST)[0]?.from ?? 0)).to.be.at.least(1.4);
    expect(contents(many)).not.to.include('1 ms');
  });

  it('says nothing of packets whose fate is not known', () => {
    const known = lane(10, 100);
    const sent = [...known.sent, { at: START + 1000 }];
    const open = outagePlot({ ...facts, events: [], lanes: [{ ...known, sent }] }, 'en');
    expect(marks(open, LOST)).to.have.length(0);
    expect(marks(open, DELIVERED)).to.have.length(10);
  });

  it('stays small when every other of 60,000 packets is lost', () => {
    const outages = Array.from({ length: 30_000 }, (_, i) => ({ startMs: 2 * i, endMs: 2 * i + 1 }));
    const { sent } = lane(60_000, 1);
    const lossy = {
      ...lane(0, 1),
      sent: sent.map((packet, i) => ({ ...packet, received: i % 2 === 1, rttMs: i % 7 })),
      outages: outages.map(({ startMs, endMs }) => ({
        startMs: START + startMs,
        endMs: START + endMs,
        lengthMs: 1,
      })),
    };
    expect(outagePlot(drill(lossy, lossy, lossy), 'en').length).to.be.below(200_000);
  });

  it('says that an outage is not over', () => {
    const open = outagePlot(drill(lane(4001, 1, [{ startMs: 2000, endMs: 4000, open: true }])), 'en');
    expect(contents(open)).to.include('≥ 2 s');
    expect(
      contents(open).some(each => each.startsWith('longest outage 2 s (not over) · 2000 of 4001')),
    ).to.equal(true);
  });

  it('labels each event at its place, without one label on another', () => {
    const close: DrillFacts = {
      ...facts,
      events: ['cut', 'far end is down', 'routes have changed'].map((label, i) => ({
        label,
        at: START + 1000 + i,
      })),
    };
    const flags = texts(outagePlot(close, 'en')).filter(({ content }) =>
      close.events.some(e => e.label === content),
    );
    expect(new Set(flags.map(({ y }) => y)).size).to.equal(3);
    expect(flags[0]?.x).to.be.closeTo(at(1000) + 7, 0.2);
  });

  it('keeps labels at the right edge inside', () => {
    const late = {
      ...facts,
      events: [{ at: START + 4000, label: 'the network was put back as it had been before' }],
    };
    const flag = texts(outagePlot(late, 'en')).find(({ content }) => content.startsWith('the network'));
    expect(flag?.x).to.be.below(RIGHT - 200);
  });

  it('writes names of all kinds as text', () => {
    const odd = { ...facts, title: '<b>&"\u0000社内PC' };
    expect(outagePlot(odd, 'en')).to.include('&lt;b&gt;&amp;&quot; 社内PC').and.not.to.include('<b>');
  });

  it('speaks Japanese', () => {
    const japanese = contents(outagePlot(facts, 'ja'));
    expect(japanese).to.include.members(['「cut」からの時間 [s]', '届いた', '失われた', '412 ms']);
    expect(japanese.some(each => each.startsWith('最長の断 412 ms · 4001 パケット中 412 損失'))).to.equal(
      true,
    );
  });

  it('can be drawn of nothing', () => {
    const nothing = outagePlot(
      { title: '', startedAt: START, events: [], lanes: [lane(0, 1), lane(1, 1)] },
      'en',
    );
    expect(nothing).not.to.match(/NaN|Infinity|undefined/);
  });
});
