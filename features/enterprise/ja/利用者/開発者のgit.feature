# language: ja
@enterprise @static @user
機能: 開発者がソースコードを取り出す（要件 1）

  シナリオ: 開発者は社内から git サーバを使える
    前提 「Gitサーバ」がポート 11000 で git サーバを動かしている
    ならば 「開発PC」から「Gitサーバ」のポート 11000 の git を使える
