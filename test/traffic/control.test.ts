import { expect } from 'chai';
import fc from 'fast-check';
import { judge, type Observations } from '../../src/traffic/control.js';

const text = (what: string) => ({ en: what, ja: what });

const blocked: Observations = {
  from: '社内 PC',
  to: 'db',
  address: '10.0.2.5',
  service: 'TCP port 22',
  answered: false,
  outcome: text('nothing came back within 1000 ms'),
  left: 3,
  arrived: 0,
  sender: { passed: true, what: text('gateway 10.0.1.1: 2 of 2 echo replies') },
  target: { passed: true, what: text('gateway 10.0.2.1: 2 of 2 echo replies') },
};

describe('the proof of "cannot"', () => {
  it('is given when packets left, none arrived, and both controls passed', () => {
    const { finding, text } = judge(blocked);
    expect(finding).to.equal('proven');
    for (const part of ['社内 PC', 'db', '10.0.2.5', 'TCP port 22', '10.0.1.1', '10.0.2.1', '3']) {
      expect(text.en).to.include(part);
      expect(text.ja).to.include(part);
    }
  });

  it('is not given when nothing left the sender', () => {
    expect(judge({ ...blocked, left: 0 }).finding).to.equal('unsent');
  });

  it('is not given when the sender reaches nothing else either', () => {
    const { finding, text: said } = judge({
      ...blocked,
      sender: { passed: false, what: text('gateway 10.0.1.1: 0 of 2') },
    });
    expect(finding).to.equal('uncontrolled');
    expect(said.en).to.include('gateway 10.0.1.1: 0 of 2');
  });

  it('is not given when the target is dead', () => {
    const { finding, text: said } = judge({
      ...blocked,
      target: { passed: false, what: text('interface is down') },
    });
    expect(finding).to.equal('unready');
    expect(said.ja).to.include('interface is down');
  });

  it('is refuted by an answer, and by packets that arrived without one', () => {
    expect(judge({ ...blocked, answered: true }).finding).to.equal('reached');
    expect(judge({ ...blocked, arrived: 1 }).finding).to.equal('arrived');
  });

  it('rests on the answer alone where the target is not a test host, and says so', () => {
    const { target: _t, arrived: _a, ...foreign } = blocked;
    const { finding, text } = judge(foreign);
    expect(finding).to.equal('proven');
    expect(text.en).to.include('not a test host');
    expect(text.ja).to.include('テストホストではありません');
  });

  it('needs every one of its parts', () => {
    const check = fc.record({ passed: fc.boolean(), what: fc.constant(text('seen')) });
    const observations = fc.record({
      answered: fc.boolean(),
      left: fc.nat(3),
      arrived: fc.nat(2),
      sender: check,
      target: check,
    });
    fc.assert(
      fc.property(observations, seen => {
        const all =
          !seen.answered && seen.left > 0 && seen.arrived === 0 && seen.sender.passed && seen.target.passed;
        expect(judge({ ...blocked, ...seen }).finding === 'proven').to.equal(all);
      }),
    );
  });
});
