# language: ja
@enterprise @static @admin
機能: 社内から DMZ には、管理に要るものしか通らない

  シナリオ: DMZ のサーバに telnet で接続できない
    前提 「DMZサーバ」が TCP ポート 23 で待ち受けている
    ならば 「開発PC」から「DMZサーバ」の TCP ポート 23 に接続できない

  シナリオ: VPN で来ている人の PC に SSH で接続できない
    前提 「VPN利用者PC」が TCP ポート 22 で待ち受けている
    ならば 「開発PC」から「VPN利用者PC」の TCP ポート 22 に接続できない
