import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TsunaguError } from '../errors/index.js';
import { type Environment, Source } from '../yaml/index.js';
import { type Assembly, Claims, entries } from './assembly.js';
import { readDevices, readReset } from './devices.js';
import { errors } from './errors.js';
import { readGroups } from './groups.js';
import { readHosts } from './hosts.js';
import { readLinks } from './links.js';
import type { Testbed } from './model.js';
import { nameKey } from './names.js';
import { pathBeside } from './paths.js';
import { checkProfiles } from './profile/check.js';
import { checkTrunkLinks } from './profile/check-trunks.js';
import { schema } from './schema.js';
import { checkShape } from './shape.js';
import { readSites, readSwitches } from './switches.js';
import { readTrunks } from './trunks.js';
import { Wiring } from './wiring.js';

/** What a testbed file is read with. */
export interface LoadOptions {
  /** The environment that `${NAME}` in the file refers to. */
  env: Environment;
  /** The platforms that there are drivers for; without it any platform's name will do. */
  platforms?: Iterable<string>;
}

/**
 * Reads and checks a testbed file.
 * @throws TsunaguError `testbed.invalid` with one cause for each mistake, in the file's order, each with its
 *   place; `testbed.unreadable` when there is no such file.
 */
export function loadTestbed(file: string, { env, platforms }: LoadOptions): Testbed {
  const source = new Source(file, read(file), env);
  if (!source.readable) throw invalid(file, source.problems);
  const { draft, problems } = checkShape(source, schema);
  const assembly: Assembly = {
    source,
    draft,
    problems: [...source.problems, ...problems],
    sites: new Map(),
    switches: new Map(),
  };
  readSites(assembly);
  readSwitches(assembly);
  const wiring = new Wiring(assembly);
  readTrunks(assembly, wiring);
  const links = readLinks(assembly, wiring);
  const hosts = readHosts(assembly, wiring);
  const groups = readGroups(assembly, hosts);
  const { devices, secrets } = readDevices(assembly, platforms && [...platforms]);
  checkNames(assembly);
  checkProfiles(assembly, hosts);
  checkTrunkLinks(assembly, links);
  if (assembly.problems.length > 0) throw invalid(file, assembly.problems);
  return {
    file: resolve(file),
    ...(draft.lab !== undefined && { lab: draft.lab }),
    ...(draft.drivers && { drivers: driverFiles(file, draft.drivers) }),
    sites: assembly.sites,
    switches: assembly.switches,
    hosts,
    ...(groups.size > 0 && { groups }),
    links,
    devices,
    reset: readReset(assembly),
    secrets,
  };
}

/**
 * The names of the environment variables that a testbed file refers to, set or not. The file need not be valid.
 * @throws TsunaguError `testbed.unreadable` when there is no such file.
 */
export function environmentOf(file: string): string[] {
  return [...new Source(file, read(file), {}).variables];
}

/**
 * The drivers that a testbed file names, absolute paths. The file need not be valid: with them known, its platforms are
 * checked together with everything else.
 * @throws TsunaguError `testbed.unreadable` when there is no such file.
 */
export function driversOf(file: string, env: Environment): string[] {
  const source = new Source(file, read(file), env);
  return source.readable ? driverFiles(file, checkShape(source, schema).draft.drivers) : [];
}

function driverFiles(file: string, written: (string | undefined)[] | null | undefined): string[] {
  return (written ?? []).flatMap(each => (each ? [pathBeside(file, each)] : []));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw errors.unreadable({ file, reason }, { cause });
  }
}

/** Hosts, groups, links and devices are named in one breath by steps, so no two may have one name. */
function checkNames(assembly: Assembly): void {
  const { source, draft, problems } = assembly;
  const names = new Claims();
  const kinds = [
    ['host', 'hosts', draft.hosts],
    ['group', 'groups', namesOnly(draft.groups)],
    ['link', 'links', draft.links],
    ['device', 'devices', draft.devices],
  ] as const;
  for (const [kind, section, parts] of kinds) {
    for (const { name, part, path, where } of entries<{ aliases?: (string | undefined)[] | undefined }>(
      assembly,
      section,
      parts,
    )) {
      const aliases = (part?.aliases ?? []).map((alias, index) => ({
        alias,
        at: [...path, 'aliases', index],
      }));
      const written = aliases.flatMap(({ alias, at }) =>
        alias ? [{ text: alias, where: source.valueAt(at) }] : [],
      );
      for (const { text, where: place } of [{ text: name, where }, ...written]) {
        const other = names.claim(nameKey(text), kind, name, place);
        // An alias that repeats its own name or another spelling of it does no harm.
        if (other && !(other.kind === kind && other.name === name)) {
          problems.push(errors.sameName({ name: text, other }, { where: place }));
        }
      }
    }
  }
}

/** Groups have no aliases. */
function namesOnly(groups: object | null | undefined): Record<string, undefined> {
  return Object.fromEntries(Object.keys(groups ?? {}).map(name => [name, undefined]));
}

function invalid(file: string, problems: TsunaguError[]): TsunaguError {
  const causes = withoutEchoes(problems).sort(
    (a, b) => (a.where?.line ?? 0) - (b.where?.line ?? 0) || (a.where?.column ?? 0) - (b.where?.column ?? 0),
  );
  return errors.invalid({ file, count: causes.length }, { where: { file }, causes });
}

/** A mistyped key is one mistake, though the right key is missing as well. */
function withoutEchoes(problems: TsunaguError[]): TsunaguError[] {
  const meant = problems.flatMap(({ code, facts }) => {
    const { place, near = [] } = facts as { place?: string; near?: string[] };
    return code === 'testbed.unknownKey' ? near.map(key => `${place} > ${key}`) : [];
  });
  return problems.filter(({ code, facts }) => {
    const { place, key, keys, present } = facts as {
      place?: string;
      key?: string;
      keys?: string[];
      present?: boolean;
    };
    const absent =
      code === 'testbed.missing' ? [key] : code === 'testbed.oneOf' && !present ? (keys ?? []) : [];
    return !absent.some(each => meant.includes(`${place} > ${each}`));
  });
}
