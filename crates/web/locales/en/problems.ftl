### What did not arrive or did not leave.

problems-tried = { $n ->
    [one] tried { $n } time
   *[other] tried { $n } times
}
problems-about = What did not arrive or did not leave. Nothing here is lost.
problems-not-sent = Not sent
problems-all-left = Everything that was written has left.
problems-to = to
problems-not-understood = Not understood
problems-all-read = Every delivery was read.
problems-bytes = { $n } bytes
problems-trace = Trace
problems-read-again = Read again
problems-no-opinions = No second opinions
problems-other-failed = The other model failed: { $why }
problems-asked-again = It is asked again
problems-no-wait = Routing does not wait for it.
problems-kept-unknown = Kept, of a kind not known yet
problems-no-reason = it gave no reason
problems-network-no-reason = The network gave no reason.
problems-looks = It may have the words: they are looked up, and never sent twice blindly.
problems-unreadable = It can’t be read.
