// What somebody writes who needs one flow mod and nothing else: plain DataView code for the few fields and actions in
// the benchmark's messages. It gives the same object as the library and takes the same one, without its checks.

interface Flow {
  xid: number;
  cookie: bigint;
  cookieMask: bigint;
  tableId: number;
  command: string;
  idleTimeout: number;
  hardTimeout: number;
  priority: number;
  bufferId: number;
  outPort: number;
  outGroup: number;
  flags: number;
  match: { inPort?: number; ethDst?: string; ethType?: number; vlanVid?: number; ipv4Dst?: string };
  instructions: {
    type: string;
    actions: {
      type: string;
      port?: number;
      maxLen?: number;
      ethertype?: number;
      field?: { vlanVid?: number };
    }[];
  }[];
}

const COMMANDS = ['add', 'modify', 'modifyStrict', 'delete', 'deleteStrict'];
const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

export function decodeFlowMod(bytes: Uint8Array): Flow & { version: 4; type: 'flowMod' } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint16(2);
  const match: Flow['match'] = {};
  const matchLength = view.getUint16(50);
  let p = 52;
  while (p < 48 + matchLength) {
    const v = p + 4;
    switch ((view.getUint16(p + 2) >> 9) & 127) {
      case 0:
        match.inPort = view.getUint32(v);
        break;
      case 3:
        match.ethDst = `${HEX[view.getUint8(v)]}:${HEX[view.getUint8(v + 1)]}:${HEX[view.getUint8(v + 2)]}:${HEX[view.getUint8(v + 3)]}:${HEX[view.getUint8(v + 4)]}:${HEX[view.getUint8(v + 5)]}`;
        break;
      case 5:
        match.ethType = view.getUint16(v);
        break;
      case 6:
        match.vlanVid = view.getUint16(v);
        break;
      case 12:
        match.ipv4Dst = `${view.getUint8(v)}.${view.getUint8(v + 1)}.${view.getUint8(v + 2)}.${view.getUint8(v + 3)}`;
        break;
    }
    p = v + view.getUint8(p + 3);
  }
  p = 48 + Math.ceil(matchLength / 8) * 8;
  const instructions: Flow['instructions'] = [];
  while (p < length) {
    const end = p + view.getUint16(p + 2);
    const actions: Flow['instructions'][0]['actions'] = [];
    for (let a = p + 8; a < end; a += view.getUint16(a + 2)) {
      switch (view.getUint16(a)) {
        case 0:
          actions.push({ type: 'output', port: view.getUint32(a + 4), maxLen: view.getUint16(a + 8) });
          break;
        case 17:
          actions.push({ type: 'pushVlan', ethertype: view.getUint16(a + 4) });
          break;
        case 25:
          actions.push({ type: 'setField', field: { vlanVid: view.getUint16(a + 8) } });
          break;
      }
    }
    instructions.push({ type: 'applyActions', actions });
    p = end;
  }
  return {
    version: 4,
    type: 'flowMod',
    xid: view.getUint32(4),
    cookie: view.getBigUint64(8),
    cookieMask: view.getBigUint64(16),
    tableId: view.getUint8(24),
    command: COMMANDS[view.getUint8(25)] as string,
    idleTimeout: view.getUint16(26),
    hardTimeout: view.getUint16(28),
    priority: view.getUint16(30),
    bufferId: view.getUint32(32),
    outPort: view.getUint32(36),
    outGroup: view.getUint32(40),
    flags: view.getUint16(44),
    match,
    instructions,
  };
}

const scratch = new Uint8Array(2048);
const out = new DataView(scratch.buffer);

export function encodeFlowMod(flow: Flow): Buffer {
  out.setUint16(0, 0x040e);
  out.setUint32(4, flow.xid);
  out.setBigUint64(8, flow.cookie);
  out.setBigUint64(16, flow.cookieMask);
  out.setUint8(24, flow.tableId);
  out.setUint8(25, COMMANDS.indexOf(flow.command));
  out.setUint16(26, flow.idleTimeout);
  out.setUint16(28, flow.hardTimeout);
  out.setUint16(30, flow.priority);
  out.setUint32(32, flow.bufferId);
  out.setUint32(36, flow.outPort);
  out.setUint32(40, flow.outGroup);
  out.setUint16(44, flow.flags);
  out.setUint16(46, 0);
  out.setUint16(48, 1);
  let p = 52;
  const { inPort, ethDst, ethType, vlanVid, ipv4Dst } = flow.match;
  if (inPort !== undefined) {
    out.setUint32(p, 0x80000004);
    out.setUint32(p + 4, inPort);
    p += 8;
  }
  if (ethDst !== undefined) {
    out.setUint32(p, 0x80000606);
    for (let i = 0; i < 6; i++) out.setUint8(p + 4 + i, Number.parseInt(ethDst.slice(i * 3, i * 3 + 2), 16));
    p += 10;
  }
  if (ethType !== undefined) {
    out.setUint32(p, 0x80000a02);
    out.setUint16(p + 4, ethType);
    p += 6;
  }
  if (vlanVid !== undefined) {
    out.setUint32(p, 0x80000c02);
    out.setUint16(p + 4, vlanVid);
    p += 6;
  }
  if (ipv4Dst !== undefined) {
    out.setUint32(p, 0x80001804);
    const parts = ipv4Dst.split('.');
    for (let i = 0; i < 4; i++) out.setUint8(p + 4 + i, Number(parts[i]));
    p += 8;
  }
  out.setUint16(50, p - 48);
  const end = 48 + Math.ceil((p - 48) / 8) * 8;
  scratch.fill(0, p, end);
  p = end;
  for (const instruction of flow.instructions) {
    const start = p;
    out.setUint16(p, 4);
    out.setUint32(p + 4, 0);
    p += 8;
    for (const action of instruction.actions) {
      if (action.type === 'output') {
        out.setUint32(p, 16);
        out.setUint32(p + 4, action.port ?? 0);
        out.setUint16(p + 8, action.maxLen ?? 0);
        out.setUint16(p + 10, 0);
        out.setUint32(p + 12, 0);
        p += 16;
      } else if (action.type === 'pushVlan') {
        out.setUint32(p, (17 << 16) | 8);
        out.setUint16(p + 4, action.ethertype ?? 0);
        out.setUint16(p + 6, 0);
        p += 8;
      } else if (action.type === 'setField') {
        out.setUint32(p, (25 << 16) | 16);
        out.setUint32(p + 4, 0x80000c02);
        out.setUint16(p + 8, action.field?.vlanVid ?? 0);
        out.setUint16(p + 10, 0);
        out.setUint32(p + 12, 0);
        p += 16;
      }
    }
    out.setUint16(start + 2, p - start);
  }
  out.setUint16(2, p);
  const copy = Buffer.allocUnsafe(p);
  copy.set(scratch.subarray(0, p));
  return copy;
}
