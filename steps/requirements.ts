import { type DataTable, Then } from '@cucumber/cucumber';
import { tablePlaces } from '../src/plugin/table-places.js';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function tableHolds(this: NetWorld, table: DataTable) {
  await this.net.reachability.expectTable(table.raw(), { places: tablePlaces(this) });
}
Then('these reachability requirements hold:', untimed, tableHolds);
Then('次の到達性の要件を満たす:', untimed, tableHolds);

async function onlyTableHolds(this: NetWorld, table: DataTable) {
  await this.net.reachability.expectTable(table.raw(), {
    places: tablePlaces(this),
    otherwiseForbidden: true,
  });
}
Then('these reachability requirements hold, and nothing else works:', untimed, onlyTableHolds);
Then('次の到達性の要件を満たし、それ以外は通らない:', untimed, onlyTableHolds);

async function squareHolds(this: NetWorld, service: string, table: DataTable) {
  await this.net.reachability.expectSquare(service, table.raw(), { places: tablePlaces(this) });
}
Then('reachability by {text} is as follows:', untimed, squareHolds);
Then('{text}での到達性は次のとおりである:', untimed, squareHolds);

async function fileHolds(this: NetWorld, file: string) {
  await this.net.reachability.expectFile(file);
}
Then('the requirements in {text} hold', untimed, fileHolds);
Then('要件ファイル{text}を満たす', untimed, fileHolds);

async function onlyFileHolds(this: NetWorld, file: string) {
  await this.net.reachability.expectFile(file, { otherwiseForbidden: true });
}
Then('the requirements in {text} hold, and nothing else works', untimed, onlyFileHolds);
Then('要件ファイル{text}を満たし、それ以外は通らない', untimed, onlyFileHolds);
