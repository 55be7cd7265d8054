/** What is known of how a platform talks: the facts from which it is played, and against which its driver is held. */
export interface Script {
  /** What ends a line; another end is not taken for one. */
  lineEnd: '\n' | '\r' | '\r\n';
  telnetLineEnd?: '\n' | '\r' | '\r\n';
  /** Prompts by the driver's names of modes; the device shows one after the other. */
  prompts: Record<string, string[]>;
  /** Mode after the login. */
  start: string;
  moves: Move[];
  /** Questions of a login over telnet; absent where nobody logs in so. */
  login?: { user: string; password: string };
  /** Questions before the first prompt, with the answer wanted. */
  greeting?: [question: string, answer: string];
  /** The pager, and what it sends to wipe itself. */
  pager?: { shows: string; wipes: string; off?: string };
  /** The words for a command that does not exist. */
  refusal: string;
  /** Lines that are refusals, and lines that are none though they look a bit like it. */
  errors: string[];
  harmless: string[];
  /** The command that shows the configuration, and the mode in which it exists. */
  configuration: { command: string; mode: string };
  /** Commands that ask back: the question, and the answer wanted, to the last byte. */
  asking?: Record<string, [question: string, answer: string]>;
}

/** A command that leads from one mode into another. */
export interface Move {
  from: string;
  line: string;
  to: string;
  /** The question for the password. */
  password?: string;
}

/** Moves between user, privileged and configuration mode as on Cisco's devices and those like them. */
export function ciscoMoves(password: string, { configure = 'configure terminal' } = {}): Move[] {
  return [
    { from: 'user', line: 'enable', to: 'priv', password },
    { from: 'priv', line: 'disable', to: 'user' },
    { from: 'priv', line: configure, to: 'config' },
    { from: 'config', line: 'end', to: 'priv' },
  ];
}
