import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { differencesFrom, type MachineState, machineState } from '../support/machine-state.js';
import { Project } from '../support/project.js';
import { faults } from './faults/enterprise.js';

/** Each run takes about a minute: a few are drawn, unless TSUNAGU_FAULTS says how many. */
const COUNT = Number(process.env.TSUNAGU_FAULTS ?? 2);
const SEED = Number(process.env.TSUNAGU_SEED ?? Math.floor(Date.now() / 86_400_000));

interface Scenario {
  feature: string;
  name: string;
  file: string;
  line: number;
  outcome: string;
}

/** The text of a scenario, with its feature's name before it. */
function textOf(folder: string, { feature, file, line }: Scenario): string {
  const [first = '', ...rest] = readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .slice(line - 1);
  const end = rest.findIndex(each => /^\s*(?:シナリオ|Scenario|@)/.test(each));
  return [feature, first, ...rest.slice(0, end < 0 ? rest.length : end)].join('\n');
}

/** The first of them from a place that moves with the seed: all come in turn. */
const drawn = faults
  .map((_, i) => faults[(SEED * COUNT + i) % faults.length] as (typeof faults)[number])
  .slice(0, COUNT);

describe(`faults in the enterprise network: ${drawn.length} of ${faults.length} from seed ${SEED} (TSUNAGU_FAULTS, TSUNAGU_SEED)`, function () {
  this.timeout(240_000);
  let before: MachineState;
  let project: Project | undefined;
  beforeEach(async () => {
    before = await machineState();
  });
  afterEach(async () => {
    project?.remove();
    expect(await differencesFrom(before, 2000)).to.deep.equal([]);
  });

  for (const { name, lab, touches } of drawn) {
    it(`${name} is found, by scenarios that it touches and by no others`, async () => {
      project = new Project({ shipped: 'enterprise', lab });
      const { all } = await project.run(['--parallel', '3']);
      const { scenarios } = JSON.parse(readFileSync(join(project.folder, 'reports/run.json'), 'utf8')) as {
        scenarios: Scenario[];
      };
      const texts = scenarios
        .filter(({ outcome }) => outcome !== 'passed')
        .map(scenario => textOf(project?.folder ?? '', scenario));
      expect(texts, all).not.to.deep.equal([]);
      expect(
        texts.filter(text => !touches.test(text)),
        all,
      ).to.deep.equal([]);
    });
  }
});
