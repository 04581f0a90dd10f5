### Wenn etwas nicht geht: was geschah, was erhalten blieb, was zu tun ist.

errors-not-allowed = Das steht Ihnen nicht zu
errors-not-allowed-told = Ihre Rolle erlaubt das nicht. Jemand mit der Rolle { $role } kann es tun oder Ihnen die Rolle geben.
errors-expired = Das Formular ist zu alt
errors-expired-told = Sie haben sich neu angemeldet, nachdem diese Seite geöffnet wurde; es wurde nichts geändert. Gehen Sie zurück, laden Sie die Seite neu und senden Sie das Formular noch einmal.
errors-not-found = Hier ist nichts
errors-not-found-told = Vielleicht ist die Adresse falsch geschrieben, oder was hier stand, wurde zusammengeführt oder entfernt. Ein Fall lässt sich immer über seine Nummer finden.
errors-refused = Das wurde nicht getan
errors-refused-told = { $reason }. Es wurde nichts geändert.
errors-slow = Zu viele Versuche
errors-slow-told = { $seconds ->
    [one] Warten Sie eine Sekunde und versuchen Sie es dann noch einmal.
   *[other] Warten Sie { $seconds } Sekunden und versuchen Sie es dann noch einmal.
}
errors-broken = Das hat nicht funktioniert
errors-broken-told = Es wurde nichts geändert. Versuchen Sie es noch einmal; wenn es so bleibt, nennen Sie Ihrer Verwaltung den Code { $code }.
errors-offline = Die Datenbank ist nicht erreichbar
errors-offline-told = Was Kunden schreiben, behalten die Netzwerke und liefern es nach. Entwürfe sind bis zum letzten „Entwurf gespeichert“ sicher.
errors-to-desk = Zum Schreibtisch
errors-again = Noch einmal versuchen
errors-search = Alle Fälle durchsuchen
errors-stale = während Sie schrieben, kam eine neue Nachricht; lesen Sie sie und senden Sie dann noch einmal
errors-state = dieser Fall ist schon in diesem Stand: { $state }
errors-approved = diese Worte sind schon freigegeben
errors-returned = diese Worte sind schon zurückgegeben
errors-decided = über diese Worte hat schon jemand entschieden
errors-suggestion = über diesen Vorschlag hat schon jemand entschieden
errors-wrap-up = dieser Fall wird mit einem Abschluss gelöst: Sagen Sie, worum es ging und wie es ausging
errors-left = zu spät, um es zurückzunehmen: Die Worte sind hinausgegangen
errors-log-in = melden Sie sich zuerst an
errors-malformed = das Formular war keines von uns, oder ihm fehlt etwas. Laden Sie die Seite neu und senden Sie es noch einmal
