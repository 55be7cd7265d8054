# language: ja
@enterprise @static @user
機能: VPN で来た人がソースコードを取り出す（要件 19）

  シナリオ: VPN 利用者は git サーバを使える
    前提 「Gitサーバ」がポート 11000 で git サーバを動かしている
    ならば 「VPN利用者PC」から「Gitサーバ」のポート 11000 の git を使える
