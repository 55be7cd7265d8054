import { filled } from '../change/template.js';
import type { Device } from '../device.js';
import type { Limits } from '../limits.js';
import type { HaRole, NetStep } from '../platform.js';
import { errors } from './errors.js';

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

/** Makes the device ready again for what it gave up; whether it takes it depends on priorities and preemption. */
export async function failBack(device: Device, given: GivenUp, limits: Limits): Promise<void> {
  for (let group = given.pop(); group; group = given.pop()) {
    try {
      await run(device, device.platform.failover?.takeBack ?? [], group, limits);
    } catch (error) {
      given.push(group);
      throw error;
    }
  }
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
