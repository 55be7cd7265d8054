export type { ChangeFile, CommandNet, SafetyNet, ShellNet } from './change/contract.js';
export { DeviceChange, type Preview } from './change/device-change.js';
export { errors as errorsOfChanges } from './change/errors.js';
export type { Change } from './change/net.js';
export { checkPlatform, type DriverFinding } from './check-platform.js';
export { createDevice, type DeviceAccess } from './create.js';
export type { Credentials } from './credentials.js';
export { Device, type RunOptions, type Snapshot } from './device.js';
export { type Golden, takeGolden } from './golden.js';
export { failBack, failOver, type GivenUp } from './ha/failover.js';
export type { Limits } from './limits.js';
export { type ActingRule, begins, type RawRecord, type Rule, row, type Template } from './parse/template.js';
export type {
  Answer,
  BlockEditing,
  ClearSubject,
  Command,
  ConfigurationSyntax,
  Failover,
  FileEditing,
  HaRole,
  LineEnd,
  Mode,
  Platform,
  Platforms,
  RoleReader,
  Secret,
  SetEditing,
  ShowSubject,
  StateView,
} from './platform.js';
export { type DeviceReset, resetDevices } from './reset.js';
export { type Steadiness, type SteadyOptions, waitSteady } from './steady.js';
export { COLUMNS, columnNamed, mismatch, rowsThat } from './table-match.js';
export type {
  FlowSession,
  InterfaceState,
  MacEntry,
  Neighbour,
  RouteEntry,
  TableReader,
  TableReaders,
  TableReading,
  TableSubject,
  Tables,
} from './tables.js';
export { type ConsoleDestination, consoleDialer } from './transport/line.js';
export type { Recording } from './transport/recording.js';
export { type RecordedStep, replay } from './transport/replay.js';
export { type SerialLine, serialDialer } from './transport/serial.js';
export { sshDialer } from './transport/ssh.js';
export type { SshLogin } from './transport/ssh-client.js';
export { connectTcp } from './transport/tcp.js';
export { type TelnetDestination, telnetDialer } from './transport/telnet.js';
export type { Connect, Dialer, Transport } from './transport/transport.js';
export { readDrivers, withDrivers } from './user-drivers.js';
