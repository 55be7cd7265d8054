# language: ja
@enterprise @static @admin
機能: DMZ のサーバが名前を引く（要件 15）

  シナリオ: DMZ のサーバは DMZ の DNS サーバで名前を引ける
    前提 「DNSサーバ」が「www.example.jp」に 203.0.113.5 と答える DNS サーバを動かしている
    ならば 「DMZサーバ」から「DNSサーバ」の DNS に UDP で問い合わせできる
    かつ 「DMZサーバ」から「DNSサーバ」の DNS に TCP で問い合わせできる
