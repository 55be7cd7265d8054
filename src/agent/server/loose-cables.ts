import { type Language, TsunaguError } from '../../errors/index.js';
import type { LabSpec } from '../../lab/index.js';
import { interfacesOf, type Testbed } from '../../testbed/index.js';

const seen: Record<Language, (ports: string) => string> = {
  en: ports => `no host and no link of the testbed uses these ports of the patch switch: ${ports}`,
  ja: ports => `パッチスイッチのうち、テストベッドのどのホストもリンクも使っていないポート: ${ports}`,
};

/**
 * A lab that did not become ready often lacks a cable that its testbed was to join. A testbed may do without on purpose,
 * so this is not told before.
 */
export function withLooseCables(error: unknown, lab: LabSpec, testbed: Testbed): unknown {
  if (!(error instanceof TsunaguError) || error.code !== 'lab.notReady') return error;
  const loose = looseCables(lab, testbed).join(', ');
  return loose === '' ? error : error.withSeen({ en: seen.en(loose), ja: seen.ja(loose) });
}

/** The ports of patch switches that lead to the lab's nodes and that the testbed uses for nothing: `PS1:7 (→ R1:eth1)`. */
function looseCables(lab: LabSpec, { switches, hosts, links }: Testbed): string[] {
  const used = new Set(
    [
      ...[...hosts.values()].flatMap(interfacesOf).map(({ port }) => port),
      ...[...links.values()].flatMap(({ pairs }) => pairs.flat()),
    ].map(({ switch: name, port }) => `${name}:${port}`),
  );
  return lab.cables.flatMap(([a, b]) =>
    [[a, b] as const, [b, a] as const].flatMap(([near, far]) => {
      const node = lab.nodes.get(near.node);
      if (node?.type !== 'patchswitch') return [];
      // The testbed may call the switch by another name.
      const spec = [...switches.values()].find(({ datapathId }) => datapathId === node.datapathId);
      const port = `${spec?.name}:${near.port}`;
      return !spec || used.has(port) ? [] : [`${port} (→ ${far.node}:${far.port})`];
    }),
  );
}
