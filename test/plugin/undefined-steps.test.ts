import { expect } from 'chai';
import { nearest } from '../../src/plugin/undefined-steps.js';

const expressions = [
  'the link {link} is cut',
  'the link {link} is up',
  '{node} can ping {node}',
  '{node} cannot ping {node}',
  'the ping comes back within {number} second(s)',
  'a/the network is/becomes steady',
  'リンク{links}を(同時に)切断する',
  '{node}から{node}に( )ping( )が通る',
];

describe('A step that nothing reads', () => {
  it('has what comes near, whatever names and numbers are in it', () => {
    expect(nearest('the link "main line" is cutt', expressions)[0]).to.equal('the link {link} is cut');
    expect(nearest('"office PC" can pingg "web server"', expressions)[0]).to.equal('{node} can ping {node}');
    expect(nearest('the ping comes back in 3 seconds', expressions)).to.deep.equal([
      'the ping comes back within {number} second(s)',
    ]);
    expect(nearest('「社内PC」から「Webサーバ」に ping がとおる', expressions)[0]).to.contain('が通る');
    expect(nearest('リンク「主回線」を切断した', expressions)).to.deep.equal([
      'リンク{links}を(同時に)切断する',
    ]);
  });

  it('has each form of an expression with alternatives', () => {
    expect(nearest('the network becomes stable', expressions)).to.deep.equal([
      'a/the network is/becomes steady',
    ]);
  });

  it('has nothing where nothing comes near', () => {
    expect(nearest('I log in to the portal and look at my orders', expressions)).to.deep.equal([]);
  });
});
