import { judgeMatrix } from '../../../traffic/index.js';
import type { Handlers } from './context.js';
import { addForbidden, cellsOf } from './reach-cells.js';

export const reach: Handlers<'reach'> = {
  'reach/judge': async (
    { requirements, otherwiseForbidden = false, convergeMs },
    { site, signal, progress },
  ) => {
    const started = performance.now();
    const cells = cellsOf(site, requirements);
    if (otherwiseForbidden) addForbidden(cells);
    const asked = [...cells.values()];
    const verdicts = await judgeMatrix(
      asked.map(({ cell }) => cell),
      {
        signal,
        ...(convergeMs !== undefined && { convergeMs }),
        onProgress: (done, all) =>
          progress({
            en: `reachability: ${done} of ${all} judged`,
            ja: `到達性を確認中: ${all} 件中 ${done} 件`,
          }),
      },
    );
    return {
      ms: performance.now() - started,
      cells: asked.flatMap(({ cell, requirement }, index) => {
        const verdict = verdicts[index];
        if (!verdict) return [];
        const { from, to, service, allowed } = cell;
        return {
          ...(requirement && { label: requirement.label }),
          ...{ from: from.name, to: to.name, address: to.address },
          ...{ service: requirement?.service ?? service.name, wanted: service.name, allowed },
          ...verdict,
        };
      }),
    };
  },
};
