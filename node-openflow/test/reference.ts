// Writes REFERENCE.md from the declarations: node dist/test/reference.js

import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AnyType, Field, Fields } from '../src/schema/type.js';
import { messages10 } from '../src/v10/messages.js';
import { messages13 } from '../src/v13/messages.js';
import { oxmFields } from '../src/v13/oxm-fields.js';

const FILE = fileURLToPath(new URL('../../REFERENCE.md', import.meta.url));

/** Collects what a version's messages are made of, each structure once. */
class Section {
  readonly structures = new Map<string, string>();

  typeText(type: AnyType): string {
    const { shape } = type;
    switch (shape.is) {
      case 'number':
        return `u${shape.bits}`;
      case 'bigint':
        return 'u64 (bigint)';
      case 'enum':
        return `${Object.keys(shape.names)
          .map(name => `'${name}'`)
          .join(' | ')} | u${shape.bits}`;
      case 'enumBySibling':
        return `a code of its ${shape.field} | u${shape.bits}`;
      case 'mac':
      case 'ipv4':
      case 'ipv6':
        return shape.is;
      case 'text':
        return `text of ${shape.size} bytes`;
      case 'bytes':
        return 'Uint8Array';
      case 'experimenter':
        return 'Uint8Array, or what a codec makes of it';
      case 'array':
        return `${this.typeText(shape.of)}[${shape.count}]`;
      case 'list':
        return `${this.typeText(shape.of)}[]`;
      case 'oxm':
        return shape.one ? 'Match with one field' : 'Match';
      case 'match10':
        return 'Match';
      case 'oxmIds':
        return '{ field, hasMask }[]';
      case 'struct':
        this.structures.set(shape.name, '');
        this.structures.set(shape.name, this.fieldsText(shape.fields));
        return shape.name;
      case 'union': {
        this.structures.set(shape.name, '');
        const lines = Object.entries(shape.variants).map(
          ([name, [code, fields]]) => `'${name}' (${code}): ${this.inline(fields)}`,
        );
        if (shape.unknown) lines.push('any other type as a number: { data: Uint8Array }');
        this.structures.set(shape.name, lines.join('\n'));
        return shape.name;
      }
    }
  }

  fieldsText(fields: Fields): string {
    return (
      this.#visible(fields)
        .map(([name, field]) => `${name}${mark(field)}: ${this.typeText(field)}`)
        .join('\n') || '(no fields)'
    );
  }

  inline(fields: Fields): string {
    return `{ ${this.#visible(fields)
      .map(([name, field]) => `${name}${mark(field)}: ${this.typeText(field)}`)
      .join(', ')} }`.replace('{  }', '{}');
  }

  #visible(fields: Fields): [string, AnyType][] {
    return Object.entries(fields).filter((entry): entry is [string, AnyType] => !('hidden' in entry[1]));
  }
}

const mark = (field: Field) => ('defaultsTo' in field ? '?' : '');
const block = (text: string) => `\`\`\`\n${text}\n\`\`\`\n`;

export function reference(): string {
  const parts = [
    '# Reference\n',
    'Made from the declarations by `node dist/test/reference.js`. Names are those of the specification in camelCase; fields stand in',
    'the order of the wire; `?` marks what may be left out when encoding. The TypeScript types are `of13.Message`, `of10.Message` and so on.\n',
  ];
  for (const [title, set] of [
    ['OpenFlow 1.3.5 (version 4)', messages13],
    ['OpenFlow 1.0.1 (version 1)', messages10],
  ] as const) {
    const section = new Section();
    parts.push(`## ${title}\n`, '### Messages\n');
    for (const [name, [code, fields]] of Object.entries(
      set.variants as Record<string, readonly [number, Fields]>,
    )) {
      parts.push(`#### ${name} (${code})\n`, block(section.fieldsText(fields)));
    }
    parts.push('### Structures\n');
    for (const [name, text] of section.structures) parts.push(`#### ${name}\n`, block(text));
  }
  parts.push(
    '### Match fields of OpenFlow 1.3\n',
    '| name | number | type | mask |',
    '| --- | --- | --- | --- |',
  );
  const section = new Section();
  for (const [name, [number, type, mask]] of Object.entries(oxmFields)) {
    parts.push(`| ${name} | ${number} | ${section.typeText(type)} | ${mask ? 'yes' : 'no'} |`);
  }
  return `${parts.join('\n')}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(FILE, reference());
