### Was Ihnen mitgeteilt wurde.

notices-all-seen = Alle gesehen
notices-none = Niemand hat Ihnen etwas mitgeteilt
notices-none-told = Übergaben, Fragen, Freigaben und Versprechen, die bald enden, erscheinen hier von selbst.
notices-new = Neu:
notices-informed = Zu Ihrer Kenntnis: der Fall von { $person }
notices-handed = { $from } hat den Fall von { $person } an { $to } übergeben
notices-escalated = Der Fall von { $person } wurde an { $to } eskaliert
notices-returned = Niemand in { $queue } hat den Fall von { $person } bestätigt: Er ist zurück
notices-held = Der Fall von { $person } ist in einer Stunde dreimal gewandert: Wohin gehört er?
notices-asked = { $team } wird zum Fall von { $person } gefragt
notices-answered = { $team } hat zum Fall von { $person } geantwortet
notices-overdue = { $team } hat zum Fall von { $person } nicht rechtzeitig geantwortet
notices-approval-asked = Worte an { $person } warten auf Ihre Zustimmung
notices-approval-given = Ihren Worten an { $person } wurde zugestimmt
notices-approval-returned = Ihre Worte an { $person } kamen mit einem Grund zurück
notices-approval-late = Niemand hat Worten an { $person } rechtzeitig zugestimmt
notices-clock-warned = Ein Versprechen an { $person } endet bald
notices-clock-broken = Ein Versprechen an { $person } ist gebrochen
