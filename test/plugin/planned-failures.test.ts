import { CucumberExpression, ParameterType, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import { expect } from 'chai';
import { planOf, type StepParameter } from '../../src/plugin/planned-failures.js';

const quoted = /\s?(?:「([^」]+)」|"([^"]+)"|([A-Z]\w*))\s?/;
const parameters: StepParameter[] = [
  {
    name: 'link',
    regexp: quoted,
    transformer: (ja?: string, en?: string, bare?: string) => ja ?? en ?? bare,
  },
  {
    name: 'links',
    regexp: /\s?(?:「[^」]+」(?:と「[^」]+」)+|"[^"]+"(?: and "[^"]+")+)\s?/,
    transformer: (list: string) =>
      list.match(/[^「」"]+(?=[」"])/g)?.filter(part => !/^(と| and )$/.test(part)),
  },
  { name: 'number', regexp: /\s?([0-9]+)\s?/, transformer: (digits: string) => Number(digits) },
];

const texts = [
  'the link "A - B" is cut',
  'the link B is cut',
  'the link "A" and "B" is cut',
  'リンク「甲 - 乙」を切断する',
  'リンク「甲」と「乙」を同時に切断する',
  'リンク「甲」と「乙」を切断する',
  'the links "A" and "B" are cut in this order, 200 ms apart',
  'the links "A" are cut in this order, 200 ms apart',
  'something else',
];
const expressions = [
  'the link {link} is cut',
  'リンク{link}を切断する',
  'リンク{links}を(同時に)切断する',
  'the links {links} are cut in this order, {number} ms apart',
];

describe('what a step will ask for', () => {
  it('is read from its text as cucumber reads it, or not at all', () => {
    const registry = new ParameterTypeRegistry();
    for (const { name, regexp, transformer } of parameters) {
      registry.defineParameterType(new ParameterType(name, regexp, null, transformer, false, true));
    }
    let matches = 0;
    for (const expression of expressions) {
      const cucumber = new CucumberExpression(expression, registry);
      const plan = planOf(expression, parameters, (...values) => values as never);
      for (const text of texts) {
        const theirs = cucumber.match(text)?.map(argument => argument.getValue({}));
        expect(plan(text), `${expression}: ${text}`).to.deep.equal(theirs);
        if (theirs) matches++;
      }
    }
    expect(matches).to.equal(6);
  });
});
