# Mitteilungen.

notify-somebody = Jemand
notify-two = { $first } und { $second }
notify-many =
    { $others ->
        [one] { $first } und { $others } weitere Person
       *[other] { $first } und { $others } weitere
    }
notify-smile =
    { $n ->
        [one] { $who } hat deinem Beitrag einen Smile gegeben
       *[other] { $who } haben deinem Beitrag einen Smile gegeben
    }
notify-comment =
    { $n ->
        [one] { $who } hat deinen Beitrag kommentiert
       *[other] { $who } haben deinen Beitrag kommentiert
    }
notify-answer =
    { $n ->
        [one] { $who } hat auf deinen Kommentar geantwortet
       *[other] { $who } haben auf deinen Kommentar geantwortet
    }
notify-mention =
    { $n ->
        [one] { $who } hat dich in einem Beitrag erwähnt
       *[other] { $who } haben dich in einem Beitrag erwähnt
    }
notify-mention-comment =
    { $n ->
        [one] { $who } hat dich in einem Kommentar erwähnt
       *[other] { $who } haben dich in einem Kommentar erwähnt
    }
notify-follow =
    { $n ->
        [one] { $who } folgt dir
       *[other] { $who } folgen dir
    }
notify-board =
    { $n ->
        [one] { $who } lädt dich zu einer Pinnwand ein
       *[other] { $who } laden dich zu einer Pinnwand ein
    }
notify-order = Es gibt Neues zu deiner Bestellung
notify-order-paid = Deine Bestellung ist bezahlt und bestätigt
notify-order-declined = Die Zahlung deiner Bestellung wurde abgelehnt
notify-order-cancelled = Deine Bestellung wurde storniert
notify-membership-begun = Deine Mitgliedschaft hat begonnen
notify-membership-ended = Deine Mitgliedschaft ist beendet
notify-title = Mitteilungen
notify-unread-title = Mitteilungen, { $n } ungelesen
notify-unread-many = Mitteilungen, mehr als { $n } ungelesen
notify-new = Neu
notify-empty = Noch ist nichts passiert
notify-empty-text = Wenn jemand deinem Beitrag einen Smile gibt, kommentiert, dir folgt oder dich erwähnt, steht es hier.
notify-choices = Auswählen, was du erfährst
notify-choices-lead = Was hier ausgeschaltet ist, erscheint nicht in deinen Mitteilungen.
notify-kind-smile = Smiles für meine Beiträge
notify-kind-comment = Kommentare zu meinen Beiträgen
notify-kind-answer = Antworten auf meine Kommentare
notify-kind-mention = Erwähnungen von mir
notify-kind-follow = Neue Follower
notify-kind-board = Einladungen zu Pinnwänden
notify-kind-order = Schritte meiner Bestellungen
notify-kind-membership = Meine Mitgliedschaft
notify-saved = Deine Auswahl ist gespeichert.
notify-save = Speichern
notify-kept = Mitteilungen bleiben { $n } Tage.
