import { defineErrors, suggest } from '../errors/index.js';
import { environmentOf } from './load.js';
import type { SiteSpec, Testbed } from './model.js';

const errors = defineErrors('site', {
  unknown: {
    en: (f: { name: string; known: string[]; near: string[] }) => ({
      what: `The testbed has no site ${f.name}${f.near[0] ? `; did you mean ${f.near.join(' or ')}?` : ''}`,
      remedy: `its sites are: ${f.known.join(', ')}`,
    }),
    ja: f => ({
      what: `テストベッドに ${f.name} というサイトはありません${f.near[0] ? `（もしかして: ${f.near.join('、')}）` : ''}`,
      remedy: `あるサイト: ${f.known.join(', ')}`,
    }),
  },
  several: {
    en: (f: { known: string[] }) => ({
      what: `The testbed has several sites: ${f.known.join(', ')}`,
      remedy: "say which one this machine is: `defineConfig({ testbed, site: '…' })`",
    }),
    ja: f => ({
      what: `テストベッドに複数のサイトがあります: ${f.known.join(', ')}`,
      remedy: "このマシンがどれかを指定してください: `defineConfig({ testbed, site: '…' })`",
    }),
  },
});

/**
 * The site that this machine is: the one of that name, or the only one.
 * @throws TsunaguError `site.unknown`, `site.several`.
 */
export function resolveSite(testbed: Testbed, name?: string): SiteSpec {
  const known = [...testbed.sites.keys()];
  if (name !== undefined) {
    const site = testbed.sites.get(name);
    if (site) return site;
    throw errors.unknown({ name, known, near: suggest(name, known) });
  }
  const [site, ...others] = testbed.sites.values();
  if (!site || others.length > 0) throw errors.several({ known });
  return site;
}

/** The variables of `env` that the testbed file refers to, and no others. */
export function environmentFor(file: string, env: NodeJS.ProcessEnv): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of environmentOf(file)) {
    const value = env[name];
    if (value !== undefined) found[name] = value;
  }
  return found;
}
