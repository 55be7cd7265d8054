# language: ja
@enterprise @static @user
機能: VPN 利用者はここを通ってインターネットに出られない

  シナリオ: Web に接続できない
    前提 「公開Webサーバ」が TCP ポート 80 で待ち受けている
    ならば 「VPN利用者PC」から「公開Webサーバ」の TCP ポート 80 に接続できない

  シナリオ: ping も通らない
    ならば 「VPN利用者PC」から「インターネットPC」に ping が通らない
