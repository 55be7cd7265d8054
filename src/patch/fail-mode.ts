import { TsunaguError } from '../errors/index.js';
import type { PatchSwitchSpec } from '../testbed/model.js';
import { datapathText } from './controlled-switch.js';
import type { WantedFlow } from './flow.js';
import { type CommandOptions, vsctl } from './ovs.js';
import { switchErrors } from './switch-errors.js';

/** OFPP_NORMAL, OFPP_FLOOD, OFPP_ALL (OpenFlow 1.3.5, 7.2.1): the switch forwards as it likes. */
const AS_IT_LIKES = [0xffff_fffa, 0xffff_fffb, 0xffff_fffc];

/**
 * Whether a patch switch that is a bridge of this machine's own Open vSwitch forwards nothing by itself. OpenFlow
 * cannot say: without its controller, a bridge whose fail_mode is not `secure` deletes all flows and becomes a learning
 * switch, and the cables of a patch switch make loops (ovs-vswitchd.conf.db(5), fail_mode).
 * @throws switch.failsOpen with the command to be given.
 */
export async function checkFailMode(spec: PatchSwitchSpec, options: CommandOptions = {}): Promise<void> {
  const id = datapathText(spec.datapathId);
  const find = ['--bare', '--columns=name,fail_mode', 'find', 'Bridge', `datapath_id="${id}"`];
  const found = await vsctl(find, options).catch(error => {
    // Without an Open vSwitch here the switch is elsewhere.
    if (error instanceof TsunaguError) return '';
    throw error;
  });
  const [bridge = '', mode = ''] = found.split('\n');
  if (bridge === '' || mode === 'secure') return;
  throw switchErrors.failsOpen(
    { switch: spec.name, bridge, mode: mode || 'standalone' },
    { where: spec.where },
  );
}

/** Flows that forward frames of any port as the switch likes, where no other flow takes them. */
export function forwardsByItself(flows: Pick<WantedFlow, 'match' | 'instructions'>[]): boolean {
  return flows.some(
    ({ match, instructions }) =>
      match.inPort === undefined &&
      instructions.some(
        each =>
          'actions' in each &&
          each.actions.some(action => action.type === 'output' && AS_IT_LIKES.includes(action.port)),
      ),
  );
}
