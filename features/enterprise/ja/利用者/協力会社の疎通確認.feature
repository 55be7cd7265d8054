# language: ja
@enterprise @static @user
機能: 協力会社が VPN サーバまで届くかを確かめる（要件 30）

  シナリオ: 協力会社から VPN サーバの公開アドレスに届く
    ならば 「協力会社PC」から「203.0.113.5」に ping が通る
