import { mkdirSync } from 'node:fs';
import { TsunaguError } from '../errors/index.js';
import { createNamespaces, runIn } from '../netns/index.js';
import type { Ledger, UndoRecord } from '../scope/index.js';
import { layCables } from './cabling.js';
import { errors } from './errors.js';
import { machineAccounts, ownerOf } from './machine/accounts.js';
import { type MachineMaterial, machineFiles } from './machine/files.js';
import { writeNodeFolder } from './machine/node-folder.js';
import type { LabSpec, MachineNode } from './model.js';
import { folderOf, machinesOf, namespaceOf, namespacesOf } from './naming.js';
import { startSwitches } from './openvswitch.js';
import { checkMachine } from './preflight.js';
import { writeRecord } from './record.js';
import { RunningLab } from './running.js';
import { start } from './start.js';
import { LAB_FOLDER, labDown } from './undo.js';
import { within } from './within.js';

export interface LabUpOptions {
  ledger: Ledger;
  /** A folder for all files of the lab, to be made by `labUp`; the one around it is there. */
  runDir: string;
  signal?: AbortSignal;
  /** Told after each step. */
  onProgress?: (progress: LabProgress) => void;
  /**
   * Awaited when the lab's namespace is there with its addresses and nothing runs in it yet: a controller that listens
   * in it by then is found by the patch switch at once, and not a second later.
   */
  onNamespace?: (namespace: string) => unknown;
}

/** What is done: all namespaces, all cables, all switches, or one machine. */
export interface LabProgress {
  step: 'namespaces' | 'cables' | 'switches' | 'machine';
  node?: string;
  /** Since the start, in milliseconds. */
  elapsedMs: number;
}

/**
 * Brings a lab up. Its programs run when this resolves; whether the network works is for `waitReady`.
 * On failure everything is taken down again.
 * @throws TsunaguError `lab.notRoot`, `lab.programsMissing`, `lab.folderTaken`, `lab.interfaceTaken`, `netns.exists`,
 *   `lab.start`; the signal's reason when it is aborted.
 */
export async function labUp(lab: LabSpec, options: LabUpOptions): Promise<RunningLab> {
  checkMachine(lab, options.runDir);
  const made: Made[] = [];
  const ledger: Ledger = {
    add(...records) {
      const strike = options.ledger.add(...records);
      made.push({ records, strike });
      return strike;
    },
  };
  const down = async () => {
    await labDown(made.flatMap(({ records }) => records));
    for (const { strike } of made.splice(0)) strike();
  };
  try {
    await bringUp(lab, { ...options, ledger });
  } catch (error) {
    await down().catch(undoing => {
      if (!(error instanceof TsunaguError && undoing instanceof TsunaguError)) throw undoing;
      error.causes.push(undoing);
    });
    throw error;
  }
  return new RunningLab(lab, options.runDir, down);
}

interface Made {
  records: UndoRecord[];
  strike: () => void;
}

async function bringUp(lab: LabSpec, options: LabUpOptions): Promise<void> {
  const { ledger, runDir, signal } = options;
  const begin = performance.now();
  const done = (step: LabProgress['step'], node?: string) =>
    options.onProgress?.({ step, ...(node && { node }), elapsedMs: performance.now() - begin });
  const nodes = [...lab.nodes.values()];
  signal?.throwIfAborted();

  ledger.add({ kind: LAB_FOLDER, path: runDir });
  mkdirSync(runDir, { mode: 0o700 });
  writeRecord(runDir, lab);
  for (const node of nodes) {
    if (node.type === 'patchswitch') ledger.add({ kind: 'veth', name: node.uplink.interface });
  }
  await createNamespaces(namespacesOf(lab), ledger);
  done('namespaces');

  const kernelVlans = await hasVlans(lab, signal);
  const [material] = await settled([
    machineMaterial(lab, kernelVlans, signal),
    layCables(lab, kernelVlans, signal),
  ]);
  done('cables');
  await options.onNamespace?.(lab.namespace);

  await settled([
    startSwitches(lab, runDir, kernelVlans, signal).then(() => done('switches')),
    ...machinesOf(lab).map(async machine => {
      await startMachine(lab, machine, runDir, material, signal);
      done('machine', machine.name);
    }),
  ]);
}

async function startMachine(
  lab: LabSpec,
  machine: MachineNode,
  runDir: string,
  material: MachineMaterial,
  signal?: AbortSignal,
): Promise<void> {
  const cwd = folderOf(runDir, machine.name);
  writeNodeFolder(cwd, machineFiles(lab, machine, material));
  const namespace = namespaceOf(lab, machine);
  await start({ node: machine.name, namespace, argv: ['sh', 'launch.sh'], cwd }, signal);
}

async function machineMaterial(
  lab: LabSpec,
  kernelVlans: boolean,
  signal?: AbortSignal,
): Promise<MachineMaterial> {
  const accounts = machineAccounts();
  const frr = ownerOf(accounts, 'frr');
  if (!frr && machinesOf(lab).some(machine => machine.frr)) {
    throw errors.programsMissing({ programs: ['frr (user)'], packages: ['frr'] });
  }
  // By standard input: arguments can be read by everybody.
  const argv = ['openssl', 'passwd', '-6', '-stdin'];
  const input = `${lab.login.password}\n`;
  const hash = await start({ node: 'openssl', namespace: lab.namespace, argv, input }, signal);
  return { accounts, frr, kernelVlans, passwordHash: hash.trim() };
}

/** Whether the kernel makes 802.1Q interfaces (CONFIG_VLAN_8021Q), tried where it disturbs nobody. */
async function hasVlans(lab: LabSpec, signal?: AbortSignal): Promise<boolean> {
  if (machinesOf(lab).every(({ vlans }) => vlans.length === 0)) return true;
  return within(lab.namespace, async namespace => {
    const trial = (verb: string, ...more: string[]) =>
      runIn(namespace, 'ip', ['link', verb, 'link', 'lo', 'name', 'try.1', ...more], {
        budgetMs: 5000,
        signal,
      });
    if ((await trial('add', 'type', 'vlan', 'id', '1')).exitCode !== 0) return false;
    await runIn(namespace, 'ip', ['link', 'delete', 'try.1'], { budgetMs: 5000, signal });
    return true;
  });
}

/** Waits for all of them, also when one fails, so that nothing is taken down while it is being made. */
async function settled<T extends readonly unknown[]>(work: readonly [...{ [K in keyof T]: Promise<T[K]> }]) {
  await Promise.allSettled(work);
  return Promise.all(work);
}
