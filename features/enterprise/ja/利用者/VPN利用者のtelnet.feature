# language: ja
@enterprise @static @user
機能: VPN で来た人がテストサーバにログインする（要件 20）

  シナリオ: VPN 利用者はテストサーバに telnet でログインできる
    前提 「テストサーバ」が telnet サーバを動かしている
    ならば 「VPN利用者PC」から「テストサーバ」に telnet でログインできる
