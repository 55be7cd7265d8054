# language: ja
@enterprise @static @admin
機能: DMZ の DNS サーバがインターネットの DNS に問い合わせる（要件 14）

  シナリオ: UDP でも TCP でも問い合わせできる
    前提 「インターネットDNS」が「www.example.com」に 198.51.100.3 と答える DNS サーバを動かしている
    ならば 「DNSサーバ」から「インターネットDNS」の DNS に UDP で問い合わせできる
    かつ 「DNSサーバ」から「インターネットDNS」の DNS に TCP で問い合わせできる
