import { expect } from 'chai';
import { testbedJsonSchema } from '../../src/testbed/index.js';

interface Schema {
  type?: unknown;
  description?: string;
  properties?: Record<string, Schema>;
  anyOf?: Schema[];
  additionalProperties?: Schema | boolean;
  required?: string[];
}

describe("the testbed file's JSON Schema", () => {
  const schema = testbedJsonSchema() as Schema;

  it('forbids unknown keys and names those that must be there', () => {
    expect(schema.additionalProperties).to.equal(false);
    expect(schema.required).to.deep.equal(['version', 'sites']);
  });

  it('lets editors take numbers as YAML reads them', () => {
    const host = schema.properties?.hosts?.anyOf?.[0]?.additionalProperties as Schema;
    expect(host.properties?.mtu?.type).to.deep.equal(['integer', 'string']);
    const [one, two] = host.properties?.vlan?.anyOf ?? [];
    expect(one?.type).to.deep.equal(['integer', 'string']);
    expect(two).to.include({ type: 'array', minItems: 2, maxItems: 2 });
    expect(schema.properties?.version?.type).to.equal('integer');
  });

  it('describes every key of every map', () => {
    const silent: string[] = [];
    const visit = (part: Schema, path: string): void => {
      for (const [key, child] of Object.entries(part.properties ?? {})) {
        if (!child.description) silent.push(`${path}.${key}`);
        visit(child, `${path}.${key}`);
      }
      if (typeof part.additionalProperties === 'object') visit(part.additionalProperties, `${path}.*`);
      for (const each of part.anyOf ?? []) visit(each, path);
    };
    visit(schema, '');
    expect(silent).to.deep.equal([]);
  });
});
