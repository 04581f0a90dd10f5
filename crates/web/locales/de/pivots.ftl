### Woanders weiterreden.

pivots-title = Wechsel ins Private
pivots-go = Zu den Wechseln ins Private
pivots-strip = Außerhalb des Verlaufs: Anrufe, Einladungen, Zusagen
pivots-take-private = Ins Private wechseln
pivots-short = Wechseln
pivots-where = Wo soll es weitergehen?
pivots-way-private = Private Nachricht
pivots-way-call = Telefonanruf
pivots-way-email = E-Mail
pivots-everybody = Das lesen alle. Sie schreiben als @{ $brand }.
pivots-only = Das liest nur { $person }.
pivots-public-line = Öffentliche Zeile
pivots-private-line = Private Zeile
pivots-closing-line = Öffentliche Schlusszeile
pivots-too-many = zu viel
pivots-one-action = Beide Zeilen gehen zusammen ab und lassen sich zusammen zurückrufen. Fall, Zuständigkeit und Uhren bleiben, wie sie sind.
pivots-cancel = Abbrechen
pivots-send-both = Beide Zeilen senden
pivots-anyway = Trotzdem senden
pivots-undo-both = Beide zurückrufen
pivots-leaves = Beide Zeilen gehen gleich ab
pivots-cannot-begin = Das Netzwerk verlangt, dass die Person zuerst schreibt: Bitten Sie in der öffentlichen Zeile darum.
pivots-suggest-public = { $person }, das tut mir leid. Ich bin { $agent } und habe Ihnen gerade privat geschrieben, damit wir das klären können.
pivots-suggest-write-us = { $person }, das tut mir leid. Ich bin { $agent }. Schreiben Sie uns bitte eine private Nachricht, damit ich nachsehen kann?
pivots-suggest-private = Guten Tag { $person }, hier ist { $agent } von { $brand }. Ich kläre das gerne hier mit Ihnen.
pivots-suggest-closing = Vielen Dank, { $person }: Das ist jetzt gelöst. Wenn noch etwas offen ist, schreiben Sie uns jederzeit.
pivots-state-offered = Eingeladen: { $way }
pivots-state-joined = Die Person ist gefolgt: { $way }
pivots-state-silent = Keine Antwort in der Zeit: { $way }
pivots-state-refused = Die Person möchte nicht: { $way }
pivots-until = sie hat Zeit bis
pivots-hint-no = Ihre öffentliche Antwort liest sich wie ein Nein.
pivots-hint-public = Sie hat öffentlich geantwortet.
pivots-line-failed = { $line } nicht gesendet: { $reason }
pivots-mark-refused = Sie möchte nicht
pivots-refused-command = Die Person möchte nicht woanders weiterreden
pivots-closing-missing = Das begann öffentlich und wurde privat gelöst. Wer mitliest, weiß das noch nicht.
pivots-close-open = Öffentlich abschließen
pivots-close-title = Das letzte Wort öffentlich sagen
pivots-close-told = Nichts Privates gehört hierher: keine Kontonamen, keine Beträge, keine Adressen.
pivots-no-line = Keine öffentliche Zeile
pivots-say-public = Öffentlich sagen
pivots-tried = Was schon versucht wurde
pivots-more-replies = { $n ->
    [one] Eine weitere Antwort von anderen
   *[other] { $n } weitere Antworten von anderen
}
pivots-this-case = Nur dieser Fall
pivots-this-case-told = Die anderen Fälle der Person zeigen oder ausblenden
pivots-told-lost = { $person } ist Ihrer Einladung nicht gefolgt
pivots-event-offered = { $who } hat angeboten, woanders weiterzureden
pivots-event-undone = { $who } hat die Einladung zurückgenommen
pivots-event-joined = Die Person redet dort weiter
pivots-event-silent = Die Person ist nicht rechtzeitig gefolgt
pivots-event-refused = Die Person möchte nicht woanders weiterreden
pivots-event-no-line = { $who } hat entschieden, dass keine öffentliche Schlusszeile nötig ist
pivots-period = Zeitraum
pivots-days = { $n ->
    [one] 1 Tag
   *[other] { $n } Tage
}
pivots-none = In dieser Zeit wurde niemand eingeladen
pivots-none-told = In einem Fall bietet die Taste ⇧P an, privat weiterzureden.
pivots-where-to = Wohin
pivots-offered = Angeboten
pivots-offered-told = Einladungen, die gesendet und nicht zurückgerufen wurden
pivots-joined = Gefolgt
pivots-joined-told = Die Person hat dort geschrieben oder eine Zeit für den Anruf gewählt
pivots-silent = Still
pivots-silent-told = Die Person hat 24 Stunden lang nichts getan
pivots-refused = Abgelehnt
pivots-refused-told = Die Person hat abgelehnt oder nur öffentlich geantwortet
pivots-waiting = Offen
pivots-lost = Verloren
pivots-lost-told = Still und abgelehnt, von denen, die beendet sind; n sagt, wie viele das sind
pivots-rows = Einladungen
pivots-person = Person
pivots-became = Was daraus wurde
pivots-by = Von
pivots-when = Wann
pivots-dm-link = Einen Link darunter setzen, der eine private Nachricht an uns öffnet
pivots-dm-link-shown = Private Nachricht senden
