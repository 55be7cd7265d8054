import type { Template } from '../../../src/device/parse/template.js';

/** `master` and `slave` are what the columns are called, whatever newer versions print. */
export const haStatus: Template = {
  commands: ['get system ha status'],
  columns: [
    ...['ha_health', 'model', 'ha_mode', 'ha_group', 'cluster_uptime', 'cluster_state_changed_time'],
    ...['ha_session_pickup_status', 'ha_session_pickup_delay', 'ha_override_status'],
    ...['ha_master_unit_name', 'ha_master_unit_serial', 'ha_master_unit_index'],
    ...['ha_slave_unit_name', 'ha_slave_unit_serial', 'ha_slave_unit_index'],
  ],
  required: ['ha_mode'],
  lists: ['ha_health'],
  rules: [
    /^HA Health Status: (?<ha_health>.+)$/,
    /^\s+(?<ha_health>WARNING: .+?);?$/,
    /^Model: (?<model>.+)$/,
    /^Mode: (?<ha_mode>.+)$/,
    /^Group(?: ID)?: (?<ha_group>\d+)/,
    /^Cluster Uptime: (?<cluster_uptime>.+)$/,
    /^Cluster state change time: (?<cluster_state_changed_time>.+)$/,
    /^ses_pickup: (?<ha_session_pickup_status>\w+)(?:, ses_pickup_delay=(?<ha_session_pickup_delay>\w+))?/,
    /^override: (?<ha_override_status>\w+)/,
    /^(?:Master|Primary)\s*: (?<ha_master_unit_name>[^,]+), (?<ha_master_unit_serial>[^,\s]+), .*index = (?<ha_master_unit_index>\d+)/,
    /^(?:Slave|Secondary)\s*: (?<ha_slave_unit_name>[^,]+), (?<ha_slave_unit_serial>[^,\s]+), .*index = (?<ha_slave_unit_index>\d+)/,
    /^Master\s*:\s*\d+\s+(?<ha_master_unit_name>\S+)\s+(?<ha_master_unit_serial>\S+)\s+(?<ha_master_unit_index>\d+)/,
    /^Slave\s*:\s*\d+\s+(?<ha_slave_unit_name>\S+)\s+(?<ha_slave_unit_serial>\S+)\s+(?<ha_slave_unit_index>\d+)/,
  ],
  // Usage, heartbeat interfaces, history: nothing that tells a role.
  ignore: [/^/],
};
