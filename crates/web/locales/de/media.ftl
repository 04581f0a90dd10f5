## Bilder und Dateien.
media-no-reason = das Netzwerk nannte keinen Grund
media-video = Video
media-audio = Ton
media-text = Text
media-file = Datei
media-kilobytes = { $n } kB
media-megabytes = { $n } MB
media-decimal = ,
media-look = Das Bild in groß
media-undescribed = Ohne Beschreibung
media-coming = wird geholt
media-not-here = ist nicht da:
media-attach = Bilder oder Dateien anhängen
media-sending = Wird gesendet:
media-not-sent = Die Datei konnte nicht gesendet werden; versuchen Sie es noch einmal
media-too-large = Eine Datei darf bis zu 25 MB haben und nicht leer sein
media-describe = Was { $name } zeigt
media-describe-like = Was ist zu sehen? Nicht alle können es sehen
media-shows = Was zu sehen ist
media-remove = Entfernen
media-remove-one = { $name } entfernen
media-pictures = Bilder
media-note-takes = Eine Notiz nimmt 20 Dateien mit je 25 MB
media-takes-none = Auf diesem Weg können keine Bilder oder Dateien gesendet werden
media-takes = { $n ->
    [one] Eine Datei mit höchstens { $size }
   *[other] Bis zu { $n } Dateien mit je { $size }
}
media-takes-only = { $n ->
    [one] Eine Datei mit höchstens { $size }: { $kinds }
   *[other] Bis zu { $n } Dateien mit je { $size }: { $kinds }
}
