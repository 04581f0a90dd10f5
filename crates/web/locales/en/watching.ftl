### Who else is in a case, and what a press of a button does at once.

watching-viewing = { $who } is viewing
watching-away = { $who } has it open and is away
watching-writing = { $who } is writing
watching-writes = { $who } is writing…
watching-held = { $who } is writing a reply.
watching-lost = { $who } has taken this reply over.
watching-kept = Your draft is kept.
watching-take-over = Take over
watching-take-back = Take it back
watching-as-note = Send mine as a note
watching-now-yours = Yours
watching-now-nobodys = Nobody’s
watching-now-resolved = resolved
watching-now-open = open again
watching-now-asleep = sleeps
watching-now-awake = awake
watching-unreached = Nothing was changed: the server can’t be reached. Try again in a moment.
