### Die Übergabe am Ende einer Schicht.

handover-staying = { $n ->
    [one] { $n } Fall wartet auf die Person und bleibt bei Ihnen, bis sie schreibt.
   *[other] { $n } Fälle warten auf die Person und bleiben bei Ihnen, bis sie schreibt.
}
handover-keep = { $n ->
    [one] { $n } Notiz sichern
   *[other] { $n } Notizen sichern
}
handover-ends = Ihre Schicht endet
handover-no-shift = Es ist keine Schicht von Ihnen bekannt.
handover-none = Nichts von Ihnen wartet auf uns
handover-none-told = Sie können gehen: Es gibt nichts zu übergeben.
handover-to = an { $queue }
handover-kept = gesichert
handover-drafted = für Sie entworfen
handover-brief-for = Übergabenotiz zu { $name }
handover-next-reads = Wer übernimmt, liest sie zuerst. Fristen laufen weiter.
handover-done = Ihre Notizen sind gesichert.
