# language: ja
@enterprise @static @admin
機能: DMZ のサーバが時刻を合わせる（要件 16）

  シナリオ: DMZ のサーバはインターネットの NTP サーバから時刻を取得できる
    前提 「NTPサーバ」が NTP サーバを動かしている
    ならば 「DMZサーバ」が「NTPサーバ」から NTP で時刻を取得できる
    かつ 「DNSサーバ」が「NTPサーバ」から NTP で時刻を取得できる
