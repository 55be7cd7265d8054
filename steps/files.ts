import { defineParameterType, Given, Then } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

/** What files are read by. */
type FileProtocol = 'ftp' | 'tftp';

defineParameterType({
  name: 'fileProtocol',
  regexp: /\s?(FTP|TFTP)\s?/,
  transformer: (word: string) => word.toLowerCase(),
});

async function serve(this: NetWorld, host: string, protocol: FileProtocol, file: string, content: string) {
  await this.net.host(host).serve[protocol]({ files: { [file]: content } });
}
Given('{node} runs a(n ){fileProtocol}server with a file {text} that says {text}', untimed, serve);
for (const ending of ['動かす', '動かしている']) {
  Given(
    `{node}が{text}という内容のファイル{text}を置いた{fileProtocol}サーバを${ending}`,
    untimed,
    function (this: NetWorld, host: string, content: string, file: string, protocol: FileProtocol) {
      return serve.call(this, host, protocol, file, content);
    },
  );
}

async function canRead(this: NetWorld, from: string, file: string, to: string, protocol: FileProtocol) {
  await this.net.host(from).can[protocol](to, { file });
}
Then('{node} can read {text} from {node} by {fileProtocol}', untimed, canRead);
Then(
  '{node}から{node}のファイル{text}を{fileProtocol}で読み出せる',
  untimed,
  function (this: NetWorld, from: string, to: string, file: string, protocol: FileProtocol) {
    return canRead.call(this, from, file, to, protocol);
  },
);

async function cannotRead(this: NetWorld, from: string, file: string, to: string, protocol: FileProtocol) {
  await this.net.host(from).cannot[protocol](to, { file });
}
Then('{node} cannot read {text} from {node} by {fileProtocol}', untimed, cannotRead);
Then(
  '{node}から{node}のファイル{text}を{fileProtocol}で読み出せない',
  untimed,
  function (this: NetWorld, from: string, to: string, file: string, protocol: FileProtocol) {
    return cannotRead.call(this, from, file, to, protocol);
  },
);
