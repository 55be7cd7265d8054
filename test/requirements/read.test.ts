import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { TsunaguError } from '../../src/errors/index.js';
import {
  matrixOf,
  parseCsv,
  parseWanted,
  readRequirements,
  requirementsOf,
} from '../../src/requirements/index.js';

function fields(rows: string[][]) {
  return rows.map((row, line) =>
    row.map((text, column) => ({ text, where: { file: 'table', line: line + 1, column: column + 1 } })),
  );
}

function failure(work: () => unknown): TsunaguError {
  try {
    work();
  } catch (error) {
    if (error instanceof TsunaguError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('a file of requirements', () => {
  const folder = mkdtempSync(join(tmpdir(), 'requirements-'));
  const file = join(folder, 'r.csv');
  after(() => rmSync(folder, { recursive: true }));
  const read = (text: string) => {
    writeFileSync(file, text);
    return readRequirements(file);
  };

  it('is read with nets, zones, several ports, and the place of each name', () => {
    const [first, second, third] = read(
      `\ufeffno,zone_from,from,from_net,zone_to,to,to_net,service,ports,allow\r
4,internal,developer PC,10.10.10.0/24,internal,asset (git) server,10.10.10.1,server admin,"tcp/22,80,443",yes\r
\r
6,internal,"PC ""A"", 2F",10.10.10.0/24,dmz,DNS server,10.10.0.10,dns,"tcp/53,udp/53",no\r
9,,x,,,y,,,icmp,○\r
`,
    );
    expect(first).to.deep.equal({
      label: '4',
      from: {
        name: 'developer PC',
        net: '10.10.10.0/24',
        zone: 'internal',
        where: { file, line: 2, column: 12 },
      },
      to: {
        name: 'asset (git) server',
        net: '10.10.10.1',
        zone: 'internal',
        where: { file, line: 2, column: 48 },
      },
      service: 'server admin',
      wanted: [22, 80, 443].map(port => ({ protocol: 'tcp', port })),
      allowed: true,
      where: { file, line: 2, column: 1 },
    });
    expect(second?.from.name).to.equal('PC "A", 2F');
    expect(second?.wanted).to.deep.equal([
      { protocol: 'tcp', port: 53 },
      { protocol: 'udp', port: 53 },
    ]);
    expect(second?.allowed).to.equal(false);
    expect(third).to.deep.include({ service: 'icmp', wanted: [{ protocol: 'icmp' }], allowed: true });
  });

  it('with mistakes is told all of them at once, each at its place', () => {
    const { code, causes } = failure(() => read('from,to,ports,allow\na,,tcp,yes\n,b,icmp,perhaps\n'));
    expect(code).to.equal('requirements.invalid');
    expect(causes.map(({ code, where }) => [code, where?.line, where?.column])).to.deep.equal([
      ['requirements.ports', 2, 4],
      ['requirements.noName', 2, 3],
      ['requirements.allowed', 3, 9],
      ['requirements.noName', 3, 1],
    ]);
  });

  it('with a title that is none gets "did you mean", and is told which ones are missing', () => {
    const { causes } = failure(() => read('form,to,ports\na,b,icmp\n'));
    expect(causes.map(({ code }) => code)).to.deep.equal([
      'requirements.unknownColumn',
      'requirements.noColumn',
    ]);
    expect(causes[0]?.message).to.match(/r\.csv:1:1: .*"form".*from/s);
  });

  it('with a quote that is not closed is told where it was opened', () => {
    const error = failure(() => read('from,to,ports\na,"b,icmp\n'));
    expect(error.message).to.match(/r\.csv:2:3: /);
  });

  it('gives back any fields, and finds each where it stands', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', 'ア', ' b') });
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), rows => {
        const text = rows
          .map(row => row.map(each => `"${each.replaceAll('"', '""')}"`).join(','))
          .join('\r\n');
        const read = parseCsv(text, 'f');
        expect(read.map(row => row.map(({ text: found }) => found))).to.deep.equal(
          rows.map(row => row.map(each => each.trim())),
        );
        const lines = text.split('\n');
        for (const { where } of read.flat()) {
          expect(lines[(where.line ?? 0) - 1]?.[(where.column ?? 0) - 1]).to.equal('"');
        }
      }),
    );
  });
});

describe('a table of requirements', () => {
  it('takes Japanese titles, and words or signs for yes and no', () => {
    const [one, two] = requirementsOf(
      fields([
        ['送信元', '宛先', 'ポート', '可否'],
        ['社内PC', 'Webサーバ', 'ｔｃｐ／８０、４４３', '○'],
        ['来客PC', 'Webサーバ', 'ping', '不可'],
      ]),
      'table',
    );
    expect(one?.wanted).to.deep.equal([
      { protocol: 'tcp', port: 80 },
      { protocol: 'tcp', port: 443 },
    ]);
    expect([one?.allowed, two?.allowed]).to.deep.equal([true, false]);
    expect(two?.label).to.equal('2');
  });

  it('that is a square requires what its signs say, and nothing where a cell is empty', () => {
    const square = fields([
      ['', 'A', 'B'],
      ['A', '-', '✓'],
      ['B', '×', ''],
    ]);
    const requirements = matrixOf(square, 'tcp/22', 'table');
    expect(requirements.map(({ from, to, allowed }) => [from.name, to.name, allowed])).to.deep.equal([
      ['A', 'B', true],
      ['B', 'A', false],
    ]);
    const { causes } = failure(() =>
      matrixOf(
        fields([
          ['', 'A'],
          ['B', 'perhaps'],
        ]),
        'pong',
        'table',
      ),
    );
    expect(causes.map(({ code }) => code)).to.deep.equal(['requirements.ports', 'requirements.allowed']);
  });

  it('does not guess at ports that it does not understand', () => {
    for (const text of ['', '80', 'tcp', 'tcp/0', 'tcp/65536', 'sctp/1', 'tcp/80-90', 'icmp,80']) {
      expect(parseWanted(text), text).to.equal(undefined);
    }
  });
});
