### Was geschah, in wenigen Worten und ohne Namen: für einen gesperrten Bildschirm.

told-informed = Ein Fall zu Ihrer Kenntnis
told-handed-over = Ihrem Team wurde ein Fall übergeben
told-escalated = Ein Fall wurde eskaliert
told-returned = Ein Fall kam zurück: niemand hat ihn angenommen
told-move-held = Ein Fall ist zu oft gewandert: wohin gehört er?
told-consult-asked = Ihr Team wird zu einem Fall gefragt
told-consult-answered = Ihre Frage wurde beantwortet
told-consult-overdue = Ihre Frage wurde nicht rechtzeitig beantwortet
told-approval-asked = Worte warten auf Ihre Zustimmung
told-approval-given = Ihren Worten wurde zugestimmt
told-approval-returned = Ihre Worte kamen mit einem Grund zurück
told-approval-escalated = Niemand hat rechtzeitig zugestimmt
told-clock-warned = Eine Zusage endet bald
told-clock-breached = Eine Zusage ist gebrochen
told-shift-end = Ihre Schicht endet bald: schreiben Sie die Übergabe
told-pivot-lost = Einer Einladung ist niemand gefolgt
told-call-booked = Eine Zeit für einen Anruf wurde gewählt
told-call-due = Es ist Zeit für einen Anruf
told-promise-due = Ihre Zusage ist bald fällig
told-promise-broken = Eine Zusage wurde nicht rechtzeitig gehalten
