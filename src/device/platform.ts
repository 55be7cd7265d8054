import type { NetStep, SafetyNet } from './change/contract.js';
import type { Template } from './parse/template.js';
import type { TableReaders } from './tables.js';

export type { NetStep };

/**
 * What the driver of a platform says about it, as data. Drivers import this file and nothing else of ours.
 * Regular expressions are matched against single lines, without line ends, as a terminal would show them.
 */
export interface Platform {
  /** As `platform:` in the testbed file. */
  id: string;
  /** As people call it. */
  title: string;
  /** What ends a command line. */
  newline: LineEnd;
  /** What ends it over telnet, where that differs. */
  telnetNewline?: LineEnd;
  /** Modes by name, a tree by `parent`; a prompt tells which one the device is in. */
  modes: Record<string, Mode>;
  /** Mode in which show and clear commands run. */
  commandMode: string;
  /** Questions that may come with any command, above all the pager's. */
  answers: Answer[];
  /** Questions before the first prompt: name and password (telnet), banners to be accepted. */
  login?: Answer[];
  /** Ends a login, in the mode it began in; absent: `exit`. Sent on consoles, which keep a login otherwise. */
  logout?: string;
  /** A line that says that the command was refused. */
  errors: RegExp[];
  /** Lines that stand around prompts and are no output of a command (Junos: `{primary:node0}`). */
  noise?: RegExp[];
  /** Sent after login, in the command mode: no paging, wide lines. A device may refuse them. */
  onOpen: Command[];
  /** What must never be shown: each match is replaced by `***`. Use the flag `g` and look-behind. */
  secrets: RegExp[];
  configuration: ConfigurationSyntax;
  /** What is compared to tell whether the device is as it was. */
  state: StateView[];
  /** Commands that forget what was learned, by subject. */
  clear: Partial<Record<ClearSubject, Command[]>>;
  /** Commands that people look at, by subject. */
  show: Partial<Record<ShowSubject, string>>;
  /** How outputs read that are meant for people. */
  templates?: Template[];
  /** How neighbours, routes and the like are read, by subject; absent: the platform tells no such table. */
  tables?: TableReaders;
  /** Makes the running configuration the one that is loaded at the next start. */
  save?: Command;
  /** How a change is taken back by itself when nobody confirms it; absent: the platform has nothing of the kind. */
  net?: SafetyNet;
  /** How to read the device's part in a redundant group. */
  role?: RoleReader;
  failover?: Failover;
  /**
   * Paths of what here is general knowledge and was neither observed by us nor found in a source that was:
   * `clear.arp`, `errors.2`. What stands below a path is meant, too.
   */
  unverified?: string[];
}

export type LineEnd = '\n' | '\r' | '\r\n';
export type ClearSubject = 'arp' | 'nd' | 'mac' | 'nat' | 'sessions' | 'counters' | 'logs' | 'routing';
export type ShowSubject = 'arp' | 'mac' | 'sessions' | 'interfaces' | 'routes' | 'ha';

/** A line to send, with what to answer if the device asks back. */
export type Command = string | { line: string; answers: Answer[] };

/** A question in the device's last, unfinished line, and the answer to it. */
export interface Answer {
  when: RegExp;
  /** `\n` in it stands for the platform's line end; a secret is sent with one. */
  send: string | Secret;
  /** The question is no part of the output (a pager). */
  hide?: boolean;
}

/**
 * What the testbed says about the account on the device. Sent at most once in an exchange: a device that asks
 * again has refused it, and a third time might lock the account.
 */
export interface Secret {
  secret: 'user' | 'password' | 'enablePassword';
}

export interface Mode {
  /**
   * Matches the whole prompt. The group `name`, if there is one, is the device's own name in it: a prompt with
   * the name seen before ends a command at once, any other only when nothing follows it for a moment.
   */
  prompt: RegExp;
  parent?: string;
  /** Leads here from the parent; absent: only the account's rights do. */
  enter?: Command;
  /** Leads to the parent, or out of one block of this mode. */
  leave?: Command;
}

/** How a configuration reads that is made of lines, with blocks by indentation where it has any. */
export interface ConfigurationSyntax {
  show: Command;
  /** Mode in which its lines are entered. */
  mode: string;
  /** Mode in which it is shown, where that is not the mode of commands; left again at once. */
  showMode?: string;
  /** Lines that are no configuration: headings, times, comments, ends of blocks. */
  ignore: RegExp[];
  /** Headers of blocks that stand for things that exist of themselves: never negated, only what is in them. */
  standing: RegExp[];
  /** How lines are entered and taken back; absent: a configuration is compared, differences are left to people. */
  edit?: BlockEditing | SetEditing | FileEditing;
}

/** Each line is active at once; a line opens a block where the prompt says so. */
export interface BlockEditing {
  kind: 'blocks';
  /** What before a line takes it back. */
  negation: string;
  /** Leaves a block. */
  exit: string;
  /** Where lines change a candidate: makes it the running configuration, and forgets it. */
  commit?: NetStep;
  discard?: NetStep;
}

/** Each line says all of its path and begins with `set`. */
export interface SetEditing {
  kind: 'set';
  /** What a line begins with, as the configuration shows it. */
  set: string;
  /** What stands there instead to take it back. */
  delete: string;
  /** Where lines change a candidate: makes it the running configuration, and forgets it. */
  commit?: NetStep;
  discard?: NetStep;
}

/** The mode is a POSIX shell, and the whole configuration is loaded from a file that `heading` begins. */
export interface FileEditing {
  kind: 'file';
  heading: string;
  /** Loads the file, whose name stands for `{file}`. */
  load: string;
}

/** One command's output as lines to compare. */
export interface StateView {
  /** Said in messages. */
  name: string;
  command: string;
  format: 'json' | 'text';
  /** What changes of itself: names of keys in JSON, else whole lines. */
  ignore: RegExp[];
  /** Applied to each resulting line, in order. */
  rewrite?: { from: RegExp; to: string }[];
}

/** A device's part in one redundant group. */
export interface HaRole {
  /** Which group, in the device's words: `vrrp 5 on eth1`. */
  group: string;
  role: 'active' | 'standby' | 'none';
  /** The device's own word for it. */
  word: string;
  /** What names the group in commands: its number, its interface. */
  facts?: Record<string, string>;
}

/**
 * How a device is made to give up its active part in a group, and to be ready for it again. Commands are templates,
 * filled from the facts of the group: `{id}`, `{on}` ...
 */
export interface Failover {
  giveUp: NetStep[];
  takeBack: NetStep[];
}

export interface RoleReader {
  commands: string[];
  /** Mode in which they run, where that is not the mode of commands; left again at once. */
  mode?: string;
  /** Gets all that the device says to each of the commands, noise included, be it that it does not know it. */
  read: (...outputs: string[]) => HaRole[];
}

/** The platforms known, by id. */
export type Platforms = ReadonlyMap<string, Platform>;
