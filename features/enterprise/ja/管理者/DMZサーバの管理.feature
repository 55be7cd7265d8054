# language: ja
@enterprise @static @admin
機能: 管理者が DMZ のサーバを管理する（要件 18）

  シナリオ: 社内から SSH でログインできる
    前提 「DMZサーバ」が SSH サーバを動かしている
    ならば 「開発PC」から「DMZサーバ」に SSH でログインできる

  シナリオ: 社内から管理画面を HTTP と HTTPS で開ける
    前提 「DMZサーバ」が「管理」というページの Web サーバを動かしている
    かつ 「DMZサーバ」が「管理」というページの HTTPS サーバを動かしている
    ならば 「開発PC」から「DMZサーバ」の HTTP に接続できる
    かつ 「開発PC」から「DMZサーバ」の HTTPS に接続できる
