### Einordnung: was gelesen wird, wo sie irrt, was sie lernt.

triage-n-facts = { $n ->
    [one] { $n } Angabe
   *[other] { $n } Angaben
}
triage-n-signals = { $n ->
    [one] { $shown } Signal
   *[other] { $shown } Signale
}
triage-n-times = { $n } Mal
triage-signals-wait = { $n ->
    [one] neues Signal wartet auf die nächste Lektion
   *[other] neue Signale warten auf die nächste Lektion
}
triage-older = { $n ->
    [one] { $n } ältere Lektion lässt sich über die API lesen und zurückholen.
   *[other] { $n } ältere Lektionen lassen sich über die API lesen und zurückholen.
}
triage-chart-none = Nichts in diesen Wochen.
triage-effects = Was die Lektion bewirkte
triage-learnt-title = Signale, aus denen gelernt wurde
triage-learnt-from = Gelernt aus
triage-measured-title = Nachrichten aus dem zurückgelegten Zehntel der Marke, aus dem nie gelernt wird
triage-measured-on = Gemessen an
triage-accuracy-title = Der Anteil richtig gelesener
triage-accuracy = Genauigkeit
triage-recall-title = Der mittlere Anteil über die Werte, damit der häufige die seltenen nicht verdeckt
triage-recall = Makro-Trefferquote
triage-f1-title = Das Mittel über die Werte aus dem harmonischen Mittel von Präzision und Trefferquote
triage-too-few = zu wenige zurückgelegt, um zu messen
triage-better = besser
triage-worse = schlechter
triage-same = gleich
triage-label-about = Nachrichten der letzten 30 Tage, bei denen die Einordnung am unsichersten war und die für viele andere stehen.
triage-right = Richtig
triage-label-if = wenn die Vermutung stimmt,
triage-it-is = Es ist …
triage-label-else = und eine Taste, wenn nicht; die nächste erscheint von selbst.
triage-label-none = Nichts mehr zu bestimmen
triage-label-none-told = Was in den letzten 30 Tagen unsicher war, wurde angesehen. Neue Nachrichten, aus denen sich lernen ließe, erscheinen hier von selbst.
triage-see-learnt = Ansehen, was gelernt wurde
triage-sure = zu { $percent } % sicher
triage-say-meaning = Sagen, was die Nachricht meint
triage-lessons = Lektionen
triage-no-lesson = Noch keine Lektion
triage-no-lesson-told = Die Einordnung lernt nach 25 Berichtigungen oder eine Stunde nach der ersten. Jede Lektion steht hier mit dem, was sie an Nachrichten bewirkte, die sie nie sah; eine, die schlechter liest, tritt nie in Kraft.
triage-teach = Schulen
triage-lesson = Lektion { $n }
triage-did-facts = Was sie bewirkte, Angabe für Angabe
triage-reset-command = Zurücksetzen, was die Einordnung gelernt hat
triage-reset = Zurücksetzen
triage-restore = Zurückholen
triage-lesson-sr = Lektion { $n }
triage-reset-ask = Mit dem Modell im Auslieferungszustand lesen?
triage-reset-told = Ab der nächsten Nachricht wird nichts mehr verwendet, was Ihre Leute gelehrt haben. Ihre Berichtigungen bleiben: Die nächste Lektion lernt wieder aus allen, und Lektion { $n } lässt sich hier zurückholen.
triage-restore-ask = Lektion { $n } zurückholen?
triage-restore-told = Ab der nächsten Nachricht wird gelesen wie am
triage-restore-rest = Was seither gelernt wurde, wird nicht verwendet; die nächste Lektion lernt wieder aus allen Berichtigungen.
triage-has-learnt = Was gelernt wurde
triage-see-lessons = Die Lektionen ansehen
triage-none-learnt = Noch wurde nichts gelernt
triage-press = Drücken Sie
triage-press-rest = bei einer Nachricht, dann die Taste dessen, was richtig ist. Nach 25 Berichtigungen oder eine Stunde nach der ersten lernt die Einordnung daraus, und diese Zeile sagt, was das bewirkte. Was Ihre Leute beantworten und lassen, wie es gelesen wurde, zählt ein wenig mit.
triage-label-useful = Die { $n } nützlichsten Nachrichten bestimmen
triage-lesson-in-force = Lektion { $n } ist in Kraft
triage-as-shipped = Das Modell liest im Auslieferungszustand
triage-lesson-did = Was Lektion { $n } bewirkte, Angabe für Angabe
triage-unsure-title = Nachrichten, für deren Weg eine Angabe unter der Schwelle nötig war, unter allen eingegangenen der Woche
triage-unsure-week = Unsicher, je Woche
triage-unsure-told = Anteil der Nachrichten, die jemand ansehen musste
triage-taught-title = Angaben, die jemand änderte, und Angaben, auf die jemand antwortete und die blieben
triage-taught-week = Gelehrt, je Woche
triage-corrected = berichtigt
triage-confirmed = bestätigt
triage-confusion-title = Wie oft die Einordnung einen Wert las (Zeilen), wo ein Mensch einen anderen meinte (Spalten)
triage-confusion = Was wofür gehalten wird
triage-confusion-none = In diesen acht Wochen hat niemand etwas berichtigt. Eine Berichtigung erscheint hier: gelesen an der Seite, gemeint oben.
triage-week = Woche
triage-all-weeks = alle Wochen
triage-none-that-week = In dieser Woche hat das niemand berichtigt.
triage-heat = Gelesen und gemeint, als Tabelle
triage-said = gelesen
triage-meant = gemeint
triage-corrected-most = Am häufigsten berichtigt
triage-none-corrected = Nichts wurde berichtigt.
triage-said-meant = Gelesen → gemeint
triage-times-title = Wie oft, unter allen Berichtigungen dieser Angabe
triage-times = Mal
triage-no-idea = keine Ahnung
triage-of = von { $n }
triage-misroutes-title = Fälle, die in eine andere Warteschlange kamen, weil jemand eine Angabe berichtigte; die Zeit zählt von der ersten Entscheidung bis zur Berichtigung
triage-misroutes = Falsch zugeordnet
triage-misroutes-none = Kein Fall musste wegen des Gelesenen umziehen.
triage-wrong-queue = in der falschen Warteschlange
triage-at-cost = zu den Stundenkosten der empfangenden Teams
triage-with = Mit
triage-with-rest = bei einem Team der Zuständigkeitsdatei steht hier, was das kostete.
triage-from-to = Von → nach
triage-lost = Verloren
triage-about = Was sie liest, wo sie irrt und was Ihre Leute sie lehren.
triage-overview = Übersicht
triage-to-label = Zu bestimmen
triage-done-reset = Ab jetzt liest das Modell im Auslieferungszustand.
triage-done-restored = Ab jetzt wird mit der Lektion gelesen, die Sie zurückgeholt haben.
triage-cell = Gelesen { $said }, gemeint { $meant }: { $times }
triage-week-unsure = Woche vom { $week }: { $share } unsicher, { $n } von { $messages }
triage-week-none = Woche vom { $week }: keine Nachrichten
triage-week-taught = Woche vom { $week }: { $facts } berichtigt, { $confirmed } bestätigt
triage-since-monday = Seit Montag
triage-since = Seit { $day }
triage-headline = { $fact } F1 { $was } → { $is } an { $messages } aus dem zurückgelegten Zehntel der Marke
triage-still-reset = Seit dem Zurücksetzen liest das Modell im Auslieferungszustand. Die nächste Lektion lernt wieder aus allen Berichtigungen.
triage-still-restored = Eine frühere Lektion wurde zurückgeholt und gilt bis zur nächsten.
triage-still-worse = Die neueste Lektion las die zurückgelegten Nachrichten schlechter als das, was gilt; sie wird nicht verwendet.
triage-still-nothing = Die neueste Lektion änderte keine Lesung.
triage-still-few = Die neueste Lektion gilt. Zu wenige Nachrichten wurden zurückgelegt, um zu sagen, was sie bewirkte.
triage-somebody = Jemand
triage-learnt = Gelernt aus { $signals } Signalen, davon { $n } neu
triage-went-back = { $who } ging zum Modell im Auslieferungszustand zurück
triage-brought-back = { $who } holte eine frühere Lektion zurück, gelernt aus { $signals } Signalen
triage-out-worse = Sie las die zurückgelegten Nachrichten schlechter und trat nie in Kraft.
triage-out-nothing = Nichts darin ändert eine Lesung.
