import type { BlockEditing, ConfigurationSyntax } from '../platform.js';
import type { Session } from '../session.js';
import type { BlockDifference } from './difference.js';
import { type Block, isStanding } from './tree.js';

/**
 * Works line by line, each within its block: what came is negated, last first, then what went is entered again.
 */
export class BlockEditor {
  readonly #session: Session;
  readonly #syntax: ConfigurationSyntax;
  readonly #editing: BlockEditing;
  readonly #signal: AbortSignal;

  constructor(session: Session, syntax: ConfigurationSyntax, editing: BlockEditing, signal: AbortSignal) {
    this.#session = session;
    this.#syntax = syntax;
    this.#editing = editing;
    this.#signal = signal;
  }

  async undo({ path, came, went }: BlockDifference): Promise<void> {
    await this.#inside(path, async () => {
      for (const block of came.toReversed()) await this.#remove(block);
      for (const block of went) await this.#add(block);
    });
  }

  /** Works within the block that the headers lead to; it is made if it is not there. */
  async #inside(path: string[], work: () => Promise<void>): Promise<void> {
    const [header, ...rest] = path;
    if (header === undefined) return work();
    await this.#within(header, () => this.#inside(rest, work));
  }

  async #add(block: Block): Promise<void> {
    await this.#within(block.line, async () => {
      for (const child of block.children) await this.#add(child);
    });
  }

  /** Takes a line or a whole block back; if the block as such cannot be removed, what is in it. */
  async #remove(block: Block): Promise<void> {
    if (block.children.length === 0) return this.#negate(block.line);
    if (!isStanding(block.line, this.#syntax) && (await this.#enter(this.#negation(block.line)))) return;
    await this.#within(block.line, async () => {
      for (const child of block.children.toReversed()) await this.#remove(child);
    });
  }

  /**
   * Negates a line. Some commands are negated without their value (FRR: `no description`), so words are left
   * away from the end until the device takes it. What a short one takes along is seen when all is read again.
   */
  async #negate(line: string): Promise<void> {
    const words = this.#negation(line).split(' ');
    for (let count = words.length; count >= Math.min(words.length, 2); count--) {
      if (await this.#enter(words.slice(0, count).join(' '))) return;
    }
  }

  #negation(line: string): string {
    const { negation } = this.#editing;
    return line.startsWith(negation) ? line.slice(negation.length) : negation + line;
  }

  /** Enters a line and does the work where it leads; if it led into a block, leaves that again. */
  async #within(line: string, work: () => Promise<void>): Promise<void> {
    const before = this.#session.place;
    if (!(await this.#enter(line))) return;
    const entered = this.#session.place !== before;
    await work();
    if (entered) await this.#enter(this.#editing.exit);
  }

  async #enter(line: string): Promise<boolean> {
    const { output } = await this.#session.exchange(line, this.#syntax.mode, this.#signal);
    return this.#session.refusal(output) === undefined;
  }
}
