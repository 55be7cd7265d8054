import { isIP } from 'node:net';
import { TsunaguError } from '../../../errors/index.js';
import type { TestHost } from '../../../host/index.js';
import { type Requirement, type Wanted, wantedText } from '../../../requirements/index.js';
import type { Cell } from '../../../traffic/index.js';
import type { Site } from '../site.js';
import { isInSubnetOf, namesUsed, type Stand, standsFor } from './parties.js';
import { errors } from './reach-errors.js';
import { target } from './targets.js';

/** A cell, and the requirement that it is of; none: what nothing requires. */
export interface Asked {
  cell: Cell;
  requirement?: Requirement;
}

/**
 * The cells of a matrix.
 * @throws TsunaguError `requirements.invalid` with a cause for each name that stands for nobody, and each contradiction.
 */
export function cellsOf(site: Site, requirements: readonly Requirement[]): Map<string, Asked> {
  const cells = new Map<string, Asked>();
  const problems: TsunaguError[] = [];
  const collect = <T>(work: () => T[]): T[] => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof TsunaguError)) throw error;
      problems.push(error);
      return [];
    }
  };
  const names = namesUsed(
    site,
    requirements.flatMap(({ from, to }) => [from, to]),
  );
  for (const requirement of requirements) {
    const { from, to, wanted } = requirement;
    const senders = collect(() => sendersOf(site, requirement, names));
    const targets = collect(() => standsFor(site, to, names));
    for (const sender of senders) {
      for (const aim of targets) {
        if (sender.host === aim.host && (senders.length > 1 || targets.length > 1)) continue;
        for (const each of wanted) {
          const [cell] = collect(() => [cellOf(site, sender, aim, each, requirement.allowed)]);
          if (!cell) continue;
          const key = keyOf(cell);
          const { requirement: other, cell: before } = cells.get(key) ?? {};
          if (before && other && before.allowed !== cell.allowed) {
            const path = { from: from.name, to: to.name, wanted: wantedText(each) };
            const labels = { label: requirement.label, other: other.label };
            const { where } = requirement;
            problems.push(errors.contradiction({ ...path, ...labels }, where && { where }));
          }
          cells.set(key, { cell, requirement });
        }
      }
    }
  }
  if (problems.length > 0) throw errors.invalid({ count: problems.length }, { causes: problems });
  return cells;
}

/**
 * Adds what no requirement asks for, and so must not work: from each host that occurs to each address of another that
 * occurs, by each service that occurs. Neighbours in one subnet are left out, since nothing stands between them.
 */
export function addForbidden(cells: Map<string, Asked>): void {
  const asked = [...cells.values()].map(({ cell }) => cell);
  const hosts = new Map<TestHost, string>();
  const addresses = new Map<string, Cell['to']>();
  for (const { from, to } of asked) {
    hosts.set(from.host, from.name);
    if (!to.host) continue;
    hosts.set(to.host, to.name);
    addresses.set(to.address, to);
  }
  for (const [host, name] of hosts) {
    for (const address of host.addresses) {
      if (!addresses.has(address)) addresses.set(address, { name, address, host });
    }
  }
  const services = new Map(asked.map(({ service }) => [keyOfService(service), service]));
  for (const [host, name] of hosts) {
    for (const to of addresses.values()) {
      if (to.host === host || areNeighbours(host, to.address)) continue;
      if (!host.config.addresses.some(({ family }) => family === isIP(to.address))) continue;
      for (const service of services.values()) {
        const cell = { from: { name, host }, to, service, allowed: false };
        if (!cells.has(keyOf(cell))) cells.set(keyOf(cell), { cell });
      }
    }
  }
}

function sendersOf(
  site: Site,
  { from }: Requirement,
  names: ReadonlyMap<TestHost, string>,
): (Stand & { host: TestHost })[] {
  return standsFor(site, from, names).map(({ name, host, address = '' }) => {
    if (!host) throw errors.noSender({ name, address }, from.where && { where: from.where });
    return { name, host };
  });
}

function cellOf(
  site: Site,
  from: { name: string; host: TestHost },
  to: Stand,
  wanted: Wanted,
  allowed: boolean,
): Cell {
  const address = to.address ?? target(site, from.host, to.host?.name ?? to.name).address;
  return {
    from: { name: from.name, host: from.host },
    to: { name: to.name, address, ...(to.host && { host: to.host }) },
    service: { name: wantedText(wanted), ...wanted },
    allowed,
  };
}

function keyOf({ from, to, service }: Cell): string {
  return `${from.host.name}\0${to.address}\0${keyOfService(service)}`;
}

function keyOfService({ protocol, port }: Cell['service']): string {
  return `${protocol}/${port ?? ''}`;
}

function areNeighbours(host: TestHost, address: string): boolean {
  return isInSubnetOf(host.config.addresses, address);
}
