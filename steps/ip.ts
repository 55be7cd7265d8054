import { defineParameterType, Then } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

/** A protocol over IP that has no ports, by the number that IANA gave it. */
interface IpProtocol {
  name: string;
  protocol: number;
}

const numbers: Record<string, number> = { GRE: 47, ESP: 50, AH: 51, OSPF: 89, VRRP: 112 };

defineParameterType({
  name: 'ipProtocol',
  regexp: /\s?(GRE|ESP|AH|OSPF|VRRP)\s?/,
  transformer: (name: string): IpProtocol => ({ name, protocol: numbers[name] ?? 0 }),
});

async function canSend(this: NetWorld, from: string, protocol: IpProtocol, to: string) {
  await this.net.host(from).can.ip(to, protocol);
}
Then(
  '{ipProtocol}packets of {node} arrive at {node}',
  untimed,
  function (this: NetWorld, protocol: IpProtocol, from: string, to: string) {
    return canSend.call(this, from, protocol, to);
  },
);
Then(
  '{node}から{node}に{ipProtocol}パケットが届く',
  untimed,
  function (this: NetWorld, from: string, to: string, protocol: IpProtocol) {
    return canSend.call(this, from, protocol, to);
  },
);

async function cannotSend(this: NetWorld, from: string, protocol: IpProtocol, to: string) {
  await this.net.host(from).cannot.ip(to, protocol);
}
Then(
  '{ipProtocol}packets of {node} do not arrive at {node}',
  untimed,
  function (this: NetWorld, protocol: IpProtocol, from: string, to: string) {
    return cannotSend.call(this, from, protocol, to);
  },
);
Then(
  '{node}から{node}に{ipProtocol}パケットが届かない',
  untimed,
  function (this: NetWorld, from: string, to: string, protocol: IpProtocol) {
    return cannotSend.call(this, from, protocol, to);
  },
);
