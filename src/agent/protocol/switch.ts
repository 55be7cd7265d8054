import type { CutMethod } from './link.js';

/** A port of a patch switch, and what is on it. */
export interface PortView {
  port: number;
  /** The switch's own name for it. */
  name: string;
  /** Up by configuration, and with link. */
  up: boolean;
  /** Up by configuration. */
  enabled: boolean;
  uplink?: true;
  /** The port at the other end of a trunk, and the links whose wires it carries. */
  trunk?: { to: string; links: string[] };
  link?: string;
  /** The other end of that link's wire, as SWITCH:PORT. */
  wireTo?: string;
  /** How that link, or the port by itself, is cut. */
  cut?: CutMethod;
  hosts: string[];
  /** Frames since the switch began to count; absent where it does not. */
  rxPackets?: number;
  txPackets?: number;
  dropped?: number;
}

/** A flow of ours. */
export interface FlowView {
  /** What it is for. */
  purpose: 'wire' | 'drop' | 'cut' | 'probe';
  table: number;
  priority: number;
  match: string;
  actions: string;
  /** Frames that it took. */
  packets: number;
  /** When the switch removes it by itself, in seconds from now; absent: never. */
  leftS?: number;
}

/** A patch switch as it is now. */
export interface SwitchView {
  name: string;
  /** 16 hexadecimal digits. */
  datapathId: string;
  connected: boolean;
  /** Since when it is so. */
  since?: number;
  ports: PortView[];
  flows: FlowView[];
  /** A flow of somebody else forwards what no other flow takes, so that cables make loops when we are gone. */
  forwardsByItself?: true;
  /** How many flows are somebody else's. */
  otherFlows: number;
}

/** What a patch switch is, and can do, as it was tried. */
export interface SwitchProfile {
  switch: string;
  datapathId: string;
  manufacturer: string;
  hardware: string;
  software: string;
  table: number;
  /** Flows that fit, by the switch's own word. */
  entries?: number;
  /** The shortest lease that its timers are good for, in milliseconds. */
  leaseMs?: number;
  /** By what was tried; `note` is what the switch said or did. */
  findings: Record<string, { works: boolean; note?: string }>;
  /** What became of frames, by their kind. */
  frames?: Record<string, string>;
  /** In milliseconds. */
  timings: Record<string, number>;
}
