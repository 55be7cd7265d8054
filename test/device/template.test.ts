import { expect } from 'chai';
import { readTemplate } from '../../src/device/parse/read-template.js';
import { begins, row, type Template } from '../../src/device/parse/template.js';

const table: Template = {
  commands: ['show things'],
  columns: ['group', 'name', 'size', 'parts'],
  required: ['name'],
  carried: ['group'],
  lists: ['parts'],
  splits: { parts: /,/ },
  rules: {
    start: [
      { line: /^Group (?<group>\w+)$/, clear: true },
      { line: /^Details/, go: 'details' },
      row(/^(?<name>[a-z]+) (?<size>\d+)(?: (?<parts>\S+))?$/),
      /^(?<name>[a-z]+)$/,
      row(/^ +(?<size__2>\d+)$/),
    ],
    details: [begins(/^(?<name>[A-Z]\w+):$/), /^ (?<parts>\w+)$/],
  },
  ignore: [/^name /],
};

const read = (text: string) => readTemplate(table, text);

describe('A template', () => {
  it('reads rows, carries what a heading says, and splits lists', () => {
    const { records } = read('Group a\nname size\nfoo 1 x,y\nbar 2\nGroup b\nbaz 3');
    expect(records).to.deep.equal([
      { group: 'a', name: 'foo', size: '1', parts: ['x', 'y'] },
      { group: 'a', name: 'bar', size: '2', parts: [] },
      { group: 'b', name: 'baz', size: '3', parts: [] },
    ]);
  });

  it('joins lines that the device wrapped', () => {
    expect(read('longname\n      7').records).to.deep.equal([
      { group: '', name: 'longname', size: '7', parts: [] },
    ]);
  });

  it('collects blocks until the next one begins or the output ends', () => {
    const { records } = read('Details\nOne:\n a\n b\nTwo:\n c');
    expect(records.map(({ name, parts }) => [name, parts])).to.deep.equal([
      ['One', ['a', 'b']],
      ['Two', ['c']],
    ]);
  });

  it('has a record of a line that counts, though it fills carried columns only', () => {
    const nested: Template = {
      commands: ['show nested'],
      columns: ['name', 'part'],
      carried: ['name'],
      rules: [
        { line: /^(?<name>t\w+)$/, record: 'begins', counts: true },
        begins(/^(?<name>\w+)$/),
        row(/^ (?<part>\w+)$/),
      ],
    };
    expect(readTemplate(nested, 'one\n a\n b\ntwo\nfour\nthree').records).to.deep.equal([
      { name: 'one', part: 'a' },
      { name: 'one', part: 'b' },
      { name: 'two', part: '' },
      { name: 'three', part: '' },
    ]);
  });

  it('leaves out what lacks a required column, and knows no records in nothing', () => {
    expect(read('  7\nGroup z').records).to.deep.equal([]);
    expect(read('').records).to.deep.equal([]);
  });

  it('takes a line that ends a record for one, even if it says only what is carried on', () => {
    const headings = { ...table, required: [], rules: [row(/^Group (?<group>\w+)$/), row(/^(?<name>\w+)$/)] };
    const { records } = readTemplate(headings, 'Group a\nfoo\nGroup b');
    expect(records.map(({ group, name }) => [group, name])).to.deep.equal([
      ['a', ''],
      ['a', 'foo'],
      ['b', ''],
    ]);
  });

  it('joins what several tables say of one thing', () => {
    const tables = {
      ...table,
      joins: ['name'],
      rules: [row(/^(?<name>[a-z]+) (?:(?<size>\d+)|(?<parts>\S+))$/)],
    };
    expect(readTemplate(tables, 'foo 1\nbar 2\nbar x,y\nfoo z\nfoo 7\nbaz z').records).to.deep.equal([
      { group: '', name: 'foo', size: '1', parts: ['z'] },
      { group: '', name: 'bar', size: '2', parts: ['x', 'y'] },
      { group: '', name: 'baz', size: '', parts: ['z'] },
    ]);
  });

  it('gives the records above what is said below them', () => {
    const total = {
      ...table,
      carried: [],
      backwards: ['size'],
      rules: [row(/^(?<name>[a-z]+)$/), /^= (?<size>\d+)$/],
    };
    const { records } = readTemplate(total, 'foo\nbar\n= 9\nbaz\n= 7');
    expect(records.map(({ name, size }) => [name, size])).to.deep.equal([
      ['foo', '9'],
      ['bar', '9'],
      ['baz', '7'],
    ]);
  });

  it('reads the same whatever ends the lines', () => {
    const text = 'Group a\nfoo 1 x,y\n\nbar 2\n';
    expect(read(text.replaceAll('\n', '\r\n'))).to.deep.equal(read(text));
    expect(read(text.replaceAll('\n', '  \r\r\n'))).to.deep.equal(read(text));
  });

  it('tells lines that it does not know, and reads the rest', () => {
    const { records, unread } = read('name size\nfoo 1\n% Something went wrong!\nbar 2');
    expect(records).to.have.lengthOf(2);
    expect(unread).to.deep.equal(['% Something went wrong!']);
  });
});
