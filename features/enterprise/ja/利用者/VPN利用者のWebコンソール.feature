# language: ja
@enterprise @static @user
機能: VPN で来た人がテストサーバの Web コンソールを使う（要件 21）

  シナリオ: VPN 利用者は Web コンソールを開ける
    前提 「テストサーバ」が TCP ポート 13000 で待ち受けている
    ならば 「VPN利用者PC」から「テストサーバ」の TCP ポート 13000 に接続できる
