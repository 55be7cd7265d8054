import type { Where } from '../../errors/index.js';

/** What is tried of a switch; each is seen to work, or not. */
export const trials = [
  'pushTag',
  'popTag',
  'stackTags',
  'stackTags88a8',
  'cookies',
  'cookieMask',
  'barrier',
  'hardTimeout',
  'portDown',
] as const;
export type Trial = (typeof trials)[number];

/** What became of a kind of frame on its way through the switch. */
export const fates = ['passes', 'dropped', 'altered', 'not tried'] as const;
export type Fate = (typeof fates)[number];

/** Something that a switch cannot do, how that is known, and where the profile says so. */
export interface Lack {
  note: string;
  where: Where;
}

/** What a patch switch can and cannot do, as its profile file says. */
export interface SwitchProfile {
  /** Absolute path. */
  file: string;
  datapathId: bigint;
  /** The flow table that the trials were made in. */
  table?: number;
  /** What does not work; what is not here works, or was not tried. */
  lacks: Map<Trial, Lack>;
  /** Frames that do not pass as they are, by their kind. */
  frames: Map<string, { fate: Exclude<Fate, 'passes' | 'not tried'>; where: Where }>;
  /** The shortest lease that the switch's timers are good for, in milliseconds. */
  leaseMs?: { value: number; where: Where };
  /** Flows that fit. */
  entries?: { value: number; where: Where };
}
