/** When a program counts as started: it listens there, or has printed the text. */
export interface Readiness {
  tcp?: number;
  udp?: number;
  output?: string;
}

/** What a program did. */
export interface ProgramReport {
  host: string;
  command: string;
  /** What it has printed, to either output. */
  output: string;
  running: boolean;
  exitCode?: number;
  signal?: string;
}

/** Real programs that run in test hosts. Without a number, the one that was started last on the host is meant. */
export interface ProgramMethods {
  'program/start': {
    params: { host: string; command: string; ready: Readiness; budgetMs?: number };
    result: { id: number };
  };
  'program/look': { params: { host: string; id?: number }; result: ProgramReport };
  'program/stop': { params: { host: string; id?: number }; result: ProgramReport };
}
