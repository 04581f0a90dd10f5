### Tables.

table-sort = Sort by { $column }
table-export = Take away as a file (CSV)
