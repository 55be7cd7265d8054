# language: ja
@enterprise @static @admin
機能: 外部 LAN の機器からインターネットに届く（要件 28）

  シナリオ: ファイアウォールからインターネットに届く
    ならば 機器「FW1」の「ping -c 1 -W 2 -I 203.0.113.2 198.51.100.1」に「1 received」が表示される
