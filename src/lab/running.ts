import { once } from 'node:events';
import { carrier, type RunResult, runIn, spawnIn } from '../netns/index.js';
import type { PortRef } from '../testbed/model.js';
import { errors } from './errors.js';
import { enterBy, launcherOf } from './machine/programs.js';
import type { LabSpec } from './model.js';
import { folderOf, interfaceOf, isMachine, namespaceOf, nodeOf } from './naming.js';
import { switchEnvironment } from './openvswitch.js';
import { type Budget, waitReady } from './ready.js';
import { type NodeStatus, nodeStatus } from './status.js';
import { within } from './within.js';

/** A lab that is up. It holds nothing open: all it knows is in the lab file and in the run folder. */
export class RunningLab {
  readonly spec: LabSpec;
  readonly #runDir: string;
  readonly #down: () => Promise<void>;
  #ended: Promise<void> | undefined;

  constructor(spec: LabSpec, runDir: string, down: () => Promise<void>) {
    this.spec = spec;
    this.#runDir = runDir;
    this.#down = down;
  }

  /**
   * Waits until every condition of the lab file holds. Links through the patch switch have to be joined by then.
   * @throws TsunaguError `lab.notReady` with what was last seen; the signal's reason when it is aborted.
   */
  waitReady(budget: Budget): Promise<void> {
    return waitReady(this.spec, (node, argv, limits) => this.runIn(node, argv, limits), budget);
  }

  /**
   * The carrier at the far end of the cable that is plugged into a port of a patch switch: what the network under test
   * sees of it. undefined for a port without a cable, and for one that this lab does not have.
   */
  async carrierBeyond(port: PortRef): Promise<boolean | undefined> {
    const isPort = (end: { node: string; port: string }) =>
      end.node === port.switch && end.port === String(port.port);
    const cable = this.spec.cables.find(ends => ends.some(isPort));
    const far = cable?.find(end => !isPort(end));
    if (!far) return undefined;
    const node = nodeOf(this.spec, far);
    return within(namespaceOf(this.spec, node), ns => carrier(ns, interfaceOf(node, far.port)));
  }

  /**
   * Runs a command in a node: in a machine among its own files and mounts (`['vtysh', '-c', 'show ip route']`), for a
   * switch beside the lab's Open vSwitch (`['ovs-ofctl', 'show', 'PS1']`).
   * @throws TsunaguError `lab.notRunning`; `netns.commandMissing`; the signal's reason when it is aborted.
   */
  runIn(node: string, argv: readonly string[], { budgetMs, signal }: Budget): Promise<RunResult> {
    const { namespace, command, args, env } = this.#entered(node, argv);
    return within(namespace, ns => runIn(ns, command, args, { budgetMs, signal, env }));
  }

  /**
   * Runs a command in a node on this process's own terminal, or where none is given the node's command line (vtysh in a
   * router), until it ends by itself. In a router, what is no program is a command of vtysh.
   * @returns its exit code.
   * @throws TsunaguError `lab.notRunning`.
   */
  async console(node: string, argv: readonly string[]): Promise<number> {
    const { namespace, command, args, env } = this.#entered(node, await this.#commandLine(node, argv));
    return within(namespace, async ns => {
      // The terminal sends its signals to the command too, whose business they are.
      const ignore = () => {};
      process.on('SIGINT', ignore);
      try {
        const [code] = await once(spawnIn(ns, command, args, { stdio: 'inherit', env }), 'exit');
        return typeof code === 'number' ? code : 1;
      } finally {
        process.off('SIGINT', ignore);
      }
    });
  }

  /** Which programs of each node run, and which patch switch has its controller. */
  status(): Promise<NodeStatus[]> {
    return Promise.all(
      [...this.spec.nodes.values()].map(node =>
        nodeStatus(node, this.#runDir, argv => this.runIn(node.name, argv, { budgetMs: 5_000 })),
      ),
    );
  }

  /**
   * Takes the lab down and strikes its records. A call after that does nothing more.
   * @throws TsunaguError `lab.undo`; the records stay then, and a further call tries again.
   */
  down(): Promise<void> {
    this.#ended ??= this.#down().catch(error => {
      this.#ended = undefined;
      throw error;
    });
    return this.#ended;
  }

  async #commandLine(node: string, argv: readonly string[]): Promise<readonly string[]> {
    const isRouter = nodeOf(this.spec, { node, port: '' }).type === 'router';
    const [first] = argv;
    if (first === undefined) return [isRouter ? 'vtysh' : 'bash'];
    if (!isRouter) return argv;
    const found = await this.runIn(node, ['sh', '-c', 'command -v "$0"', first], { budgetMs: 5_000 });
    return found.exitCode === 0 ? argv : ['vtysh', '-c', argv.join(' ')];
  }

  #entered(node: string, argv: readonly string[]) {
    const spec = nodeOf(this.spec, { node, port: '' });
    const namespace = namespaceOf(this.spec, spec);
    if (!isMachine(spec)) {
      const [command = '', ...args] = argv;
      return { namespace, command, args, env: { ...process.env, ...switchEnvironment(this.#runDir) } };
    }
    const launcher = launcherOf(folderOf(this.#runDir, spec.name));
    if (launcher === undefined) throw errors.notRunning({ node });
    const [command = '', ...args] = [...enterBy(launcher), ...argv];
    return { namespace, command, args, env: process.env };
  }
}
