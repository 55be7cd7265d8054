import { begins, row, type Template } from '../../../src/device/parse/template.js';
import { IPV4, IPV6, pattern } from '../../common/patterns.js';

const ADDRESS = `(?:${IPV4}|${IPV6})`;

/** Who is at the other end of an encrypted session. Of several attempts the last counts. */
export const cryptoSessions: Template = {
  commands: ['show crypto session detail'],
  columns: [
    ...['interface', 'profile', 'uptime', 'session_status', 'peer', 'port', 'fvrf', 'ivrf', 'description'],
    ...['phase1_id', 'session_id', 'ikev1_status', 'local_ip', 'local_port', 'remote_ip', 'remote_port'],
    ...['capabilities', 'conn_id', 'lifetime', 'permit', 'src_host', 'src_mask', 'dst_host', 'dst_mask'],
    ...['active_sa', 'origin'],
  ],
  required: ['interface'],
  rules: [
    begins(/^Interface: (?<interface>\S+)/),
    /^Profile: (?<profile>\S+)/,
    /^Uptime: (?<uptime>\S+)/,
    /^Session status: (?<session_status>\S+)/,
    /^Peer: (?<peer>\S+) port (?<port>\d+) fvrf: (?<fvrf>\S+) ivrf: (?<ivrf>\S+)/,
    /^\s+Desc: (?<description>.+)$/,
    /^\s+Phase1_id: (?<phase1_id>.+)$/,
    /^\s+Session ID: (?<session_id>\d+)/,
    /^\s+IKE\w* SA: local (?<local_ip>\S+)\/(?<local_port>\d+) remote (?<remote_ip>\S+)\/(?<remote_port>\d+) (?<ikev1_status>\w+)/,
    /^\s+Capabilities:(?<capabilities>\S+) connid:(?<conn_id>\d+) lifetime:(?<lifetime>\S+)/,
    pattern(
      '^\\s+IPSEC FLOW: permit (?<permit>\\S+) (?:host )?(?<src_host>[^\\s/]+)(?:/(?<src_mask>\\S+))?',
      ' (?:host )?(?<dst_host>[^\\s/]+)(?:/(?<dst_mask>\\S+))?',
    ),
    /^\s+Active SAs: (?<active_sa>\d+), origin: (?<origin>.+)$/,
  ],
  ignore: [/^Crypto session current|^Code: |^[A-Z] - |^\s+(?:In|Out)bound: /],
};

export const dmvpnPeers: Template = {
  commands: ['show dmvpn'],
  columns: ['peer_nbma', 'peer_tunnel', 'state', 'uptime', 'attribute'],
  required: ['peer_tunnel'],
  carried: ['peer_nbma'],
  rules: [
    row(
      pattern(
        `^\\s*\\d+\\s+(?:(?<peer_nbma>${ADDRESS}|UNKNOWN)\\s+)?(?<peer_tunnel>${ADDRESS})`,
        '\\s+(?<state>[A-Z]+)\\s+(?<uptime>\\S+)\\s+(?<attribute>\\w+)$',
      ),
    ),
    // More tunnels to the same peer.
    row(
      pattern(
        `^\\s+(?<peer_tunnel>${ADDRESS})\\s+(?<state>[A-Z]+)\\s+(?<uptime>\\S+)\\s+(?<attribute>\\w+)$`,
      ),
    ),
  ],
  ignore: [/^Legend:|^ {8}\S|^=+$|^[-\s]+$|^Interface: |^Type:|^\s*# Ent/],
};

export const nvePeers: Template = {
  commands: ['show nve peers'],
  columns: ['interface', 'vni', 'type', 'peer', 'rmac', 'state'],
  rules: [
    row(
      pattern(
        `^(?<interface>nve\\d+)\\s+(?<vni>\\d+)\\s+(?<type>\\S+)\\s+(?<peer>${ADDRESS})\\s+(?<rmac>\\S+)`,
        '\\s+\\d+\\s+(?<state>[A-Z]+)(?:\\s+\\S+)*$',
      ),
    ),
  ],
  ignore: [/^'.' - |^Interface\s+VNI/],
};

export const nveNetworks: Template = {
  commands: ['show nve vni'],
  columns: ['interface', 'vni', 'mcast_group', 'state', 'mode', 'bd', 'vrf'],
  rules: [
    row(
      /^(?<interface>nve\d+)\s+(?<vni>\d+)\s+(?<mcast_group>\S+)\s+(?<state>\w+)\s+(?<mode>\S+)\s+(?<bd>\S+)(?:\s+\w+)?\s+(?<vrf>\S+)$/,
    ),
  ],
  ignore: [/^Interface\s+VNI/],
};
