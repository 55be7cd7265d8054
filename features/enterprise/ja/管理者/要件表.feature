# language: ja
@enterprise @static @admin
機能: 要件表の全行

  シナリオ: 要件表に書いたとおりに通信できる
    ならば 要件ファイル「features/enterprise/requirements.csv」を満たす
