### Tabellen.

table-sort = Nach { $column } sortieren
table-export = Als Datei mitnehmen (CSV)
