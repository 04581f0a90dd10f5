### When something can't be done: what happened, what was kept, what to do.

errors-not-allowed = This is not yours to do
errors-not-allowed-told = Your role does not allow this. Somebody with the role { $role } can do it, or give you the role.
errors-expired = The form is too old
errors-expired-told = You logged in again after this page was opened, so nothing was changed. Go back, reload the page, and send the form again.
errors-not-found = There is nothing here
errors-not-found-told = The address may be mistyped, or what stood here was merged or removed. A case is always found by its number.
errors-refused = That was not done
errors-refused-told = { $reason }. Nothing was changed.
errors-slow = Too many attempts
errors-slow-told = { $seconds ->
    [one] Wait one second, then try again.
   *[other] Wait { $seconds } seconds, then try again.
}
errors-broken = That did not work
errors-broken-told = Nothing was changed. Try again; if it stays, tell your administrator the code { $code }.
errors-offline = The desk can’t reach its database
errors-offline-told = What customers write is kept by the networks and comes in when it is back. Drafts are safe up to the last “Draft kept”.
errors-to-desk = To the desk
errors-again = Try again
errors-search = Search all cases
errors-stale = a new message arrived while you wrote; read it, then send again
errors-state = this case is { $state }
errors-approved = these words are approved already
errors-returned = these words are returned already
errors-decided = somebody has decided about these words already
errors-suggestion = somebody has decided about this suggestion already
errors-wrap-up = this case is resolved with a disposition: say what it was about and how it ended
errors-left = too late to undo: the words have left
errors-log-in = log in first
errors-malformed = the form was not one of ours, or lacks something. Reload the page and send it again
