import { Given } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function untagged(
  this: NetWorld,
  count: number,
  name: string,
  port: string,
  from: string,
  gateway: string,
) {
  await this.net.hosts.make({ count, name, port, from, gateway });
}
Given('{number} hosts {text} are plugged into {node}, from {text} with gateway {node}', untimed, untagged);
Given(
  '{number}台のホスト{text}を{node}につなぎ、{text}から順にアドレスを付け、ゲートウェイを{node}とする',
  untimed,
  untagged,
);

async function tagged(
  this: NetWorld,
  count: number,
  name: string,
  port: string,
  vlan: number,
  from: string,
  gateway: string,
) {
  await this.net.hosts.make({ count, name, port, vlan, from, gateway });
}
Given(
  '{number} hosts {text} are plugged into {node} in VLAN {number}, from {text} with gateway {node}',
  untimed,
  tagged,
);
Given(
  '{number}台のホスト{text}を{node}の( )VLAN( ){number}につなぎ、{text}から順にアドレスを付け、ゲートウェイを{node}とする',
  untimed,
  tagged,
);

async function doubleTagged(
  this: NetWorld,
  count: number,
  name: string,
  port: string,
  inner: number,
  outer: number,
  from: string,
  gateway: string,
) {
  await this.net.hosts.make({ count, name, port, vlan: [outer, inner], from, gateway });
}
Given(
  '{number} hosts {text} are plugged into {node} in VLAN {number} inside VLAN {number}, from {text} with gateway {node}',
  untimed,
  doubleTagged,
);
Given(
  '{number}台のホスト{text}を{node}の( )VLAN( ){number}の中の( )VLAN( ){number}につなぎ、{text}から順にアドレスを付け、ゲートウェイを{node}とする',
  untimed,
  function (
    this: NetWorld,
    count: number,
    name: string,
    port: string,
    outer: number,
    inner: number,
    from: string,
    gateway: string,
  ) {
    return doubleTagged.call(this, count, name, port, inner, outer, from, gateway);
  },
);
