import type { FlowStatsOf, MessageOf, of13, PortStatsOf, Switch } from 'node-openflow';

// node-openflow's types at the version that the panel speaks.

/** One connection of a switch that speaks OpenFlow 1.3. */
export type Connection = Switch<4>;
export type FlowStats = FlowStatsOf<4>;
export type PortStats = PortStatsOf<4>;
export type FlowRemoved = MessageOf<4, 'flowRemoved'>;
export type Match = of13.Match;
export type Instruction = of13.InstructionInput;
export type Action = of13.ActionInput;
