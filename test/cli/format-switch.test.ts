import { expect } from 'chai';
import type { PortView, SwitchView } from '../../src/agent/protocol.js';
import { formatSwitch } from '../../src/cli/format-switch.js';
import { formatWires } from '../../src/cli/format-wires.js';

const port = (number: number, more: Partial<PortView>): PortView => ({
  ...{ port: number, name: `eth${number}`, up: true, enabled: true, hosts: [] },
  ...more,
});
const view: SwitchView = {
  ...{ name: 'PS1', datapathId: '00000000000000a1', connected: true, flows: [], otherFlows: 0 },
  ports: [
    port(23, { trunk: { to: 'PS2:23', links: ['across', 'R1 - R2'] } }),
    port(24, { trunk: { to: 'PS2:24', links: [] } }),
  ],
};

describe('what switch show says', () => {
  it('of trunks: where they lead, and which links run over them', () => {
    expect(formatSwitch(view, 'en'))
      .to.match(/23 .*trunk to PS2:23 \(across, R1 - R2\)$/m)
      .and.match(/24 .*trunk to PS2:24$/m);
    expect(formatSwitch(view, 'ja')).to.match(/PS2:23 へのトランク（across、R1 - R2）$/m);
  });

  it('of wires: totals and rates of each direction, and that there are no rates', () => {
    const count = (packets: number) => ({ packets, bytes: 100 * packets });
    const total = { received: count(1000), sent: count(990) };
    const text = formatWires(
      [
        {
          link: 'across',
          directions: [
            { from: 'PS1:5', to: 'PS2:5', total, perSecond: { received: count(50.4), sent: count(50.4) } },
            { from: 'PS2:5', to: 'PS1:5', total },
          ],
        },
      ],
      'en',
    );
    expect(text).to.match(/across +PS1:5 +PS2:5 +1000 +990 +50 +40320$/m);
    expect(text).to.match(/across +PS2:5 +PS1:5 +1000 +990 +- +-$/m);
  });
});
