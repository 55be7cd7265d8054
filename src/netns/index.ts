export { addressBytes } from './address.js';
export { type BatchOptions, ipBatch, ipBatchAll } from './batch.js';
export { assemble, type BpfInstruction, type FrameFilter, frameFilter, OPCODES } from './bpf.js';
export { realtime } from './clock.js';
export { sendFrame } from './frame-out.js';
export { carrier, checksumOffloadOff, macOf, setMac } from './interface.js';
export { createNamespaces, endProcesses, removeNamespaces, renewNamespaces, undoNetns } from './lifecycle.js';
export { type LinkEvent, waitForCarrier, watchLinks } from './links.js';
export { type ListeningPorts, listeningPorts } from './listening.js';
export { Namespace, namespaceNames } from './namespace.js';
export { openPing } from './ping-socket.js';
export { outputPipe } from './pipe.js';
export { type RunOptions, type RunResult, runIn, spawnIn } from './process.js';
export { sendIp } from './raw-ip.js';
export { type Frame, MOST_KEPT } from './receive.js';
export { addAddress, applyChanges, type Change, moveTo, setDown, setRoute, setUp } from './rtnetlink.js';
export {
  bindUdp,
  type ConnectOptions,
  connectTcp,
  listenTcp,
  openStream,
  setHopLimit,
  setMulticast,
} from './sockets.js';
export { SyscallError } from './syscalls.js';
export { Tap, type TapOptions } from './tap.js';
export { type TcpInfo, tcpInfo } from './tcp-info.js';
export { interfaceExists, removeVeths, undoVeth } from './veth.js';
