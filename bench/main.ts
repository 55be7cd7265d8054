import { readdirSync } from 'node:fs';

/** `npm run bench -- NAME [args]` runs `run(args)` of bench/NAME.js. There is no list but the folder. */
const folder = new URL('.', import.meta.url);
const names = readdirSync(folder)
  .filter(file => file.endsWith('.js') && file !== 'main.js')
  .map(file => file.slice(0, -'.js'.length));

const [name, ...args] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  console.error(
    `${name === undefined ? 'Which benchmark?' : `There is no benchmark ${name}.`} There are: ${names.join(', ')}`,
  );
  process.exit(2);
}
const { run } = (await import(new URL(`${name}.js`, folder).href)) as { run(args: string[]): Promise<void> };
await run(args);
