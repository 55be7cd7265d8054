export { filesOfLab } from './files-of.js';
export { loadLab } from './load.js';
export type {
  L2SwitchNode,
  LabSpec,
  MachineNode,
  NodePort,
  NodeSpec,
  PatchSwitchNode,
  ReadyCondition,
} from './model.js';
export { type Missing, missingPrograms } from './preflight.js';
export type { Budget } from './ready.js';
export { runningLab } from './record.js';
export { RunningLab } from './running.js';
export { findLab, labOf, shippedLabs } from './shipped.js';
export type { NodeStatus } from './status.js';
export { LAB_FOLDER, labDown, undoLabFolder } from './undo.js';
export { type LabProgress, type LabUpOptions, labUp } from './up.js';
