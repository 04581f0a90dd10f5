### Die Seite ohne Verbindung.

offline-title = Keine Verbindung
offline-told = Dieses Gerät ist offline, oder der Server ist nicht zu erreichen. Was Sie geschrieben haben, liegt als Entwurf auf dem Server; gesendete Worte gehen auch ohne Sie hinaus.
offline-again = Noch einmal versuchen
