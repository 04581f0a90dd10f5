### Work on many cases at once.

bulk-event-undone = { $who } took back what was done to many cases
bulk-pick = Select the case of { $name }
