/**
 * What `tsunagu help` says: sections between empty lines, each command from its line `  tsunagu NAME` on, so that parts of it can be
 * shown alone.
 */
export const helpText = {
  en: `tsunagu: acceptance tests and failure drills for physical networks

  tsunagu doctor           what this machine has and lacks, and what will be skipped
  tsunagu validate FILE    check a testbed file
  tsunagu schema testbed   the JSON Schema of testbed files (or: lab), for editors
  tsunagu up [FILE]        bring the site (and its lab) up and keep it up
  tsunagu status [FILE]    what is up: hosts, links, devices, switches
  tsunagu down [FILE]      take it down again
  tsunagu clean            undo what killed agents have left, by their journals
  tsunagu help [COMMAND]   this text, or the part about a command (COMMAND --help); --version

Labs, with a site or without:
  tsunagu lab up LAB              bring a lab up by itself, without a testbed (a shipped one's name, or
                                  a path); lab down LAB takes it down, and so does clean
  tsunagu lab status              the nodes of all labs that are up, and the programs in them
  tsunagu lab console NODE [COMMAND...]
                                  the command line of a node of a lab: vtysh in a router, else bash;
                                  with a COMMAND, that (lab console R1 show ip route)

By hand, while the site is up (of another testbed: --testbed FILE):
  tsunagu switch show [NAME]      ports (carrier, frames, what is on them), cuts and flows of ours
  tsunagu link cut NAME... [--silent | --one-way FROM] [--flap N/PERIOD] [--lease 30s]
                                  cut links, all or none; they come back when the lease ends, or on
                                  down. The same command again gives them a new lease.
                                  --silent drops the frames and leaves the carrier, --one-way only
                                  those that come in at FROM; --flap 5/2s: down and up, 5 times
  tsunagu link restore NAME...    restore links
  tsunagu switch probe NAME [--ports A,B] [-o FILE] [--force]
                                  try what a switch can do, and write its profile beside the testbed
                                  (or to FILE, - for here); with two free ports that a cable joins,
                                  frames of all kinds and taking ports down too
  tsunagu device diff D [FILE]    what a change would make different; without FILE, what differs
                                  from how the device was when the site came up
  tsunagu device apply D FILE [--timer 2m] [--without-safety-net]
                                  apply a change; the device takes it back by itself unless it is
                                  confirmed in time
  tsunagu device confirm D        confirm the change: it stays
  tsunagu device rollback D [SNAPSHOT]
                                  take the change back now (or restore the configuration of a snapshot)
  tsunagu device snapshot D [FILE]
                                  the running configuration into a file, or shown without secrets
  tsunagu device read D COMMAND [--json]
                                  run a command and read what it prints into a table
  tsunagu device record D [COMMAND...] [--out FILE]
                                  record a session, secrets scrubbed, that transport: replay plays
  tsunagu change D=FILE [D=FILE ...] [--timer 10m] -- COMMAND
                                  apply changes, run COMMAND (npx cucumber-js), and confirm them
                                  when it succeeds; else roll back and say what they broke

Without a site:
  tsunagu driver check FILE|PLATFORM
                                  what a driver lacks, and what is wrong in it

FILE is the testbed; without it, the one that cucumber.mjs in this folder names, or testbed.yaml.
Features are run with: npx cucumber-js`,
  ja: `tsunagu: 物理ネットワークの受け入れテストと障害訓練

  tsunagu doctor           このマシンに足りているもの・足りないもの・省かれるもの
  tsunagu validate FILE    テストベッドのファイルを検査する
  tsunagu schema testbed   テストベッド（または lab）ファイルの JSON Schema（エディタ用）
  tsunagu up [FILE]        サイト（とラボ）を起動したままにする
  tsunagu status [FILE]    動いているもの: ホスト、リンク、機器、スイッチ
  tsunagu down [FILE]      停止する
  tsunagu clean            強制終了したエージェントが残したものを、記録に従って元に戻す
  tsunagu help [コマンド]  この説明か、そのコマンドの部分（コマンド --help でも）。--version もある

ラボ（サイトの有無によらず）:
  tsunagu lab up ラボ             テストベッドなしでラボだけを起動する（同梱のラボの名前かパス）。
                                  lab down ラボ で（clean でも）停止する
  tsunagu lab status              動いているすべてのラボのノードと、その中のプログラム
  tsunagu lab console ノード [コマンド...]
                                  ラボのノードのコマンドライン（ルータは vtysh、ほかは bash）。コマンドを
                                  付けるとそれを実行する（lab console R1 show ip route）

サイトの起動中に、手で行うもの（別のテストベッドなら --testbed FILE）:
  tsunagu switch show [名前]      ポート（キャリア、フレーム数、接続先）、切断、tsunagu のフロー
  tsunagu link cut 名前... [--silent | --one-way ポート] [--flap 回数/周期] [--lease 30s]
                                  リンクを切断する（複数ならすべてか、なしか）。リース期間が過ぎるか
                                  down すると元に戻る。もう一度実行するとリース期間を延ばす。
                                  --silent はキャリアを残してフレームだけを捨て、--one-way はそのポート
                                  から入る向きだけを捨てる。--flap 5/2s は 2 秒周期で 5 回フラップする。
  tsunagu link restore 名前...    リンクを元に戻す
  tsunagu switch probe 名前 [--ports A,B] [-o ファイル] [--force]
                                  スイッチにできることを調べ、プロファイルをテストベッドの隣（か、ファイル。
                                  - なら画面）に書く。ケーブルでつながれた空きポートを 2 つ指定すると、
                                  いろいろなフレームとポートの停止も試す。
  tsunagu device diff D [ファイル]  変更を適用した場合の違い。ファイルを省くと、サイトの起動時との違い
  tsunagu device apply D ファイル [--timer 2m] [--without-safety-net]
                                  変更を適用する。時間内に確定しないと、機器が自動で取り消す。
  tsunagu device confirm D        変更を確定する
  tsunagu device rollback D [スナップショット]
                                  変更を今すぐ取り消す（またはスナップショットの設定に戻す）
  tsunagu device snapshot D [ファイル]
                                  現在の設定をファイルに保存する。省くと秘密情報を伏せて表示する
  tsunagu device read D コマンド [--json]
                                  コマンドを実行し、出力を表に読み取る
  tsunagu device record D [コマンド...] [--out ファイル]
                                  秘密を伏せてセッションを記録する（transport: replay で再生できる）
  tsunagu change D=ファイル [D=ファイル ...] [--timer 10m] -- コマンド
                                  変更を適用してコマンド（npx cucumber-js）を実行し、成功すれば確定する。
                                  失敗すれば取り消し、満たされなくなったものを示す

サイトがなくても使えるもの:
  tsunagu driver check ファイル|プラットフォーム
                                  ドライバーに足りないもの・間違いを示す

FILE はテストベッドです。省くと、このフォルダの cucumber.mjs が指すもの、なければ testbed.yaml を使います。
フィーチャの実行: npx cucumber-js`,
};
