### Was nicht ankam oder nicht hinausging.

problems-tried = { $n ->
    [one] { $n } Mal versucht
   *[other] { $n } Mal versucht
}
problems-about = Was nicht ankam oder nicht hinausging. Nichts davon ist verloren.
problems-not-sent = Nicht gesendet
problems-all-left = Alles Geschriebene ist hinausgegangen.
problems-to = an
problems-not-understood = Nicht verstanden
problems-all-read = Jede Zustellung wurde gelesen.
problems-bytes = { $n } Bytes
problems-trace = Weg
problems-read-again = Erneut lesen
problems-no-opinions = Keine zweiten Meinungen
problems-other-failed = Das andere Modell versagte: { $why }
problems-asked-again = Es wird wieder gefragt
problems-no-wait = Die Zuordnung wartet nicht darauf.
problems-kept-unknown = Aufbewahrt, von noch unbekannter Art
problems-no-reason = es nannte keinen Grund
problems-network-no-reason = Das Netzwerk nannte keinen Grund.
problems-looks = Vielleicht sind die Worte dort: Wir sehen nach und senden nie blind zweimal.
problems-unreadable = Sie ist nicht lesbar.
