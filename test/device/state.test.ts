import { expect } from 'chai';
import { stateDifference } from '../../src/device/compare.js';
import type { StateView } from '../../src/device/index.js';
import { stateLines } from '../../src/device/state.js';

const view: StateView = { name: 'route', command: 'show', format: 'json', ignore: [/^uptime$/, /Timer/] };

describe('the lines of a state', () => {
  it('are one a record, led by the way to it, without what changes of itself', () => {
    const output = JSON.stringify({
      '10.0.0.0/30': [{ uptime: '00:01', metric: 10, via: [{ helloTimer: 3, dev: 'eth1' }] }],
    });
    expect(stateLines(view, output.split('\n'))).to.deep.equal([
      'route: 10.0.0.0/30 {"metric":10,"via":[{"dev":"eth1"}]}',
    ]);
  });

  it('are the same in whatever order the device tells them', () => {
    const a = '{"x":[{"b":1,"a":[{"n":2},{"n":1}]}],"w":{"s":"up"}}';
    const b = '{"w":{"s":"up"},"x":[{"a":[{"n":1},{"n":2}],"b":1}]}';
    expect(stateLines(view, [a])).to.deep.equal(stateLines(view, [b]));
  });

  it('are the words of the device where it gives no JSON', () => {
    expect(stateLines(view, ['bgpd is not running'])).to.deep.equal(['route: bgpd is not running']);
  });

  it('are none where there is nothing', () => {
    expect([...stateLines(view, ['{', '}']), ...stateLines(view, ['[]'])]).to.deep.equal([]);
  });

  it('leave away whole lines of text, and are rewritten as told', () => {
    const text: StateView = {
      name: 'ha',
      command: 'show ha',
      format: 'text',
      ignore: [/^up for/],
      rewrite: [{ from: /age \d+/, to: 'age *' }],
    };
    expect(stateLines(text, ['peer b age 12', 'up for 3 s'])).to.deep.equal(['ha: peer b age *']);
  });
});

describe('the difference of two states', () => {
  it('shows only the fields in which a record differs', () => {
    const before = ['ospf: 10.0.0.2 {"address":"10.0.0.2","state":"Full"}'];
    const now = ['ospf: 10.0.0.2 {"address":"10.0.0.2","state":"Init"}'];
    expect(stateDifference(now, before)).to.deep.equal([
      '+ ospf: 10.0.0.2 {"state":"Init"}',
      '- ospf: 10.0.0.2 {"state":"Full"}',
    ]);
  });

  it('shows whole records that came or went', () => {
    expect(stateDifference(['r: a {"m":1}', 'r: b {"m":1}'], ['r: a {"m":1}', 'r: c {"m":2}'])).to.deep.equal(
      ['+ r: b {"m":1}', '- r: c {"m":2}'],
    );
  });
});
