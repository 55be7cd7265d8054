import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cucumber, root } from './cucumber.js';

/** What a project for a test consists of, beside a shipped lab and its testbed. */
export interface ProjectOptions {
  /** Which lab (default `two-routes`). */
  shipped?: 'two-routes' | 'enterprise';
  /** Feature files, by name; without them, those of the shipped lab `enterprise`. */
  features?: Record<string, string>;
  /** Changes the testbed's text. */
  testbed?: (text: string) => string;
  /** Changes files of the lab, by name; without it the shipped lab is used. */
  lab?: Record<string, (text: string) => string>;
}

/** A user's project in a folder of its own, as if tsunagu were installed there. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), 'tsunagu-project-'));

  constructor({ shipped: name = 'two-routes', features, testbed = text => text, lab }: ProjectOptions) {
    mkdirSync(join(this.folder, 'node_modules'));
    symlinkSync(root, join(this.folder, 'node_modules/tsunagu'));
    symlinkSync(join(root, 'node_modules/@cucumber'), join(this.folder, 'node_modules/@cucumber'));
    this.write(
      'cucumber.mjs',
      "import { defineConfig } from 'tsunagu';\nexport default defineConfig({ testbed: 'testbed.yaml' });\n",
    );
    if (features)
      for (const [file, text] of Object.entries(features)) this.write(join('features', file), text);
    else
      cpSync(join(root, 'features/enterprise'), join(this.folder, 'features/enterprise'), {
        recursive: true,
      });
    const shipped = join(root, 'labs', name);
    let text = readFileSync(join(shipped, 'testbed.yaml'), 'utf8');
    if (lab) {
      cpSync(shipped, join(this.folder, 'lab'), { recursive: true });
      for (const [file, change] of Object.entries(lab)) {
        this.write(join('lab', file), change(readFileSync(join(shipped, file), 'utf8')));
      }
      text = text.replace(`lab: ${name}`, 'lab: ./lab/lab.yaml');
    }
    this.write('testbed.yaml', testbed(text));
  }

  /** Writes a file of the project. */
  write(name: string, text: string): void {
    const file = join(this.folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Runs cucumber-js in the project. */
  run(args: string[] = [], env: NodeJS.ProcessEnv = {}) {
    return cucumber(args, { cwd: this.folder, env });
  }

  /** Messages of failed steps and hooks of the last run, by the scenario's name. */
  failures(): Map<string, string> {
    return failuresIn(readFileSync(join(this.folder, 'reports/messages.ndjson'), 'utf8'));
  }

  /** Removes the folder. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

interface Envelope {
  pickle?: { id: string; name: string };
  testCase?: { id: string; pickleId: string };
  testCaseStarted?: { id: string; testCaseId: string };
  testStepFinished?: { testCaseStartedId: string; testStepResult: { status: string; message?: string } };
}

function failuresIn(ndjson: string): Map<string, string> {
  const names = new Map<string, string>();
  const failures = new Map<string, string>();
  for (const line of ndjson.split('\n').filter(Boolean)) {
    const { pickle, testCase, testCaseStarted, testStepFinished } = JSON.parse(line) as Envelope;
    if (pickle) names.set(pickle.id, pickle.name);
    if (testCase) names.set(testCase.id, names.get(testCase.pickleId) ?? '');
    if (testCaseStarted) names.set(testCaseStarted.id, names.get(testCaseStarted.testCaseId) ?? '');
    if (testStepFinished?.testStepResult.status === 'FAILED') {
      const name = names.get(testStepFinished.testCaseStartedId) ?? '';
      failures.set(name, `${failures.get(name) ?? ''}${testStepFinished.testStepResult.message ?? ''}\n`);
    }
  }
  return failures;
}
