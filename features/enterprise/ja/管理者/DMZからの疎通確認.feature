# language: ja
@enterprise @static @admin
機能: DMZ のサーバから相手まで届くかを確かめる（要件 22、23）

  シナリオ: DMZ のサーバからインターネットに届き、経路をたどれる
    ならば 「DMZサーバ」から「インターネットPC」に ping が通る
    かつ 「DMZサーバ」から「インターネットPC」への経路を traceroute で追跡できる

  シナリオ: DMZ のサーバから社内に届く
    ならば 「DMZサーバ」から「資産管理サーバ」に ping が通る
    かつ 「VPNサーバ」から「テストサーバ」に ping が通る
