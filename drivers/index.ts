import type { Platforms } from '../src/device/platform.js';
import { alliedTelesisAwplus } from './allied_telesis_awplus/index.js';
import { aristaEos } from './arista_eos/index.js';
import { arubaAoscx } from './aruba_aoscx/index.js';
import { ciscoIos } from './cisco_ios/index.js';
import { ciscoNxos } from './cisco_nxos/index.js';
import { fortinetFortios } from './fortinet_fortios/index.js';
import { frr } from './frr/index.js';
import { furukawaFitelnet } from './furukawa_fitelnet/index.js';
import { hpProcurve } from './hp_procurve/index.js';
import { juniperJunos } from './juniper_junos/index.js';
import { juniperScreenos } from './juniper_screenos/index.js';
import { linux } from './linux/index.js';
import { necIx } from './nec_ix/index.js';
import { pica8PicosOvs } from './pica8_picos_ovs/index.js';
import { vyos } from './vyos/index.js';
import { yamahaRtx } from './yamaha_rtx/index.js';

const shipped = [
  ciscoIos,
  ciscoNxos,
  juniperScreenos,
  juniperJunos,
  aristaEos,
  vyos,
  frr,
  linux,
  pica8PicosOvs,
  yamahaRtx,
  fortinetFortios,
  alliedTelesisAwplus,
  arubaAoscx,
  hpProcurve,
  necIx,
  furukawaFitelnet,
];

/** All platforms that are shipped, by the id that a testbed file names them with. */
export const platforms: Platforms = new Map(shipped.map(platform => [platform.id, platform]));
