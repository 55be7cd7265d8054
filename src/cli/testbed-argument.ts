import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { errors } from './errors.js';

/**
 * The testbed that a command is about: the file that was named, else the one of the cucumber configuration in
 * this folder, else testbed.yaml.
 * @throws TsunaguError `cli.noTestbed` when there is none of these.
 */
export async function testbedFile(named: string | undefined): Promise<string> {
  if (named) return resolve(named);
  const configured = await configuredTestbed();
  const file = resolve(configured ?? 'testbed.yaml');
  if (!existsSync(file)) throw errors.noTestbed({ file });
  return file;
}

async function configuredTestbed(): Promise<string | undefined> {
  const file = ['cucumber.mjs', 'cucumber.js'].map(name => resolve(name)).find(existsSync);
  if (!file) return undefined;
  const { default: config } = (await import(pathToFileURL(file).href)) as {
    default?: { pluginOptions?: { tsunagu?: { testbed?: string } } };
  };
  return config?.pluginOptions?.tsunagu?.testbed;
}
