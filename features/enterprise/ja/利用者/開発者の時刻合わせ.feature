# language: ja
@enterprise @static @user
機能: 開発者の PC が時刻を合わせる（要件 8）

  シナリオ: 開発者の PC はインターネットの NTP サーバから時刻を取得できる
    前提 「NTPサーバ」が NTP サーバを動かしている
    ならば 「開発PC」が「NTPサーバ」から NTP で時刻を取得できる
