export { hostAddresses } from './addressing.js';
export { stableMac } from './interfaces.js';
export { driversOf, environmentOf, type LoadOptions, loadTestbed } from './load.js';
export type {
  DeviceSpec,
  Dynamic,
  HostSpec,
  InterfaceAddress,
  InterfaceSpec,
  LinkSpec,
  PatchSwitchSpec,
  PortRef,
  ResetPolicy,
  Route,
  SiteSpec,
  Tagging,
  Testbed,
  UplinkSpec,
} from './model.js';
export { interfacesOf, isOnPort } from './model.js';
export { nameKey, resolveName } from './names.js';
export { type Needs, needsOf } from './needs.js';
export { parsePortReference as parsePortText } from './notation.js';
export type { Fate, SwitchProfile, Trial } from './profile/model.js';
export { profileJsonSchema } from './profile/schema.js';
export { testbedJsonSchema } from './schema.js';
export { environmentFor, resolveSite } from './site.js';
export { isUplink, trunksOf, uplinksOf } from './ways.js';
