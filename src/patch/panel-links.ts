import type { PortRef } from '../testbed/model.js';
import { linkErrors } from './link-errors.js';
import { findLink, type PanelLink } from './panel-link.js';
import { type Link, portKey, portText } from './wiring.js';

/** The links on the panel, and the ports that are, or were, cut by themselves. */
export class PanelLinks {
  readonly #make: (link: Link, ends: PortRef[]) => PanelLink;
  #links = new Map<string, PanelLink>();
  /** By their text. */
  readonly #ports = new Map<string, PanelLink>();

  /** @param make a link of the panel, with the ports that it is at. */
  constructor(make: (link: Link, ends: PortRef[]) => PanelLink) {
    this.#make = make;
  }

  get links(): PanelLink[] {
    return [...this.#links.values()];
  }

  get ports(): PanelLink[] {
    return [...this.#ports.values()];
  }

  get all(): PanelLink[] {
    return [...this.links, ...this.ports];
  }

  /** @throws link.unknown with names that are near. */
  find(link: string): PanelLink {
    return findLink(this.#links, link);
  }

  /** A port to be cut by itself. */
  port(port: PortRef): PanelLink {
    const name = portText(port);
    const found = this.#ports.get(name) ?? this.#make({ name, pairs: [] }, [port]);
    this.#ports.set(name, found);
    return found;
  }

  /** A port that was cut by itself. @throws link.notCut. */
  cutPort(port: PortRef): PanelLink {
    const found = this.#ports.get(portText(port));
    if (!found) throw linkErrors.notCut({ link: portText(port) });
    return found;
  }

  /** What is to come instead of the present links, those that stay as they are among it, and which ones go. */
  prepare(links: Link[]): { gone: PanelLink[]; replace(): void } {
    const keeps = ({ name, pairs }: Link): PanelLink | undefined => {
      const before = this.#links.get(name);
      return before && pairsText(before.pairs) === pairsText(pairs) ? before : undefined;
    };
    const next = new Map(links.map(link => [link.name, keeps(link) ?? this.#make(link, link.pairs.flat())]));
    const gone = this.links.filter(link => next.get(link.name) !== link);
    const replace = () => {
      this.#links = next;
    };
    return { gone, replace };
  }

  /** @throws link.overlaps where another failure touches ports of this link. */
  requireFree(link: PanelLink): void {
    const ends = this.#footprint(link);
    const other = this.all.find(
      each => each !== link && each.state.how && this.#footprint(each).some(end => ends.includes(end)),
    );
    if (other) throw linkErrors.overlaps({ link: link.name, other: other.name, how: other.state.how ?? '' });
  }

  clear(): void {
    this.#links.clear();
    this.#ports.clear();
  }

  /** The ports that a failure touches: with one port of a link, all of that link's. */
  #footprint({ ends }: PanelLink): string[] {
    const own = ends.map(portKey);
    const through = this.links.map(link => link.ends.map(portKey));
    return [...own, ...through.filter(ports => ports.some(port => own.includes(port))).flat()];
  }
}

const pairsText = (pairs: Link['pairs']): string => pairs.map(pair => pair.map(portKey).join('-')).join(' ');
