import type { Story } from './story.js';

/** How a link is cut: both ports down (devices lose carrier), or frames dropped while the carrier stays. */
export type CutMethod = 'link-down' | 'silent' | 'one-way' | 'flapping';

/** What some kinds of cuts want to know besides. */
export interface CutDetails {
  /** silent, one-way: after how long the switch ends it by itself should the agent die, in milliseconds. */
  leaseMs?: number;
  /** one-way: the end whose frames get lost, as SWITCH:PORT or by the port's name (default: the first one). */
  from?: string;
  /**
   * flapping: how often it goes down and up again, how long one time takes, in milliseconds, and by what it goes down
   * (default link-down).
   */
  flap?: { count: number; periodMs: number; by?: 'link-down' | 'silent' };
}

/** Result of a cut or a restore. */
export interface LinkChange {
  link: string;
  how: CutMethod;
  at: number;
  verifiedAt: number;
  evidence: Story;
}

/** One link as it is now. */
export interface LinkState {
  name: string;
  cut?: { how: CutMethod; since: number };
  ports: { port: string; name?: string; up: boolean }[];
}

/** A cut by hand: it ends by itself unless it is renewed. */
export interface HandCut {
  link: string;
  how: CutMethod;
  /** How long from now, in milliseconds. */
  leaseMs: number;
  /** It was cut already, and only its lease is new. */
  renewed: boolean;
  /** How it was verified. */
  evidence?: Story;
}

/** Links of the network under test. */
export interface LinkMethods {
  'link/cut': { params: { link: string; how: CutMethod } & CutDetails; result: LinkChange };
  'link/restore': { params: { link: string }; result: LinkChange };
  'link/state': { params: { link: string }; result: LinkState };
}
