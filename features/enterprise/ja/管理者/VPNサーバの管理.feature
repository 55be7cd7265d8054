# language: ja
@enterprise @static @admin
機能: 管理者が VPN サーバを管理する（要件 12）

  シナリオ: 社内から SSH でログインできる
    前提 「VPNサーバ」が SSH サーバを動かしている
    ならば 「開発PC」から「VPNサーバ」に SSH でログインできる

  シナリオ: 社内から管理画面を HTTP と HTTPS で開ける
    前提 「VPNサーバ」が「管理」というページの Web サーバを動かしている
    かつ 「VPNサーバ」が「管理」というページの HTTPS サーバを動かしている
    ならば 「開発PC」から「VPNサーバ」の HTTP に接続できる
    かつ 「開発PC」から「VPNサーバ」の HTTPS に接続できる
