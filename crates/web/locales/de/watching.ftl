### Wer sonst noch in einem Fall ist, und was ein Druck auf einen Knopf sofort bewirkt.

watching-viewing = { $who } sieht sich den Fall an
watching-away = { $who } hat den Fall offen und ist nicht am Platz
watching-writing = { $who } schreibt
watching-writes = { $who } schreibt …
watching-held = { $who } schreibt gerade eine Antwort.
watching-lost = { $who } hat diese Antwort übernommen.
watching-kept = Ihr Entwurf bleibt erhalten.
watching-take-over = Übernehmen
watching-take-back = Zurückholen
watching-as-note = Meine als Notiz behalten
watching-now-yours = Ihrer
watching-now-nobodys = Niemandes
watching-now-resolved = gelöst
watching-now-open = wieder offen
watching-now-asleep = zurückgestellt
watching-now-awake = wach
watching-unreached = Nichts wurde geändert: Der Server ist nicht erreichbar. Versuchen Sie es gleich noch einmal.
