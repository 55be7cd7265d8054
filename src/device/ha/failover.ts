import { type Look, WaitTimeout, waitFor } from '../../wait/index.js';
import { filled } from '../change/template.js';
import type { Device } from '../device.js';
import type { Limits } from '../limits.js';
import type { HaRole, NetStep } from '../platform.js';
import { errors } from './errors.js';

/** How long a member with a higher priority may take to preempt the other, in milliseconds. */
const PREEMPTION_MS = 4000;
/** For one look at a role, in milliseconds. */
const ROLE_MS = 10_000;

/** Groups in which a device gave up its active part. */
export type GivenUp = HaRole[];

/**
 * Makes a device give up its active part in every group where it has one. Whoever calls this has registered
 * `failBack` before.
 * @param given gets each group before its commands are sent, so that a failure half-way can be undone.
 * @throws TsunaguError `device.noFailover`, `device.notActive`, `device.commandRefused`
 */
export async function failOver(device: Device, given: GivenUp, limits: Limits): Promise<void> {
  const { failover, title } = device.platform;
  if (!failover) throw errors.noFailover({ device: device.name, platform: title });
  const roles = await device.role(limits);
  const active = roles.filter(({ role }) => role === 'active');
  if (active.length === 0) throw errors.notActive({ device: device.name, roles: roles.map(said) });
  for (const group of active) {
    given.push(group);
    await run(device, failover.giveUp, group, limits);
  }
}

/**
 * Makes a device ready again for what it gave up, and sees that it is active there again. Where the members do not
 * preempt each other, the one that is active now gives up for a moment.
 * @param members the devices among which the other members are
 * @throws TsunaguError `device.notBack`, `device.commandRefused`
 */
export async function failBack(
  device: Device,
  given: GivenUp,
  members: Iterable<Device>,
  limits: Limits,
): Promise<void> {
  const { failover } = device.platform;
  const groups = given.splice(0);
  try {
    for (const group of groups) await run(device, failover?.takeBack ?? [], group, limits);
    const preempted = { ...limits, budgetMs: Math.min(PREEMPTION_MS, limits.budgetMs) };
    if (await isActive(device, groups, preempted)) return;
    const others = [...members].filter(({ name, platform }) => name !== device.name && platform.failover);
    for (const other of others) await stepAside(other, device, groups, limits);
    if (!(await isActive(device, groups, limits))) {
      const roles = (await device.role(limits)).map(said);
      throw errors.notBack({ device: device.name, roles });
    }
  } catch (error) {
    given.push(...groups);
    throw error;
  }
}

/** A member gives up those of the groups in which it is active, until the device is active there. */
async function stepAside(other: Device, device: Device, groups: GivenUp, limits: Limits): Promise<void> {
  const ids = groups.map(({ facts }) => facts?.id);
  const held = (await other.role(limits)).filter(
    ({ role, facts }) => role === 'active' && ids.includes(facts?.id),
  );
  for (const group of held) await run(other, other.platform.failover?.giveUp ?? [], group, limits);
  if (held.length > 0) await isActive(device, groups, limits);
  for (const group of held) await run(other, other.platform.failover?.takeBack ?? [], group, limits);
}

/** Waits until a device is active in all of the groups. @returns false when it is not within the budget */
async function isActive(device: Device, groups: GivenUp, limits: Limits): Promise<boolean> {
  const wanted = groups.map(({ group }) => group);
  const look = async (): Promise<Look<true>> => {
    const roles = await device.role({ ...limits, budgetMs: ROLE_MS });
    const active = roles.filter(({ role }) => role === 'active').map(({ group }) => group);
    if (wanted.every(group => active.includes(group))) return { done: true, value: true };
    return { done: false, seen: roles.map(said).join(', ') };
  };
  return waitFor(look, { ...limits, everyMs: 100 }).catch(error => {
    if (error instanceof WaitTimeout) return false;
    throw error;
  });
}

function run(device: Device, steps: NetStep[], { facts = {} }: HaRole, limits: Limits): Promise<void> {
  return device.converse(limits, async (session, signal) => {
    for (const { command, mode } of steps) await session.run(filled(command, facts), mode, signal);
    await session.go(device.platform.commandMode, signal);
  });
}

function said({ group, word }: HaRole): string {
  return `${group}: ${word}`;
}
