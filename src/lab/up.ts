import { mkdirSync } from 'node:fs';
import { TsunaguError } from '../errors/index.js';
import { createNamespaces } from '../netns/index.js';
import type { Ledger, UndoRecord } from '../scope/index.js';
import { machineAccounts, ownerOf } from './accounts.js';
import { layCables } from './cabling.js';
import { errors } from './errors.js';
import type { LabSpec, RouterNode } from './model.js';
import { folderOf, namespaceOf, namespacesOf } from './naming.js';
import { writeNodeFolder } from './node-folder.js';
import { startSwitches } from './openvswitch.js';
import { checkMachine } from './preflight.js';
import { type RouterMaterial, routerFiles } from './router.js';
import { RunningLab } from './running.js';
import { start } from './start.js';
import { LAB_FOLDER, labDown } from './undo.js';

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

/** What is done: all namespaces, all cables, all switches, or one router. */
export interface LabProgress {
  step: 'namespaces' | 'cables' | 'switches' | 'router';
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
  for (const node of nodes) {
    if (node.type === 'patchswitch') ledger.add({ kind: 'veth', name: node.uplink.interface });
  }
  await createNamespaces(namespacesOf(lab), ledger);
  done('namespaces');

  const [material] = await settled([routerMaterial(lab, signal), layCables(lab, signal)]);
  done('cables');
  await options.onNamespace?.(lab.namespace);

  const routers = nodes.filter(node => node.type === 'router');
  await settled([
    startSwitches(lab, runDir, signal).then(() => done('switches')),
    ...routers.map(async router => {
      await startRouter(lab, router, runDir, material, signal);
      done('router', router.name);
    }),
  ]);
}

async function startRouter(
  lab: LabSpec,
  router: RouterNode,
  runDir: string,
  material: RouterMaterial,
  signal?: AbortSignal,
): Promise<void> {
  const cwd = folderOf(runDir, router.name);
  writeNodeFolder(cwd, routerFiles(lab, router, material));
  // Slave: what others unmount (a namespace, say) goes away in here too, and nothing mounted in here gets out.
  const argv = ['unshare', '--mount', '--uts', '--propagation', 'slave', '--', 'sh', 'start.sh'];
  await start({ node: router.name, namespace: namespaceOf(lab, router), argv, cwd }, signal);
}

async function routerMaterial(lab: LabSpec, signal?: AbortSignal): Promise<RouterMaterial> {
  const accounts = machineAccounts();
  const frr = ownerOf(accounts, 'frr');
  if (!frr) throw errors.programsMissing({ programs: ['frr (user)'], packages: ['frr'] });
  // By standard input: arguments can be read by everybody.
  const argv = ['openssl', 'passwd', '-6', '-stdin'];
  const input = `${lab.login.password}\n`;
  const hash = await start({ node: 'openssl', namespace: lab.namespace, argv, input }, signal);
  return { accounts, frr, passwordHash: hash.trim() };
}

/** Waits for all of them, also when one fails, so that nothing is taken down while it is being made. */
async function settled<T extends readonly unknown[]>(work: readonly [...{ [K in keyof T]: Promise<T[K]> }]) {
  await Promise.allSettled(work);
  return Promise.all(work);
}
