import { execa } from 'execa';
import { datapathType } from '../../src/patch/ovs.js';

/** Mininet raises limits of the kernel and leaves them so: what they were is put back at the end. */
const AROUND = `
import atexit, mininet.util
def raised(name, limit, raise_limit=mininet.util.sysctlTestAndSet):
    path = name if '/' in name else '/proc/sys/' + name.replace('.', '/')
    with open(path) as file:
        value = file.read()
    def put_back():
        with open(path, 'w') as file:
            file.write(value)
    atexit.register(put_back)
    raise_limit(name, limit)
mininet.util.sysctlTestAndSet = raised
`;

/**
 * Runs a Python script with Mininet's API, in its own process, which prints its result as JSON on its last line.
 * Arguments: how many hosts, and the kind of datapath that works here.
 * @returns undefined where Mininet is not installed (the package `mininet`).
 */
export async function runMininet<T>(script: string, count: number): Promise<T | undefined> {
  const datapath = (await datapathType()) === 'netdev' ? 'user' : 'kernel';
  const python = '/usr/bin/python3';
  const there = await execa(python, ['-c', 'import mininet'], { reject: false });
  if (there.exitCode !== 0) return undefined;
  const { stdout } = await execa(python, ['-', String(count), datapath], { input: AROUND + script });
  return JSON.parse(stdout.split('\n').at(-1) ?? '') as T;
}
