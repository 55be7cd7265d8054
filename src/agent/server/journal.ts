import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { type Ledger, removeEmptyFolder, type UndoRecord } from '../../scope/index.js';
import { isAlive, type ProcessIdentity, thisProcess } from './process-identity.js';

/** First line of a journal: which agent wrote it, and for what. */
export interface JournalHeader {
  agent: ProcessIdentity;
  site: string;
  testbed: string;
}

interface Line {
  id: number;
  record?: UndoRecord;
}

/** A journal as it was found on disk. */
export interface JournalContent {
  header: JournalHeader;
  /** Records that were not struck, in the order in which they were written. */
  open: UndoRecord[];
}

/**
 * The ledger on disk: JSON lines, each flushed to the disk before the change that it announces. A line with a
 * record opens it, a line with the same id and no record strikes it. When everything is struck the file goes.
 */
export class Journal implements Ledger {
  readonly #file: string;
  readonly #open = new Map<number, UndoRecord>();
  #fd: number | undefined;
  #nextId = 1;

  private constructor(file: string) {
    this.#file = file;
  }

  /** Starts a journal at `file`, where none may be. */
  static create(file: string, about: Omit<JournalHeader, 'agent'>): Journal {
    mkdirSync(dirname(file), { recursive: true, mode: 0o755 });
    const journal = new Journal(file);
    journal.#fd = openSync(file, 'wx', 0o600);
    journal.#write({ agent: thisProcess(), ...about });
    return journal;
  }

  /** What a journal at `file` holds; undefined where there is none. A last line cut short by a crash is dropped. */
  static read(file: string): JournalContent | undefined {
    if (!existsSync(file)) return undefined;
    const [first, ...rest] = readFileSync(file, 'utf8').split('\n');
    const header = parse<JournalHeader>(first ?? '');
    if (!header) return { header: { agent: { pid: 0, startTime: '' }, site: '', testbed: '' }, open: [] };
    const open = new Map<number, UndoRecord>();
    for (const text of rest) {
      const line = parse<Line>(text);
      if (!line) continue;
      if (line.record) open.set(line.id, line.record);
      else open.delete(line.id);
    }
    return { header, open: [...open.values()] };
  }

  /** True while the agent that wrote the journal runs. */
  static isInUse(content: JournalContent): boolean {
    return isAlive(content.header.agent);
  }

  /** See Ledger. The records are on disk when this returns, all by one flush. */
  add(...records: UndoRecord[]): () => void {
    const lines = records.map(record => ({ id: this.#nextId++, record }));
    for (const { id, record } of lines) this.#open.set(id, record);
    this.#write(...lines);
    return () => {
      const struck = lines.filter(({ id }) => this.#open.delete(id));
      if (struck.length > 0) this.#write(...struck.map(({ id }) => ({ id })));
    };
  }

  /** Records that are still open. */
  get open(): UndoRecord[] {
    return [...this.#open.values()];
  }

  /** Ends the journal: the file goes when nothing is open, and stays for the next start otherwise. */
  close(): void {
    if (this.#fd === undefined) return;
    closeSync(this.#fd);
    this.#fd = undefined;
    if (this.#open.size === 0) Journal.remove(this.#file);
  }

  /** Removes a journal's file, and its folder when nothing else is in it. */
  static remove(file: string): void {
    rmSync(file, { force: true });
    removeEmptyFolder(dirname(file));
  }

  #write(...lines: object[]): void {
    if (this.#fd === undefined) return;
    writeSync(this.#fd, lines.map(line => `${JSON.stringify(line)}\n`).join(''));
    fsyncSync(this.#fd);
  }
}

function parse<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}
