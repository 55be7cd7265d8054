import { BeforeStep } from '@cucumber/cucumber';
import type { GherkinDocument } from '@cucumber/messages';
import type { Where } from '../errors/index.js';
import { stepsOf } from './gherkin.js';

/** Where the cells of the table are that the step which runs now has, by the World that it runs in. */
const places = new WeakMap<object, Where[][]>();

/** Row by row; empty where the step has no table. */
export function tablePlaces(world: object): Where[][] {
  return places.get(world) ?? [];
}

BeforeStep(function (this: object, { gherkinDocument, pickle, pickleStep }) {
  if (pickleStep.argument?.dataTable) {
    places.set(this, placesIn(gherkinDocument, pickle.uri, pickleStep.astNodeIds[0] ?? ''));
  } else places.delete(this);
});

function placesIn({ feature }: GherkinDocument, file: string, stepId: string): Where[][] {
  const rows = stepsOf(feature).find(({ id }) => id === stepId)?.dataTable?.rows ?? [];
  return rows.map(({ cells }) => cells.map(({ location: { line, column = 1 } }) => ({ file, line, column })));
}
