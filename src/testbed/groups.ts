import { suggest } from '../errors/index.js';
import { type Assembly, entries } from './assembly.js';
import { errors } from './errors.js';
import type { HostSpec } from './model.js';
import { nameKey } from './names.js';

/** Reads the groups of hosts, whose members are called by name or alias. */
export function readGroups(assembly: Assembly, hosts: Map<string, HostSpec>): Map<string, string[]> {
  const { source, draft, problems } = assembly;
  const groups = new Map<string, string[]>();
  const specs = [...hosts.values()];
  for (const { name, part, path } of entries(assembly, 'groups', draft.groups)) {
    const members: string[] = [];
    (part ?? []).forEach((member, index) => {
      if (member === undefined) return;
      const found = specs.find(host =>
        [host.name, ...host.aliases].some(each => nameKey(each) === nameKey(member)),
      );
      if (found) {
        if (!members.includes(found.name)) members.push(found.name);
        return;
      }
      const known = specs.map(host => host.name);
      const near = suggest(
        member,
        specs.flatMap(host => [host.name, ...host.aliases]),
      );
      const where = source.valueAt([...path, index]);
      problems.push(errors.unknownName({ kind: 'host', name: member, known, near }, { where }));
    });
    groups.set(name, members);
  }
  return groups;
}
