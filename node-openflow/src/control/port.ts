import type { PortDesc10 } from '../v10/structures.js';
import type { PortDesc } from '../v13/structures.js';

// OFPPC_PORT_DOWN and OFPPS_LINK_DOWN: the same bits in both versions.
const PORT_DOWN = 1;
const LINK_DOWN = 1;

/** A port of a switch as its last port description or PORT_STATUS told. */
export class Port {
  readonly portNo: number;
  readonly hwAddr: string;
  readonly name: string;
  /** Bits of `PortConfig`. */
  readonly config: number;
  /** Bits of `PortState`. */
  readonly state: number;
  /** Bits of `PortFeatures`: what it does now, offers, can do, and what its peer offers. */
  readonly curr: number;
  readonly advertised: number;
  readonly supported: number;
  readonly peer: number;
  /** Speeds in kbit/s; OpenFlow 1.0 does not tell them. */
  readonly currSpeed: number | undefined;
  readonly maxSpeed: number | undefined;

  constructor(desc: PortDesc | PortDesc10) {
    this.portNo = desc.portNo;
    this.hwAddr = desc.hwAddr;
    this.name = desc.name;
    this.config = desc.config;
    this.state = desc.state;
    this.curr = desc.curr;
    this.advertised = desc.advertised;
    this.supported = desc.supported;
    this.peer = desc.peer;
    this.currSpeed = 'currSpeed' in desc ? desc.currSpeed : undefined;
    this.maxSpeed = 'maxSpeed' in desc ? desc.maxSpeed : undefined;
  }

  /** Taken down by an administrator (OFPPC_PORT_DOWN). */
  get portDown(): boolean {
    return (this.config & PORT_DOWN) !== 0;
  }

  /** No carrier (OFPPS_LINK_DOWN). */
  get linkDown(): boolean {
    return (this.state & LINK_DOWN) !== 0;
  }
}
