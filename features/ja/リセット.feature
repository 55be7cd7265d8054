# language: ja
機能: シナリオの合間に機器が元に戻る
  どちらのシナリオも、前に残されたものがないことを確かめてから、機器に設定を残していく。順番は問わない。

  シナリオアウトライン: R1 に残した設定は、次のシナリオでは消えている（<回>）
    前提 機器「R1」の「show running-config」に「203.0.113.0/24」が表示されない
    もし 機器「R1」に次の設定を入れる:
      """
      ip route 203.0.113.0/24 blackhole
      interface main
      ip ospf cost 500
      """
    ならば 機器「R1」の「show running-config」に「ip route 203.0.113.0/24 blackhole」が表示される
    かつ 機器「R1」の「show ip route 10.2.20.0/24」に「via backup」が表示される

    例:
      | 回     |
      | 一回目 |
      | 二回目 |
