# Die Karte eines Beitrags oder Produkts, die Seite eines Beitrags, Kommentare, Profile.

card-smile = Smile
card-comment = Kommentieren
card-save = Merken
card-share = Teilen
card-more = mehr
card-photos = Fotos
card-photo-n = Foto { $n } von { $of }
card-photo-before = Voriges Foto
card-photo-after = Nächstes Foto
card-photo-alt = Foto von { $name }
card-show-products = Produkte zeigen
card-products = Produkte in diesem Beitrag
card-badge =
    { $n ->
        [0] nichts davon ist gerade erhältlich
        [one] { $n } Produkt ist jetzt erhältlich
       *[other] { $n } Produkte sind jetzt erhältlich
    }
card-exact = genau das
card-similar = ähnlich
card-all-comments = Alle { $n } Kommentare ansehen
card-why = Warum sehe ich das?
card-why-more = Wie der Feed sortiert wird

post-title-photo = Foto von { $name }
post-title-idea = Idee von { $name }
post-related = Ähnliche Beiträge
post-delete = Diesen Beitrag löschen
post-delete-sure = Der Beitrag, seine Fotos und seine Kommentare sind dann für alle weg.
post-delete-yes = Löschen
post-gone = Diesen Beitrag gibt es nicht mehr
post-gone-text = Er wurde gelöscht oder hat gegen eine Regel verstoßen.

comments-title =
    { $n ->
        [0] Kommentare
        [one] { $n } Kommentar
       *[other] { $n } Kommentare
    }
comments-none = Noch hat niemand etwas geschrieben.
comments-more = Weitere Kommentare
comments-reply = Antworten
comments-reply-to = auf { $name }
comments-replying = Du antwortest { $name }.
comments-delete = Löschen
comments-delete-yes = Ja, Kommentar löschen
comments-reply-cancel = Lieber einen neuen Kommentar schreiben
comments-label = Dein Kommentar
comments-placeholder = Schreib etwas Nettes oder Nützliches
comments-send = Senden
comments-visitor = Kommentieren können Mitglieder.
comments-gate = Kommentieren können Mitglieder, die hier einkaufen.
comments-gate-way = Was dir noch fehlt

profile-title = { $name } (@{ $handle })
profile-description = { $name } bei { $store }: Fotos und die Produkte darauf.
profile-joined = hier seit { $date }
profile-edit = Bearbeiten
profile-posts = Beiträge
profile-n-posts =
    { $n ->
        [one] Beitrag
       *[other] Beiträge
    }
profile-n-followers =
    { $n ->
        [one] Follower
       *[other] Follower
    }
profile-n-following =
    { $n ->
        [one] gefolgt
       *[other] gefolgt
    }
profile-empty = Noch keine Beiträge
profile-empty-text = Sobald es welche gibt, siehst du sie hier.
profile-empty-mine = Hier erscheinen deine Beiträge
profile-empty-mine-text = Zeig etwas, das du gekauft hast und magst.
comments-removed = Dieser Kommentar wurde entfernt.
post-gone-similar = Ähnliche Beiträge
post-removed-by-store = Der Laden hat diesen Beitrag am { $when } entfernt:
post-removed-object = Stimmt das nicht? Schreibe dem Laden:
