### Search over everything.

search-title = Search
search-command = Search everything
search-placeholder = People, cases, messages …
search-label = Search people, cases, messages, knowledge and macros
search-recent = Searched lately
search-nothing = Nothing found for
search-nothing-help = Check the spelling, take fewer words, or the beginning of a word with a star.
search-instead = Try
search-more = Show all
search-early = Only the newest were looked at. Add a word or a date to see older ones.
search-keys = J and K go through the hits, Enter opens one at its message.
search-help = What can be asked
search-people = People
search-cases = Cases
search-messages = Messages
search-knowledge = Knowledge
search-macros = Macros
search-note = internal note
search-ours-public = our public words
search-ours-private = our private words
search-theirs-public = theirs, in public
search-theirs-private = theirs, in private
search-open = open
search-waiting = waits for them
search-snoozed = asleep
search-resolved = resolved
search-no-operator = “{ $name }:” is no operator, so it was searched as words.
search-no-value = “{ $name }:” does not know “{ $value }”, so it was searched as words.
search-too-short = “{ $word }” needs three letters before the star.
search-too-long = Only the beginning of what you typed was searched for.
search-nobody = Nobody is called “{ $name }”.
search-eg-words = both words, in any order, any case, with or without accents
search-eg-phrase = these words behind one another
search-eg-begins = words that begin like this, and not that word
search-eg-from = said by a customer or a colleague of this name or handle; “me” is you
search-eg-to = said to this account of ours, or by us to this person
search-eg-assignee = in your cases, when it is our turn; also “nobody” or a name
search-eg-queue = in a queue, and nobody has answered yet
search-eg-channel = on a network, for everybody to see; also is:private
search-eg-note = internal notes in resolved cases; also is:open, is:snoozed
search-eg-has = with a picture or file, in cases where you have begun an answer, or where a promise is open
search-eg-topic = in cases about this
search-eg-dates = in the last seven days, but not today; also 12h and 3w
search-eg-on = on one day of your time zone
search-eg-in = only messages; also people, cases, knowledge, macros
search-similar-title = Similar resolved cases
search-similar = { $count ->
    [one] One case that began alike is resolved.
   *[other] { $count } cases that began alike are resolved.
  }
search-similar-by = { $count } solved by { $name }.
search-similar-none = No resolved case began like this one.
search-answered = answered by { $name }
