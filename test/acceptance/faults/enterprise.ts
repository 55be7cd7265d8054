/** A fault in the network `enterprise`, planted in the files of its lab. */
export interface Fault {
  name: string;
  /** Changes of the lab's files, by name. */
  lab: Record<string, (text: string) => string>;
  /**
   * Which scenarios it may break, by their text with the feature's name before it and hosts by their own names; all
   * others must hold.
   */
  touches: RegExp;
}

/** Changes a text, which must be there: a fault that is not planted would be found by nobody. */
function change(from: string, to: string): (text: string) => string {
  return text => {
    if (!text.includes(from)) throw new Error(`the lab's file does not contain ${JSON.stringify(from)}`);
    return text.replaceAll(from, to);
  };
}

/** A command that a firewall runs when it comes up. */
const runs = (firewall: string, command: string) =>
  change(
    `    keepalived: ${firewall}.keepalived.conf\n`,
    `    keepalived: ${firewall}.keepalived.conf\n    run: ${command}\n`,
  );

/** Both firewalls run it: it must not matter which one is active. */
const bothRun = (command: string) => (text: string) => runs('FW2', command)(runs('FW1', command)(text));

/** Another machine in the DMZ, on a port of L2SW1 of its own. */
function intruder(address: string, run?: string): (text: string) => string {
  return text =>
    [
      change(
        '      dmz: { access: 2023 }\n',
        '      dmz: { access: 2023 }\n      intruder: { access: 2023 }\n',
      ),
      change(
        '\ncables:\n',
        `\n  INTRUDER:\n    type: linux\n    ports: [eth0]\n    addresses: { eth0: ${address} }\n${run ? `    run: ${run}\n` : ''}\ncables:\n  - [L2SW1:intruder, INTRUDER:eth0]\n`,
      ),
    ].reduce((all, each) => each(all), text);
}

const inFirewall = (from: string, to: string) => ({ 'firewall.nft': change(from, to) });

/** Twelve of the kinds that happen: forgotten, mistyped, mixed up, left over. */
export const faults: Fault[] = [
  {
    name: 'a missing policy',
    lab: inFirewall('    ip saddr $vpn_pool ip daddr $test_server tcp dport { 23, 13000 } accept\n', ''),
    touches: /VPN利用者PC[\s\S]*テストサーバ/,
  },
  {
    name: 'a wrong NAT',
    lab: inFirewall('dnat to $vpn_server', 'dnat to 10.10.0.100'),
    touches: /203\.0\.113\.5/,
  },
  {
    name: 'swapped VLANs',
    lab: {
      'lab.yaml': change(
        '      internal: { access: 2025 }\n      dmz: { access: 2023 }\n',
        '      internal: { access: 2023 }\n      dmz: { access: 2025 }\n',
      ),
    },
    touches: /開発PC|DNSサーバ/,
  },
  {
    name: 'a dead HA link',
    lab: { 'lab.yaml': runs('FW1', 'ip link set sync down') },
    touches: /セッション|session/,
  },
  {
    name: 'a stale ARP entry',
    lab: {
      'lab.yaml': bothRun(
        'ip neigh replace 10.10.0.100 lladdr 02:00:00:00:00:99 dev inside.2023 nud permanent',
      ),
    },
    touches: /DMZサーバ/,
  },
  {
    name: 'session synchronisation off',
    lab: {
      'lab.yaml': text =>
        change(
          '    conntrackd: FW2.conntrackd.conf\n',
          '',
        )(change('    conntrackd: FW1.conntrackd.conf\n', '')(text)),
    },
    touches: /セッション|session/,
  },
  {
    name: 'a missing route',
    lab: {
      'FW1.keepalived.conf': change('    default via 203.0.113.1 dev external\n', ''),
      'FW2.keepalived.conf': change('    default via 203.0.113.1 dev external\n', ''),
    },
    // Of what is outside, only the router is left.
    touches: /インターネット(?:PC|DNS)|公開Webサーバ|NTPサーバ|協力会社PC|198\.51\.100\./,
  },
  {
    name: 'an MTU that is too small',
    lab: { 'lab.yaml': bothRun('ip link set inside.2025 mtu 1400') },
    touches: /1500 バイト/,
  },
  {
    name: 'a loss in one direction',
    lab: inFirewall(
      '  chain forward {\n    type filter hook forward priority filter; policy drop;\n',
      '  chain forward {\n    type filter hook forward priority filter; policy drop;\n    ip saddr 198.51.100.4 drop\n',
    ),
    touches: /NTPサーバ/,
  },
  {
    name: 'a duplicate address',
    lab: { 'lab.yaml': intruder('10.10.0.100/24') },
    touches: /DMZサーバ/,
  },
  {
    name: 'a DNS server that answers wrong',
    lab: {
      'lab.yaml': intruder(
        '10.10.0.53/24',
        'ip route add default via 10.10.0.1; dnsmasq --no-daemon --no-resolv --no-hosts --address=/#/192.0.2.66',
      ),
      'firewall.nft': text =>
        [
          change(
            '    iifname $internet ip daddr $vpn_public dnat to $vpn_server\n',
            '    iifname $internet ip daddr $vpn_public dnat to $vpn_server\n    iifname $internal ip daddr $dns_server udp dport 53 dnat to 10.10.0.53\n',
          ),
          change(
            '    ip daddr $dns_server meta l4proto',
            '    ip daddr { $dns_server, 10.10.0.53 } meta l4proto',
          ),
        ].reduce((all, each) => each(all), text),
    },
    touches: /DNSサーバ/,
  },
  {
    name: 'a firewall that permits what it must not',
    lab: inFirewall(
      '  chain dmz_to_internal {\n',
      '  chain dmz_to_internal {\n    ip saddr $dmz_servers tcp dport 11000 accept\n',
    ),
    touches: /「DMZサーバ」から「資産管理サーバ」/,
  },
];
