import { row, type Template } from '../../../src/device/parse/template.js';
import { pattern } from '../../common/patterns.js';

/** Settings of one guest, `name: value` a line. */
function settings(commands: string[], names: Record<string, string>): Template {
  return {
    commands,
    columns: Object.keys(names),
    rules: Object.entries(names).map(([column, name]) => pattern(`^(?:${name}): *(?<${column}>.*)$`)),
  };
}

function same(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map(name => [name, name]));
}

/** Proxmox's containers and virtual machines. Collections name these commands with the number of a guest. */
export const containerSettings: Template = settings(['pct config', 'pct config 1'], {
  ...same('arch', 'cores', 'cpulimit', 'cpuunits', 'description', 'features', 'hostname', 'memory', 'net0'),
  ...same('onboot', 'ostype', 'rootfs', 'swap', 'tags', 'unprivileged'),
  lxc_apparmor_profile: 'lxc\\.apparmor\\.profile',
  lxc_cgroup_device_allow: 'lxc\\.cgroup2?\\.devices\\.allow',
});

export const machineSettings: Template = settings(['qm config', 'qm config 1'], {
  ...same('agent', 'audio0', 'balloon', 'cores', 'cpu', 'description', 'ide0', 'ide1', 'ide2', 'keyboard'),
  ...same('kvm', 'lock', 'machine', 'memory', 'meta', 'name', 'net0', 'net1', 'net2', 'net3', 'numa'),
  ...same('onboot', 'ostype', 'parent', 'sata0', 'sata1', 'scsi0', 'scsi1', 'scsihw', 'serial0', 'smbios1'),
  ...same('sockets', 'vga', 'virtio0', 'vmgenid'),
  boot: 'boot|bootdisk',
  cpu_limit: 'cpulimit',
});

export const containers: Template = {
  commands: ['pct list'],
  columns: ['vmid', 'status', 'lock', 'name'],
  rules: [row(/^(?<vmid>\d+)\s+(?<status>\S+)\s+(?:(?<lock>\S+)\s+)?(?<name>\S+)$/)],
  ignore: [/^VMID\s+Status/],
};

export const machines: Template = {
  commands: ['qm list'],
  columns: ['vmid', 'name', 'status', 'memory', 'disk', 'pid'],
  rules: [
    row(/^\s*(?<vmid>\d+) (?<name>\S+)\s+(?<status>\S+)\s+(?<memory>\d+)\s+(?<disk>[\d.]+)\s+(?<pid>\d+)$/),
  ],
  ignore: [/^\s*VMID NAME/],
};

export const proxmoxVersion: Template = {
  commands: ['pveversion'],
  columns: ['proxmox_version', 'running_kernel'],
  rules: [row(/^pve-manager\/(?<proxmox_version>[^/]+)\/\S+ \(running kernel: (?<running_kernel>[^)]+)\)$/)],
};

/** OpenVZ */
export const openvzContainers: Template = {
  commands: ['vzlist', 'vzlist -a'],
  columns: ['ctid', 'nproc', 'status', 'ip_addr', 'hostname'],
  rules: [
    row(
      /^\s*(?<ctid>\d+)\s+(?:-|(?<nproc>\d+))\s+(?<status>\S+)\s+(?:-|(?<ip_addr>\S+))\s+(?:-|(?<hostname>\S+))$/,
    ),
  ],
  ignore: [/^\s*CTID\s+NPROC/],
};

/** Extreme Fabric Automation */
export const fabricAutomation: Template = {
  commands: ['efa version'],
  columns: [
    ...['version', 'build', 'time_stamp', 'mode', 'deployment_type', 'deployment_platform', 'node_ip'],
    'time_elapsed',
  ],
  rules: [
    /^Version\s*: (?<version>\S+)$/,
    /^Build: (?<build>\S+)$/,
    /^Time Stamp: (?<time_stamp>\S+)$/,
    /^Mode: (?<mode>\S+)$/,
    /^Deployment Type: (?<deployment_type>\S+)$/,
    /^Deployment Platform: (?<deployment_platform>\S+)$/,
    /^Node IP: (?<node_ip>\S+)$/,
    /^--- Time Elapsed: (?<time_elapsed>\S+) ---$/,
  ],
};
