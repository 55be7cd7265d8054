import { join } from 'node:path';
import type { MachineNode, VlanInterface } from '../model.js';
import type { Draft } from '../schema.js';

type MachineDraft = Extract<Draft['nodes'][string], { type: MachineNode['type'] }>;

/** A machine of the lab file, with absolute paths; `folder` is where the lab file is. */
export function assembleMachine(folder: string, name: string, draft: MachineDraft): MachineNode {
  const { type, management, run, ports = [], addresses = {}, routes = {} } = draft;
  const path = (file: string) => join(folder, file);
  const machine: MachineNode = {
    ...{ type, name },
    ports: ports.filter(port => !port.includes('.')),
    vlans: ports.filter(port => port.includes('.')).map(vlanInterface),
    addresses: new Map(Object.entries(addresses).map(([port, given]) => [port, [given].flat()])),
    routes: new Map(Object.entries(routes)),
    ...(management !== undefined && { management }),
    ...(run !== undefined && { run }),
  };
  switch (draft.type) {
    case 'router': {
      const { daemons = [], config, firewall: rules } = draft;
      return {
        ...machine,
        frr: { daemons, config: path(config) },
        ...(rules !== undefined && { rules: path(rules) }),
      };
    }
    case 'firewall': {
      const { rules, keepalived, conntrackd } = draft;
      return {
        ...machine,
        rules: path(rules),
        ...(keepalived !== undefined && { keepalived: path(keepalived) }),
        ...(conntrackd !== undefined && { conntrackd: path(conntrackd) }),
      };
    }
    case 'linux':
      return { ...machine, ...(draft.rules !== undefined && { rules: path(draft.rules) }) };
  }
}

function vlanInterface(name: string): VlanInterface {
  const [port = '', vlan = ''] = name.split('.');
  return { name, port, vlan: Number(vlan) };
}
