import type { CutDetails, CutMethod, DrillOrder, LinkChange } from '../protocol.js';
import type { Ask } from './ask.js';

type FailOptions = CutDetails & { how?: CutMethod; signal?: AbortSignal };

/** Several links of the network under test, as one. */
export class LinkSet {
  readonly names: readonly string[];
  readonly #ask: Ask;

  constructor(names: readonly string[], ask: Ask) {
    this.names = names;
    this.#ask = ask;
  }

  /**
   * Cuts all of them, or none: at once, or one after another with gaps; each is verified.
   * @param options.order together (default), given (as listed) or reverse.
   * @param options.gapMs from the start of one to the start of the next, in milliseconds.
   * @throws TsunaguError `link.cannotDo` before anything is changed; `link.notAllCut` with one cause a link.
   */
  cut({ how = 'link-down', signal, ...rest }: FailOptions & DrillOrder = {}): Promise<LinkChange[]> {
    return this.#ask('drill/fail', { links: [...this.names], how, ...rest }, signal);
  }

  /** Restores all of them, in an order of its own. @throws TsunaguError `link.notRestored` with one cause a link. */
  restore({ signal, ...order }: DrillOrder & { signal?: AbortSignal } = {}): Promise<LinkChange[]> {
    return this.#ask('drill/restore', { links: [...this.names], ...order }, signal);
  }
}

/** A port of a patch switch, with all that is joined to it: a link, or test hosts. */
export class SwitchPort {
  /** SWITCH:PORT, by the port's number or name. */
  readonly name: string;
  readonly #ask: Ask;

  constructor(name: string, ask: Ask) {
    this.name = name;
    this.#ask = ask;
  }

  /**
   * Cuts the port off, and verifies that; restored at the end of the scenario at the latest.
   * @param options.how link-down: it loses carrier (default); silent: frames are dropped both ways, carrier stays;
   *   one-way: only what comes in is dropped; flapping: down and up again, as `flap` says.
   */
  async cut({ how = 'link-down', signal, ...details }: FailOptions = {}): Promise<LinkChange> {
    const [change] = await this.#ask('drill/fail', { port: this.name, how, ...details }, signal);
    return change as LinkChange;
  }

  /** Ends what `cut` began. */
  async restore({ signal }: { signal?: AbortSignal } = {}): Promise<LinkChange> {
    const [change] = await this.#ask('drill/restore', { port: this.name }, signal);
    return change as LinkChange;
  }
}
