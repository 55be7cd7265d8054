# language: ja
@enterprise @static @admin
機能: 社内のサーバから DMZ まで届くかを確かめる（要件 24）

  シナリオ: 社内のサーバから DMZ のサーバに届く
    ならば 「資産管理サーバ」から「DMZサーバ」に ping が通る
    かつ 「テストサーバ」から「VPNサーバ」に ping が通る
