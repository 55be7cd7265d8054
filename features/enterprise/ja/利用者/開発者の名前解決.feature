# language: ja
@enterprise @static @user
機能: 開発者が名前を引く（要件 6）

  シナリオ: 開発者は DMZ の DNS サーバで名前を引ける
    前提 「DNSサーバ」が「www.example.jp」に 203.0.113.5 と答える DNS サーバを動かしている
    ならば 「開発PC」から「www.example.jp」が 203.0.113.5 に名前解決できる

  シナリオ: 開発者の長い応答は TCP でも引ける
    前提 「DNSサーバ」が「www.example.jp」に 203.0.113.5 と答える DNS サーバを動かしている
    ならば 「開発PC」から「DNSサーバ」の DNS に TCP で問い合わせできる
