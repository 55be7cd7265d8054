import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { TsunaguError } from '../errors/index.js';
import { type Environment, Source } from '../yaml/index.js';
import { checkLab } from './check.js';
import { errors } from './errors.js';
import { assembleMachine } from './machine/assemble.js';
import type { LabSpec, NodePort, NodeSpec } from './model.js';
import type { Draft } from './schema.js';
import { checkShape } from './shape.js';
import { findLab } from './shipped.js';

/**
 * Reads and checks a lab: a shipped lab's name, or a path of a lab file or of its folder.
 * @param options.env the environment that `${NAME}` in the file refers to.
 * @throws TsunaguError `lab.invalid` with one cause for each mistake, in the file's order, each with its place;
 *   `lab.unreadable`, `lab.unknownLab`.
 */
export function loadLab(nameOrPath: string, { env }: { env: Environment }): LabSpec {
  const file = findLab(nameOrPath);
  const source = new Source(file, read(file), env);
  if (source.problems.length > 0) throw invalid(file, source.problems);
  const { draft, problems } = checkShape(source);
  if (!draft) throw invalid(file, problems);
  const lab = assemble(file, draft, { env, secrets: source.givenAt(['login', 'password']) });
  const misfits = checkLab(lab, source);
  if (misfits.length > 0) throw invalid(file, misfits);
  return lab;
}

function assemble(
  file: string,
  draft: Draft,
  { env, secrets }: { env: Environment; secrets: string[] },
): LabSpec {
  const folder = dirname(file);
  const [address = '', prefix] = draft.management.address.split('/');
  return {
    name: basename(folder),
    file,
    namespace: draft.namespace,
    management: { address, prefix: Number(prefix), family: 4 },
    login: draft.login,
    nodes: new Map(
      Object.entries(draft.nodes).map(([name, node]) => [name, assembleNode(folder, name, node)]),
    ),
    cables: draft.cables.map(([a = '', b = '']) => [portIn(a), portIn(b)]),
    ready: draft.ready ?? [],
    env: Object.fromEntries(Object.entries(env).filter(isSet)),
    secrets,
  };
}

function assembleNode(folder: string, name: string, node: Draft['nodes'][string]): NodeSpec {
  switch (node.type) {
    case 'patchswitch':
      return {
        type: node.type,
        name,
        datapathId: BigInt(node.datapath),
        controller: node.controller,
        uplink: { port: Number(node.uplink.port), interface: node.uplink.interface },
        ports: new Map(Object.entries(node.ports).map(([number, port]) => [Number(number), port])),
      };
    case 'l2switch':
      return {
        type: node.type,
        name,
        ports: new Map(
          Object.entries(node.ports).map(([port, vlans]) => [
            port,
            'access' in vlans ? { access: Number(vlans.access) } : { trunk: vlans.trunk.map(Number) },
          ]),
        ),
      };
    default:
      return assembleMachine(folder, name, node);
  }
}

function isSet(entry: [string, string | undefined]): entry is [string, string] {
  return entry[1] !== undefined;
}

function portIn(text: string): NodePort {
  const [node = '', port = ''] = text.split(':');
  return { node, port };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw errors.unreadable({ file, reason: (cause as Error).message }, { cause });
  }
}

function invalid(file: string, problems: TsunaguError[]): TsunaguError {
  const causes = [...problems].sort(
    (a, b) => (a.where?.line ?? 0) - (b.where?.line ?? 0) || (a.where?.column ?? 0) - (b.where?.column ?? 0),
  );
  return errors.invalid({ file, count: causes.length }, { where: { file }, causes });
}
