import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadTestbed } from '../../src/testbed/index.js';
import { root } from '../support/cucumber.js';
import { differencesFrom, type MachineState, machineState } from '../support/machine-state.js';
import { Project } from '../support/project.js';
import { faults } from './faults/enterprise.js';

/** Each takes two runs or three: one is drawn, another one each day, unless TSUNAGU_FAULTS says how many. */
const COUNT = Number(process.env.TSUNAGU_FAULTS ?? 1);
const SEED = Number(process.env.TSUNAGU_SEED ?? Math.floor(Date.now() / 86_400_000));

interface Scenario {
  feature: string;
  name: string;
  file: string;
  line: number;
  outcome: string;
}

const { hosts } = loadTestbed(join(root, 'labs/enterprise/testbed.yaml'), { env: {} });
/** The name of a host by each of its aliases, longest first. */
const names = [...hosts.values()]
  .flatMap(({ name, aliases }) => aliases.map(alias => [alias, name] as const))
  .sort(([a], [b]) => b.length - a.length);

/** The text of a scenario, with its feature's name before it, and all hosts by their own names. */
function textOf(folder: string, { feature, file, line }: Scenario): string {
  const [first = '', ...rest] = readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .slice(line - 1);
  const end = rest.findIndex(each => /^\s*(?:シナリオ|Scenario|@)/.test(each));
  const text = [feature, first, ...rest.slice(0, end < 0 ? rest.length : end)].join('\n');
  return names.reduce((all, [alias, name]) => all.replaceAll(alias, name), text);
}

/** The first of them from a place that moves with the seed: all come in turn. */
const drawn = faults
  .map((_, i) => faults[(SEED * COUNT + i) % faults.length] as (typeof faults)[number])
  .slice(0, COUNT);

describe(`faults in the enterprise network: ${drawn.length} of ${faults.length} from seed ${SEED} (TSUNAGU_FAULTS, TSUNAGU_SEED)`, function () {
  this.timeout(400_000);
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
      // Those in English say the same; a session that is lost takes half a minute to be told in each drill.
      const { all } = await project.run(['features/enterprise/ja', '--parallel', '3']);
      const { scenarios } = JSON.parse(readFileSync(join(project.folder, 'reports/run.json'), 'utf8')) as {
        scenarios: Scenario[];
      };
      const texts = scenarios
        .filter(({ outcome }) => outcome !== 'passed')
        .map(scenario => textOf(project?.folder ?? '', scenario));
      expect(texts, all).not.to.deep.equal([]);
      // The table of requirements is about everything.
      const others = texts.filter(text => !touches.test(text) && !text.includes('requirements.csv'));
      expect(others, all).to.deep.equal([]);
    });
  }
});
