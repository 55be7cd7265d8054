import { Given, Then, When } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function serve(this: NetWorld, host: string, text: string) {
  await this.net.host(host).serveHttp(80, { '/': `${text}\n` });
}
Given('{node} runs a web server whose page says {text}', untimed, serve);
Given('{node}が{text}というページの( )Web( )サーバを動かす', untimed, serve);
Given('{node}が{text}というページの( )Web( )サーバを動かしている', untimed, serve);

async function fetchUrl(this: NetWorld, host: string, url: string) {
  this.net.seen.page = await this.net.host(host).get(url);
}
When('{node} fetches {text}', untimed, fetchUrl);
Then('{node} can fetch {text}', untimed, fetchUrl);
When('{node}から( )URL( ){text}を取得する', untimed, fetchUrl);
Then('{node}から( )URL( ){text}を取得できる', untimed, fetchUrl);

function pageContains(this: NetWorld, text: string) {
  this.net.seen.expectPage(text);
}
Then('the page contains {text}', pageContains);
Then('ページに{text}が含まれる', pageContains);
