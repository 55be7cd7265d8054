import type { Where } from '../errors/index.js';
import type { Path } from '../yaml/index.js';
import { type Assembly, claimant, refer } from './assembly.js';
import { errors } from './errors.js';
import type { PortRef } from './model.js';
import { parsePort, parsePortReference } from './notation.js';
import type { Claim } from './phrases.js';
import { isUplink, trunksOf, wayToTester } from './ways.js';

/** Which cable is plugged into which port of the patch switches. Trunks are plugged before links, these before hosts. */
export class Wiring {
  readonly #assembly: Assembly;
  /** Whose cable is in a port that only one cable may have. */
  readonly #cables = new Map<string, Claim>();

  constructor(assembly: Assembly) {
    this.#assembly = assembly;
  }

  /** The port that a text such as `PS1:2` or `PS1:SW1-1` means; reports a switch or port that is not there. */
  resolve(text: string | undefined, path: Path): PortRef | undefined {
    const { switches, source } = this.#assembly;
    const reference = text === undefined ? undefined : parsePortReference(text);
    // With a section `switches` that is no map, no switch is known, and that has been said.
    if (!reference || (switches.size === 0 && source.has(['switches']))) return undefined;
    const name = refer(this.#assembly, 'switch', reference.switchName, [...switches.keys()], path);
    if (name === undefined) return undefined;
    const number = parsePort(reference.port);
    if (number !== undefined) return { switch: name, port: number };
    const named = [...(switches.get(name)?.ports.values() ?? [])].flatMap(port =>
      port.name === undefined ? [] : [{ text: `${name}:${port.name}`, port: port.number }],
    );
    const known = named.map(each => each.text);
    const found = refer(this.#assembly, 'port', `${name}:${reference.port}`, known, path);
    const port = named.find(each => each.text === found)?.port;
    return port === undefined ? undefined : { switch: name, port };
  }

  /** Plugs a trunk's end into a port, which must be free. */
  plugTrunk(port: PortRef, trunk: string, where: Where): void {
    this.#plugAlone(port, claimant('trunk', trunk, where), where);
  }

  /** Plugs a link's end into a port, which must be free. */
  plugLink(port: PortRef, link: string, where: Where): void {
    const by = claimant('link', link, where);
    this.#plugAlone(port, by, where);
    this.#checkDeclared(port, by, where);
  }

  /** Plugs a host into a port, which it may share with other hosts but with no link. */
  plugHost(port: PortRef, host: string, where: Where): void {
    const by = claimant('host', host, where);
    this.#plug(port, by, where);
    this.#checkDeclared(port, by, where);
    const { switches } = this.#assembly;
    const owner = switches.get(port.switch);
    if (!owner || isUplink(owner, port.port) || wayToTester(switches, port)) return;
    this.#assembly.problems.push(
      errors.notCarried({ host, port: show(port), switch: port.switch }, { where }),
    );
  }

  /** Reports a port that the file does not give us; what is wrong with an uplink's or trunk's has been said. */
  #checkDeclared({ switch: name, port }: PortRef, by: Claim, where: Where): void {
    const { switches, draft, source, problems } = this.#assembly;
    const owner = switches.get(name);
    if (!owner || owner.ports.has(port)) return;
    if (isUplink(owner, port) || trunksOf(owner).some(trunk => trunk.port === port)) return;
    // Among ports that could not be read, which has been said, it may be.
    const written = draft.switches?.[name]?.ports;
    const unread = written
      ? Object.keys(written).some(key => parsePort(key) === undefined)
      : source.has(['switches', name, 'ports']);
    if (unread) return;
    const facts = {
      port: show({ switch: name, port }),
      number: port,
      switch: name,
      by,
      known: [...owner.ports.keys()],
    };
    problems.push(errors.undeclaredPort(facts, { where }));
  }

  #plugAlone(port: PortRef, by: Claim, where: Where): void {
    this.#plug(port, by, where);
    if (!this.#cables.has(show(port))) this.#cables.set(show(port), by);
  }

  #plug(port: PortRef, by: Claim, where: Where): void {
    const { switches, problems } = this.#assembly;
    const owner = switches.get(port.switch);
    if (owner && isUplink(owner, port.port)) {
      const other = claimant('switch', owner.name, owner.where);
      problems.push(errors.uplinkPort({ port: show(port), by, other }, { where }));
    }
    const other = this.#cables.get(show(port));
    if (other) problems.push(errors.portTaken({ port: show(port), by, other }, { where }));
  }
}

/** A port as the file writes it. */
export function show(port: PortRef): string {
  return `${port.switch}:${port.port}`;
}
