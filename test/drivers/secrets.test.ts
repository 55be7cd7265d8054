import { expect } from 'chai';
import { platforms } from '../../drivers/index.js';
import { mask } from '../../src/device/mask.js';

/** Lines of configurations as these platforms print them; what begins with Planted must never be seen. */
const LINES: Record<string, string[]> = {
  cisco_ios: [
    'enable secret 5 Planted1',
    'enable password Planted2',
    'username ops privilege 15 secret 9 Planted3',
    'username ops password 7 Planted4',
    'snmp-server community Planted5 RO',
    'snmp-server host 192.0.2.9 version 2c Planted6',
    'snmp-server host 192.0.2.9 Planted7',
    'snmp-server user u g v3 auth sha Planted8 priv aes 128 Planted9',
    'tacacs-server key 7 Planted10',
    'radius-server key Planted11',
    ' key 7 Planted12',
    '  key-string 7 Planted13',
    ' ip ospf message-digest-key 1 md5 7 Planted14',
    ' neighbor 192.0.2.2 password 7 Planted15',
    ' standby 1 authentication md5 key-string Planted16',
    ' vrrp 1 authentication text Planted17',
    'crypto isakmp key Planted18 address 192.0.2.2',
    ' ppp chap password 0 Planted19',
    ' wpa-psk ascii 0 Planted20',
    'ntp authentication-key 1 md5 Planted21 7',
  ],
  juniper_junos: [
    'set system root-authentication encrypted-password "Planted1"',
    'set snmp community Planted2 authorization read-only',
    'set protocols ospf area 0 interface ge-0/0/0 authentication md5 1 key "Planted3"',
    'set security ike policy P pre-shared-key ascii-text "Planted4"',
    'set system radius-server 192.0.2.1 secret "Planted5"',
  ],
  fortinet_fortios: [
    '        set password ENC Planted1',
    '        set psksecret ENC Planted2',
    '        set passwd Planted3',
    '        set passphrase ENC Planted4',
  ],
  yamaha_rtx: [
    'login password Planted1',
    'administrator password encrypted Planted2',
    ' ipsec ike pre-shared-key 1 text Planted3',
    ' pp auth myname user@example.com Planted4',
    'snmp community read-only Planted5',
  ],
  vyos: [
    "set system login user vyos authentication encrypted-password 'Planted1'",
    "set vpn ipsec authentication psk A secret 'Planted2'",
    'set service snmp community Planted3 authorization ro',
  ],
  frr: [
    ' ip ospf message-digest-key 1 md5 Planted1',
    ' neighbor 192.0.2.2 password Planted2',
    'password Planted3',
  ],
  hp_procurve: ['snmp-server community "Planted1" unrestricted', 'password manager plaintext "Planted2"'],
};

describe('Secrets in what devices print', () => {
  for (const [id, lines] of Object.entries(LINES)) {
    it(`are not shown: ${id}`, () => {
      const platform = platforms.get(id);
      if (!platform) throw new Error(`no ${id}`);
      const shown = lines.map(line => mask(platform, line)).filter(line => line.includes('Planted'));
      expect(shown).to.deep.equal([]);
    });
  }
});
