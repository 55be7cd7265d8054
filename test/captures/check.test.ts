import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { check } from './check.js';

const samples = resolve(dirname(fileURLToPath(import.meta.url)), '../../../test/captures/samples');

function checked(folder: string): { code: number; said: string[] } {
  const said: string[] = [];
  return { code: check(folder, line => said.push(...line.split('\n'))), said };
}

const ARP = `Protocol  Address          Age (min)  Hardware Addr   Type   Interface
Internet  192.0.2.20              9   0200.5e00.5320  ARPA   Vlan10
`;

describe('check:captures', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'captures-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function put(path: string, raw: string, expected?: string): void {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.raw`, raw);
    if (expected !== undefined) writeFileSync(`${file}.yml`, expected);
  }

  it('finds that what devices print is read as expected, on all platforms that have templates', () => {
    const { code, said } = checked(samples);
    expect(said.filter(line => !line.startsWith('agrees'))).to.deep.equal([said.at(-1)]);
    expect(said.at(-1)).to.match(/^\d+ captures: \d\d+ agree, 0 differ, 0 without a template$/);
    expect(code).to.equal(0);
  });

  it('says field by field what differs, and ends with 1', () => {
    put('cisco_ios/show_ip_arp/one', ARP, 'parsed_sample:\n  - ip_address: "192.0.2.21"\n    age: 9\n');
    const { code, said } = checked(folder);
    expect(said).to.deep.equal([
      'differs      cisco_ios/show_ip_arp/one.raw',
      '               record 1: ip_address is "192.0.2.20" instead of "192.0.2.21"',
      '1 captures: 0 agree, 1 differ, 0 without a template',
    ]);
    expect(code).to.equal(1);
  });

  it('counts records that are missing and fields that there are no columns for', () => {
    const two = 'parsed_sample:\n  - colour: red\n  - ip_address: 192.0.2.21\n';
    put('cisco_ios/show_ip_arp/two', ARP, two);
    expect(checked(folder).said.slice(1, 3)).to.deep.equal([
      '               1 records instead of 2',
      '               record 1: no column colour (expected "red")',
    ]);
  });

  it('knows columns by the names they bore formerly and filled up with blanks, and platforms by those of collections', () => {
    put(
      'cisco_ios/show_ip_arp/old',
      ARP,
      'parsed_sample:\n  - address: 192.0.2.20\n    mac: "0200.5e00.5320 "\n',
    );
    const fortinet = '192.0.2.4         0          02:00:5e:00:53:01 lan\r\n';
    put('fortinet/get_system_arp/2', fortinet, 'parsed_sample:\n  - interface: lan\n    AGE: 0\n');
    expect(checked(folder).code).to.equal(0);
  });

  it('says what has no template and what has no expected records', () => {
    put('cisco_ios/show_no_such/a', '12:00', 'parsed_sample: []\n');
    put('no_such_os/show_clock/a', '12:00', 'parsed_sample: []\n');
    put('cisco_ios/show_ip_arp/lonely', ARP);
    expect(checked(folder).said).to.deep.equal([
      'no template  cisco_ios/show_no_such/a.raw: none for this command',
      'no template  no_such_os/show_clock/a.raw: no platform no_such_os',
      'not checked  cisco_ios/show_ip_arp/lonely.raw: no .yml beside it',
      '2 captures: 0 agree, 0 differ, 2 without a template',
    ]);
  });

  it('compares values without the blanks around them', () => {
    put('cisco_ios/show_ip_arp/wide', ARP, 'parsed_sample:\n  - ip_address: "192.0.2.20  "\n');
    expect(checked(folder).code).to.equal(0);
  });

  it('takes an empty output for no records', () => {
    put('cisco_ios/show_ip_arp/empty', '\n', 'parsed_sample: []\n');
    expect(checked(folder).code).to.equal(0);
  });

  it('ends with 1 where there are no captures at all', () => {
    expect(checked(folder).code).to.equal(1);
  });
});
