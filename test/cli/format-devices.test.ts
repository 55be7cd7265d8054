import { expect } from 'chai';
import { deviceText } from '../../src/cli/format-devices.js';

const device = { name: 'R1', platform: 'frr' };

describe('what status says of a device', () => {
  it('is that it is clean, unless something is known', () => {
    expect(deviceText(device, undefined, 'en')).to.equal('frr, clean');
    expect(deviceText(device, { lines: 0 }, 'ja')).to.equal('frr, 正常');
    expect(deviceText({ ...device, tainted: 'why' }, undefined, 'en')).to.equal('frr, why');
    expect(deviceText(device, { lines: 2 }, 'en')).to.contain('2 lines: tsunagu device diff R1');
    expect(deviceText(device, { unseen: undefined }, 'ja')).to.contain('時間内に');
  });

  it('is what becomes of a change that is not confirmed, and how to decide it', () => {
    const change = (more: object) => ({ ...device, change: { file: 'a.conf', ...more } });
    const until = new Date(2026, 0, 1, 12, 34, 56).getTime();
    expect(deviceText(change({}), undefined, 'en'))
      .to.contain('a.conf, which is not confirmed; nothing takes it back')
      .and.to.contain('tsunagu device rollback R1');
    expect(deviceText(change({ until, expiry: 'restarts' }), undefined, 'en')).to.contain(
      'at 12:34:56 it restarts with its saved configuration',
    );
    expect(deviceText(change({ until, expiry: 'reverts' }), undefined, 'ja')).to.contain(
      '12:34:56 に自動で取り消されます（tsunagu device confirm R1',
    );
  });
});
