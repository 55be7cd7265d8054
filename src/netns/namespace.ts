import { closeSync, openSync, readdirSync } from 'node:fs';
import { suggest } from '../errors/index.js';
import { errors } from './errors.js';
import { SyscallError, sys } from './syscalls.js';

const CLONE_NEWNET = 0x40000000;
export const NETNS_FOLDER = '/run/netns';

let own: Namespace | undefined;
/** Where this thread is now: anything but `own` only while a callback of `run` is on the stack. */
let current: Namespace | undefined;

/**
 * A network namespace that things can be made in. What a callback makes (sockets, child processes) stays there;
 * the thread itself never does.
 */
export class Namespace {
  /** The name under /run/netns; undefined for the process's own namespace. */
  readonly name: string | undefined;
  #fd: number | undefined;

  private constructor(name: string | undefined, fd: number) {
    this.name = name;
    this.#fd = fd;
  }

  /**
   * Opens /run/netns/NAME. It must be closed again: an open one keeps the namespace alive after its removal.
   * @throws TsunaguError `netns.missing`.
   */
  static open(name: string): Namespace {
    try {
      return new Namespace(name, openSync(`${NETNS_FOLDER}/${name}`, 'r'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw errors.missing({ name, near: suggest(name, namespaceNames()) }, { cause: error });
    }
  }

  /** The namespace that the process itself lives in; one object, never to be closed. */
  static own(): Namespace {
    own ??= new Namespace(undefined, openSync('/proc/thread-self/ns/net', 'r'));
    return own;
  }

  /**
   * A path by which other programs can open it while this process holds it. Not the process's own id: the thread may
   * be in another namespace at the moment when such a program looks.
   */
  get path(): string {
    return `/proc/${process.pid}/fd/${this.descriptor}`;
  }

  /** The descriptor by which it is held open, for netlink messages. */
  get descriptor(): number {
    if (this.#fd === undefined) throw new Error(`namespace ${this.name} was used after it was closed`);
    return this.#fd;
  }

  /** How messages call it. */
  get label(): string {
    return this.name ?? "the machine's own namespace";
  }

  /**
   * Runs a synchronous callback with the thread inside this namespace, and comes back whatever happens. If coming
   * back fails the process is aborted, since everything after that would happen in the wrong network.
   * @throws TsunaguError `netns.notPermitted`; what the callback throws.
   */
  run<T>(callback: () => T): T {
    const before = current ?? Namespace.own();
    if (before === this) return callback();
    this.#enter();
    current = this;
    let result: T;
    try {
      result = callback();
    } finally {
      current = before;
      before.#comeBack();
    }
    if (typeof (result as { then?: unknown } | undefined)?.then === 'function') {
      throw new Error('the callback of Namespace.run must be synchronous: what it awaits would run outside');
    }
    return result;
  }

  /** Lets go of it. A second call does nothing. */
  close(): void {
    if (this === own || this.#fd === undefined) return;
    closeSync(this.#fd);
    this.#fd = undefined;
  }

  #enter(): void {
    try {
      sys('setns', this.descriptor, CLONE_NEWNET);
    } catch (error) {
      if (!(error instanceof SyscallError) || error.code !== 'EPERM') throw error;
      throw errors.notPermitted({ action: `enter network namespace ${this.label}` }, { cause: error });
    }
  }

  #comeBack(): void {
    try {
      this.#enter();
    } catch (error) {
      process.stderr.write(`cannot leave a network namespace: ${(error as Error).message}\n`);
      process.abort();
    }
  }
}

/** The names under /run/netns; empty when there are none yet. */
export function namespaceNames(): string[] {
  try {
    return readdirSync(NETNS_FOLDER);
  } catch {
    return [];
  }
}
