import { flow, output, popTag, pushTag, type WantedFlow } from './flow.js';
import type { TrunkWire } from './routes.js';
import type { Hop } from './trunks.js';

/** The flows of one switch for a wire over trunks: two, whether it has one of the wire's ends or lies between. */
export function trunkWireFlows(switchName: string, { ends, hops, tag, untagged }: TrunkWire): WantedFlow[] {
  const backwards = hops.map(({ from, to }): Hop => ({ from: to, to: from })).reverse();
  const looks = untagged ? { vlan: 'untagged' as const } : {};
  const from = (end: TrunkWire['ends'][number], way: Hop[]): WantedFlow[] => {
    const [first] = way;
    if (end.switch !== switchName || !first) return [];
    return [
      flow('wire', { inPort: end.port, ...looks }, [pushTag(tag), output(first.from.port)]),
      flow('wire', { inPort: first.from.port, vlan: tag }, [popTag, output(end.port)]),
    ];
  };
  return [...from(ends[0], hops), ...from(ends[1], backwards), ...passFlows(switchName, hops, [tag])];
}

/**
 * The flows of one switch that lies between others, for tagged frames on their way: each tag passes as it is, both ways.
 * @param exit where the way ends at the last switch, if it goes on from there: a port of that switch.
 */
export function passFlows(switchName: string, hops: Hop[], tags: number[], exit?: number): WantedFlow[] {
  return hops.flatMap(({ to }, index) => {
    const onward = hops[index + 1]?.from.port ?? exit;
    if (to.switch !== switchName || onward === undefined) return [];
    return tags.flatMap(vlan => [
      flow('wire', { inPort: to.port, vlan }, [output(onward)]),
      flow('wire', { inPort: onward, vlan }, [output(to.port)]),
    ]);
  });
}
