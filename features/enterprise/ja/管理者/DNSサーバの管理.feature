# language: ja
@enterprise @static @admin
機能: 管理者が DMZ の DNS サーバを管理する（要件 11）

  シナリオ: 社内から SSH でログインできる
    前提 「DNSサーバ」が SSH サーバを動かしている
    ならば 「開発PC」から「DNSサーバ」に SSH でログインできる
