import { begins, row, type Template } from '../../../src/device/parse/template.js';
import { NODES } from './nodes.js';

export const clusterStatus: Template = {
  commands: ['show chassis cluster status'],
  columns: [
    ...['cluster_id', 'redundancy_group_id', 'failover_count', 'node', 'priority', 'status'],
    ...['preempt', 'manual', 'monitor_failures'],
  ],
  carried: ['cluster_id'],
  required: ['redundancy_group_id'],
  lists: ['node', 'priority', 'status', 'preempt', 'manual', 'monitor_failures'],
  rules: [
    /^\s*Cluster ID: (?<cluster_id>\d+)/,
    begins(/^Redundancy group: (?<redundancy_group_id>\d+)\s*, Failover count: (?<failover_count>\d+)/),
    /^\s*(?<node>node\d+)\s+(?<priority>\d+)\s+(?<status>\S+)\s+(?<preempt>\S+)\s+(?<manual>\S+)(?:\s+(?<monitor_failures>\S.*))?$/,
  ],
  ignore: [/^Monitor Failure codes|^\s*[A-Z]{2}\s+\S.* monitoring|^\s*Node\s+Priority/, ...NODES],
};

/** One table after the other, each with columns of its own. */
export const clusterInterfaces: Template = {
  commands: ['show chassis cluster interfaces'],
  columns: [
    ...['control_link_status', 'fabric_link_status', 'link_type', 'index', 'interface', 'status', 'security'],
    ...['child_interface', 'redundancy_group', 'weight'],
  ],
  carried: ['control_link_status', 'fabric_link_status', 'link_type'],
  required: ['interface'],
  rules: [
    { line: /^Control link status: (?<control_link_status>\S+)/, clear: true },
    /^(?<link_type>Control) interfaces:/,
    { line: /^Fabric link status: (?<fabric_link_status>\S+)/, clear: true },
    /^(?<link_type>Fabric) interfaces:/,
    { line: /^(?<link_type>Redundant-\S+) Information:/, clear: true },
    { line: /^Interface Monitoring:/, clear: true },
    row(
      /^\s*(?<index>\d+)\s+(?<interface>[a-z]+\d\S*)\s+(?<status>Up|Down)\s+(?<security>Enabled|Disabled)\b/,
    ),
    row(
      /^\s*(?<interface>fab\d+)\s+(?<child_interface>\S+)\s+(?<status>(?:Up|Down)(?:\s*\/\s*(?:Up|Down))?)(?:\s+(?<security>Enabled|Disabled))?$/,
    ),
    row(/^\s*(?<interface>[a-z]+\d+)\s+(?<status>Up|Down)\s+(?<redundancy_group>\d+|Not configured)$/),
    row(
      /^\s*(?<interface>[a-z]+-\S+)\s+(?<weight>\d+)\s+(?<status>(?:Up|Down)(?:\s*\/\s*(?:Up|Down))?)(?:\s+(?<redundancy_group>\d+))?$/,
    ),
  ],
  ignore: [
    /^\s*(?:Index\s+Interface|Name\s+(?:Child|Status)|Interface\s+Weight|\(Physical\/Monitored\))/,
    // The other link of the fabric, which is none.
    /^\s*fab\d+$/,
    ...NODES,
  ],
};
