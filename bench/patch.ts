import { benchCuts, type CutTimes } from './patch/cut.js';
import { benchRepatching } from './patch/repatch.js';
import { withScope } from './scope/with-scope.js';

const NAME = 'bench patch';
const CUTS = 100;
const ROUNDS = 10;

/**
 * How fast a link is cut, and how fast 100 hosts are moved to other ports, against ovs-ofctl started as a process.
 * @param args `--repeats N`: cuts of each kind (default 100).
 */
export async function run(args: string[]): Promise<void> {
  const repeats = args[0] === '--repeats' ? Number(args[1]) : CUTS;
  const { ours, peer } = await withScope(NAME, scope => benchCuts(scope, repeats));
  console.log(`from the request, in ms, ${repeats} cuts each, in turn`);
  console.log('                       carrier lost    frames stop');
  console.log('                       p50     p99     p50     p99');
  row('Panel.cut', ours);
  row('ovs-ofctl mod-port', peer);

  const { otherPorts, rotated, processes } = await withScope(NAME, scope => benchRepatching(scope, ROUNDS));
  const [other, turned, flows] = [median(otherPorts), median(rotated), median(processes)];
  console.log('\n100 hosts, in ms (median)');
  console.log(`Panel.setWiring, all to other ports (every flow changes)   ${other.toFixed(1)}`);
  console.log(`Panel.setWiring, all by one port (software switch only)    ${turned.toFixed(1)}`);
  console.log(`100 x ovs-ofctl --no-names add-flow                        ${flows.toFixed(1)}`);
  const result = {
    ...{ bench: 'patch', ours: rounded(median(ours.carrier)), peer: rounded(median(peer.carrier)) },
    ratio: rounded(median(peer.carrier) / median(ours.carrier)),
    repatch_ratio: rounded(flows / other),
    unit: 'ms',
    ...{ ours_p99: rounded(p99(ours.carrier)), peer_p99: rounded(p99(peer.carrier)) },
    ...{ ours_traffic: rounded(median(ours.traffic)), peer_traffic: rounded(median(peer.traffic)) },
    ...{ ours_traffic_p99: rounded(p99(ours.traffic)), peer_traffic_p99: rounded(p99(peer.traffic)) },
    ...{ repatch_ours: rounded(other), repatch_rotated: rounded(turned), repatch_peer: rounded(flows) },
    cuts: repeats,
  };
  console.log(JSON.stringify(result));
}

function row(name: string, { carrier, traffic }: CutTimes): void {
  const figures = [median(carrier), p99(carrier), median(traffic), p99(traffic)];
  console.log(`${name.padEnd(20)} ${figures.map(value => value.toFixed(2).padStart(7)).join(' ')}`);
}

const median = (values: number[]): number => quantile(values, 0.5);
const p99 = (values: number[]): number => quantile(values, 0.99);

/** The smallest value that at least this part of the values does not exceed. An instant that was not seen counts as the worst. */
function quantile(values: number[], q: number): number {
  const sorted = values.map(value => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : value));
  sorted.sort((a, b) => a - b);
  return sorted[Math.ceil(q * sorted.length) - 1] ?? Number.NaN;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
