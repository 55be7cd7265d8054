import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TsunaguError } from '../../src/errors/index.js';
import { type LoadOptions, loadTestbed, type Testbed } from '../../src/testbed/index.js';

/** Writes a text to a testbed file of its own for as long as `use` runs. */
export function withFile<T>(text: string, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'testbed-'));
  try {
    const file = join(folder, 'testbed.yaml');
    writeFileSync(file, text);
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function load(text: string, options: LoadOptions = { env: {} }): Testbed {
  return withFile(text, file => loadTestbed(file, options));
}

/** The error that loading a text throws. */
export function failure(text: string, options?: LoadOptions): TsunaguError {
  try {
    load(text, options);
  } catch (error) {
    if (error instanceof TsunaguError) return error;
    throw error;
  }
  throw new Error('the testbed file was accepted');
}

/** A file that is right in all its parts. */
export const RIGHT = `version: 1
lab: two-routes
sites:
  lab:
    management: { namespace: tsu-lab }
switches:
  PS1:
    datapath: "0x00000000000000a1"
    listen: 127.0.0.1:6653
    uplink: { port: 1, interface: tsu-up }
    ports:
      2: SW1-1
      3: { name: SW2-1, description: 2F office }
      4: port 4
      5: port 5
      6: port 6
      7: port 7
      8: port 8
      9: port 9
      10: port 10
      11: port 11
hosts:
  社内PC:
    aliases: [office PC]
    address: 10.0.1.10/24
    gateway: 10.0.1.1
    port: PS1:2
    vlan: 10
  web:
    addresses: [10.0.2.10/24, "2001:db8:1:0::10/64"]
    port: PS1:SW2-1
    mac: 02-00-00-00-00-AB
links:
  R1 - R2 main:
    aliases: [主回線]
    ports: [PS1:5, PS1:6]
  R1 - R2 backup:
    pairs: [[PS1:7, PS1:8], [PS1:9, PS1:10]]
devices:
  R1:
    platform: frr
    address: 192.0.2.1
    port: 2222
    user: admin
    password: \${LAB_PASSWORD:-tsunagu}
reset: { when: always, budget: 2min }
`;
