import { filesOfLab, labOf, labUp, loadLab } from '../../lab/index.js';
import { Namespace } from '../../netns/index.js';
import type { Scope } from '../../scope/index.js';
import type { SiteSpec } from '../../testbed/index.js';
import { labFolder } from '../paths.js';
import { ControlChannel } from './control-channel.js';
import { refuseLabByHand } from './lab-journal.js';
import type { OpenOptions, Parts } from './open-options.js';

/** The lab, if there is one, and the OpenFlow listeners in the management network. */
export async function openControl(
  { testbed, scope, ledger, onSwitches, switches }: Parts,
  site: SiteSpec,
  { name, env, files, signal }: OpenOptions,
) {
  if (testbed.lab === undefined) {
    const management = openManagement(site, scope);
    return { management, channel: await ControlChannel.open(switches, management, scope), lab: undefined };
  }
  const spec = loadLab(labOf(testbed.lab, testbed.file), { env });
  refuseLabByHand(spec);
  files.note(...filesOfLab(spec));
  let opened: { management: Namespace; channel: ControlChannel } | undefined;
  const lab = await labUp(spec, {
    ...{ ledger, signal, runDir: labFolder(name) },
    onNamespace: async () => {
      const management = openManagement(site, scope);
      opened = { management, channel: await ControlChannel.open(switches, management, scope) };
    },
  });
  scope.defer(`lab ${testbed.lab}`, async () => {
    await lab.down();
    // Its switches are gone, and with them what was done to them.
    onSwitches.strikeAll();
  });
  if (!opened) throw new Error('the lab came up without its namespace');
  return { ...opened, lab };
}

function openManagement(site: SiteSpec, scope: Scope): Namespace {
  if (site.managementNamespace === undefined) return Namespace.own();
  const management = Namespace.open(site.managementNamespace);
  scope.defer('management namespace', () => management.close());
  return management;
}
