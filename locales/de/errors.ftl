# Was schiefging, in Worten: was passiert ist und was zu tun ist. Die Schlüssel sind die Codes des Programms.

error-other = Das hat nicht geklappt. Es wurde nichts geändert; versuch es noch einmal.
error-invalid = Ein paar Eingaben brauchen noch einen Blick.
error-not-found = Unter dieser Adresse gibt es nichts.
error-gone = Das war hier und wurde entfernt.
error-fault = Bei uns ist etwas schiefgegangen. Deine Eingaben sind nicht verloren; versuch es gleich noch einmal.
error-busy =
    { $seconds ->
        [one] Der Shop ist gerade ausgelastet. Versuch es in einer Sekunde noch einmal.
       *[other] Der Shop ist gerade ausgelastet. Versuch es in { $seconds } Sekunden noch einmal.
    }
error-too-large = Das ist zu groß: Höchstens { $size } MB sind erlaubt.
error-too-large-kilobytes = Das ist zu groß: Höchstens { $size } kB sind erlaubt.
error-too-many =
    { $seconds ->
        [one] Das war zu oft. Versuch es in einer Sekunde noch einmal.
       *[other] Das war zu oft. Versuch es in { $seconds } Sekunden noch einmal.
    }

# Die Anfrage selbst
error-sign-in-needed = Melde dich zuerst an.
error-session-ended = Du wurdest abgemeldet. Melde dich noch einmal an.
error-wrong-credentials = E-Mail-Adresse oder Passwort stimmt nicht.
error-bad-authorization = Der Authorization-Header muss aus „Bearer“ und einem Token bestehen.
error-operator-only = Das darf nur die Verwaltung.
error-not-yours = Das gehört jemand anderem.
error-foreign-origin = Diese Anfrage kam von einer anderen Website und wurde abgelehnt.
error-insecure-address = Zum Anmelden braucht es https oder eine Adresse dieses Rechners. Bitte den Betreiber, die öffentliche Adresse einzutragen.
error-method-not-allowed = Das geht unter dieser Adresse nicht.
error-body-unreadable = Die Anfrage war nicht lesbar. Schick sie noch einmal.
error-not-multipart = Ein Foto wird als multipart/form-data in einem Feld namens „file“ gesendet.
error-form-unreadable = Das Formular war nicht lesbar. Schick es noch einmal.
error-json-unreadable = Das JSON war nicht lesbar.
error-request-unreadable = Die Anfrage war nicht lesbar.
error-bad-cursor = Diese Stelle der Liste gibt es nicht mehr. Beginne von vorn.
error-bad-number = Gib eine Zahl ein.
error-not-a-number = Gib eine Zahl ein.
error-bad-limit = Wähle zwischen { $min } und { $max }.
error-unknown-lens = Diesen Feed gibt es nicht. Möglich sind for-you, following, newest und most-smiled.
error-wrong-type = Das hat den falschen Typ.

# Felder allgemein
error-required = Bitte ausfüllen.
error-too-long = Höchstens { $max } Zeichen.
error-too-short = Mindestens { $min } Zeichen.
error-bad-length = Zwischen { $min } und { $max } Zeichen.
error-bad-value = Dieser Wert steht nicht zur Auswahl.
error-out-of-range = Wähle eine Zahl von { $min } bis { $max }.

# Menschen
error-bad-email = Gib eine E-Mail-Adresse ein, etwa ada@example.com.
error-email-taken = Zu dieser Adresse gibt es schon ein Konto. Melde dich damit an.
error-bad-handle = Nimm Kleinbuchstaben, Ziffern und Unterstriche und beginne mit einem Buchstaben.
error-reserved-handle = Dieser Name ist dem Shop vorbehalten. Wähle einen anderen.
error-handle-taken = Dieser Name ist schon vergeben. Wähle einen anderen.
error-follow-self = Du kannst dir nicht selbst folgen.
error-unknown-kind = Eine solche Art von Mitteilung gibt es nicht.
error-block-self = Du kannst dich nicht selbst blockieren.
error-mute-self = Du kannst dich nicht selbst stummschalten.
error-blocked-by-you = Du hast diese Person blockiert. Hebe zuerst die Blockierung auf.
error-unknown-role = Diese Rolle gibt es nicht. Möglich sind newcomer, shopper, member und operator.
error-unknown-handle = Niemand hat diesen Namen.

# Interessen
error-too-few-interests =
    { $least ->
        [one] Wähle mindestens ein Interesse.
       *[other] Wähle mindestens { $least } Interessen.
    }
error-too-many-interests = Wähle höchstens { $max } Interessen.
error-unknown-interest = Dieses Interesse gibt es nicht.

# Wer schreiben darf
error-write-gate =
    { $missing ->
        [membership] Zum Posten und Kommentieren brauchst du eine Mitgliedschaft.
        [spend] Zum Posten und Kommentieren brauchst du eigene Einkäufe für { $needed } in den letzten { $months } Monaten; bei dir sind es { $spent }.
       *[other] Zum Posten und Kommentieren brauchst du eine Mitgliedschaft und eigene Einkäufe für { $needed } in den letzten { $months } Monaten; bei dir sind es { $spent }.
    }

# Fotos: warum eines nicht angenommen wurde
error-photo-empty = Diese Datei ist leer. Wähle ein anderes Foto.
error-photo-too-large = Dieses Foto hat zu viele Bytes. Speichere es kleiner und versuch es noch einmal.
error-photo-too-many-pixels = Dieses Foto hat { $width } × { $height } Pixel; insgesamt gehen höchstens { $limit }. Speichere es kleiner und versuch es noch einmal.
error-photo-side-too-long = Dieses Foto hat { $width } × { $height } Pixel; eine Seite darf höchstens { $limit } haben.
error-photo-too-small = Dieses Foto hat { $width } × { $height } Pixel; jede Seite braucht mindestens { $limit }.
error-photo-too-many-frames = Diese Animation hat mehr als { $limit } Bilder. Wähle ein einzelnes Foto.
error-photo-truncated = Das Ende dieser { $format }-Datei fehlt. Schick sie noch einmal oder speichere sie neu.
error-photo-damaged = Diese { $format }-Datei ist beschädigt. Speichere sie neu oder wähle ein anderes Foto.
error-photo-unsupported-kind = Diese Art von { $format } wird nicht angenommen. Speichere sie als einfaches JPEG, PNG oder WebP.
error-photo-heic = HEIC-Fotos gehen noch nicht. Speichere es als JPEG und versuch es noch einmal.
error-photo-svg = Ein SVG ist eine Zeichnung, kein Foto. Speichere es als PNG und versuch es noch einmal.
error-photo-html = Diese Datei ist eine Webseite, kein Foto.
error-photo-video = Videos gehen noch nicht. Wähle ein Foto.
error-photo-pdf = Ein PDF ist kein Foto. Speichere die Seite als JPEG oder PNG.
error-photo-other-format = { $format }-Dateien werden nicht angenommen. Nimm JPEG, PNG, WebP, AVIF oder GIF.
error-photo-not-a-photo = Diese Datei ist kein Foto. Nimm JPEG, PNG, WebP, AVIF oder GIF.
error-photo-failed = Dieses Foto war nicht lesbar. Speichere es neu oder wähle ein anderes.

# Beiträge
error-unknown-photo = Dieses Foto ist nicht mehr da. Füge es noch einmal hinzu.
error-too-many-photos = Höchstens { $max } Fotos.
error-too-few-photos = Füge mindestens ein Foto hinzu.
error-too-many-tags = Höchstens { $max } Produkte.
error-too-many-hashtags = Höchstens { $max } Hashtags.
error-hashtag-too-long = Ein Hashtag hat höchstens { $max } Zeichen.
error-duplicate-photo = Dieses Foto ist schon im Beitrag.
error-duplicate-tag = Dieses Produkt ist an dieser Stelle schon markiert.
error-bad-point = Der Punkt muss auf dem Foto liegen.
error-unknown-product = Dieses Produkt gibt es nicht.
error-retired-product = Dieses Produkt wird nicht mehr verkauft.
error-unknown-comment = Der Kommentar, auf den du antwortest, ist nicht mehr da.

# Einkaufen
error-unknown-sku = Das gibt es hier nicht zu kaufen.
error-sold-out = { $title } ist ausverkauft.
error-out-of-stock =
    { $left ->
        [one] Von { $title } ist nur noch { $left } Stück da.
       *[other] Von { $title } sind nur noch { $left } Stück da.
    }
error-not-available = { $title } ist in dieser Menge gerade nicht erhältlich.
error-not-sold-anymore = { $title } wird nicht mehr verkauft.
error-not-sold-yet = { $title } ist noch nicht erhältlich.
error-drop-limit = Von { $title } kann eine Person insgesamt { $most } kaufen.
error-bad-successor = Dieses Produkt gibt es nicht, oder es führt hierher zurück.
error-bad-link = Gib eine Adresse ein, die mit https:// beginnt.
error-too-many-offers = Ein Produkt hat höchstens { $max } Angebote.
error-sold-elsewhere = { $title } wird von einem anderen Shop verkauft; die Produktseite führt dorthin.
error-mixed-currency = Der Preis ist in einer anderen Währung als der des Shops.
error-order-too-large = Das ist mehr, als in eine Bestellung passt.
error-bag-full = In den Warenkorb passen höchstens { $max } verschiedene Artikel.
error-too-many-in-bag = Höchstens { $max } von einem Artikel; { $have } liegen schon im Warenkorb.
error-sku-twice = Das steht zweimal im Warenkorb.
error-sku-taken = Ein anderes Produkt hat diese SKU.
error-quantity = Wähle eine Menge von 1 bis { $max }.
error-empty-bag = Der Warenkorb ist leer.
error-price-changed = Der Preis hat sich geändert: Gesamt sind es jetzt { $total }. Schau noch einmal hin, bevor du bestellst.
error-bad-idempotency-key = Der Idempotency-Key hat höchstens { $max } einfache Zeichen.
error-sku-or-bag = Gib entweder eine SKU oder den Warenkorb an.
error-wrong-currency = Dieser Shop verkauft in { $currency }.
error-no-payment = Gib eine Karte ein.
error-idempotency-key-missing = Der Header Idempotency-Key fehlt.
error-key-reused = Das wurde schon einmal mit anderen Angaben gesendet; jetzt wurde nichts bestellt. Prüfe die Angaben und bestelle noch einmal.
error-no-address = Gib eine Adresse ein.
error-bad-country = Wähle ein Land.
error-unknown-test-card = Das ist keine Testkarte. Nimm 4242 4242 4242 4242.
error-payment-failed = Die Zahlung hat nicht geklappt. Es wurde nichts abgebucht; versuch es noch einmal.
error-card-declined = Die Karte wurde abgelehnt. Es wurde nichts abgebucht; versuch es mit einer anderen.
error-insufficient-funds = Die Karte ist nicht ausreichend gedeckt. Es wurde nichts abgebucht; versuch es mit einer anderen.
error-too-late-to-cancel = Die Zeit zum Stornieren ist vorbei.
error-not-cancellable = Diese Bestellung lässt sich nicht mehr stornieren.

# Importe
error-unknown-import-kind = Eine Datei enthält einen Katalog oder Bewertungen.
error-unknown-format = Dieses Format gibt es nicht. Lass es offen, dann wird es erkannt.
error-unknown-currency = Das ist kein Währungskürzel aus drei Buchstaben wie EUR.
error-bad-source = Eine Quelle ist ein kurzer Name aus Buchstaben, Ziffern und Bindestrichen.
error-bad-location = Gib eine Adresse ein, die mit https:// oder http:// beginnt, oder den Namen einer Datei im Importordner.
error-wrong-password = Das ist nicht dein Passwort.
error-authentication-failed = Die Bank hat nicht geglaubt, dass du es bist. Es wurde nichts abgebucht; versuch es noch einmal oder nimm eine andere Karte.
error-cards-not-taken = Kartennummern werden hier nicht angenommen. Wähle eine gespeicherte Karte oder füge eine hinzu.
error-unknown-payment = Diese Karte ist keine von deinen.
error-card-not-saved = Der Zahlungsanbieter hat diese Karte nicht gespeichert. Versuch es noch einmal.
error-bad-signature = Die Signatur passt nicht.
error-bad-event = Dieses Ereignis ist nicht lesbar: { $detail }
error-refund-too-high = Es kann nicht mehr zurückgehen, als bezahlt wurde.

# Passkeys
error-sign-in-again = Deine Anmeldung ist eine Weile her. Melde dich ab und wieder an, dann kannst du das ändern.
error-passkey-expired = Das hat zu lange gedauert. Versuche es noch einmal.
error-passkey-not-taken = Dieser Passkey ließ sich nicht hinzufügen. Versuche es noch einmal oder nimm ein anderes Gerät.
error-passkey-refused = Dieser Passkey ließ sich nicht prüfen. Versuche es noch einmal oder melde dich anders an.
error-passkey-unknown = Dieser Passkey öffnet hier kein Konto mehr. Lösche ihn auf deinem Gerät und melde dich anders an.
error-passkey-copied = Dieser Passkey könnte kopiert worden sein und wurde deshalb abgelehnt. Melde dich anders an und entferne ihn in deinen Einstellungen.
error-too-many-passkeys = Höchstens { $max } Passkeys. Entferne zuerst einen.
error-passkeys-need-a-name = Passkeys brauchen einen Rechnernamen: die öffentliche Adresse des Ladens ist eine Zahl.

# Anmeldung bei einem Anbieter
error-passwords-off = Passwörter öffnen hier kein Konto. Melde dich beim Anbieter des Ladens an.
error-sign-on-away = Der Anbieter, bei dem man sich anmeldet, antwortet nicht. Versuche es gleich noch einmal.
error-sign-on-refused = Die Antwort des Anbieters ließ sich nicht prüfen, deshalb wurde niemand angemeldet. Versuche es noch einmal; bleibt es so, sag dem Laden Bescheid.
error-sign-on-lost = Diese Anmeldung begann in einem anderen Fenster oder dauerte zu lange. Beginne noch einmal.
error-sign-on-stopped = Der Anbieter hat dich nicht angemeldet. Versuche es noch einmal oder melde dich anders an.
error-sign-on-address = Zu deiner E-Mail-Adresse gibt es schon ein Konto, und der Anbieter bestätigt nicht, dass die Adresse dir gehört. Melde dich wie bisher an und verbinde dann beide in deinen Einstellungen.
error-sign-on-no-address = Der Anbieter nannte keine E-Mail-Adresse, und ein Konto braucht eine. Erlaube es dort oder registriere dich hier.
error-sign-on-taken = Beim Anbieter bist du hier mit einem anderen Konto verbunden. Trenne das zuerst.
error-sign-on-other = Dieses Konto ist mit jemand anderem beim Anbieter verbunden. Trenne das zuerst in deinen Einstellungen.
error-last-way-in = Nichts anderes würde dein Konto öffnen. Füge zuerst einen Passkey hinzu.

# Seiten der Verwaltung
error-staff-only = Das dürfen nur Leute des Ladens.
error-not-yourself = Niemand ändert die eigene Rolle oder sperrt sich selbst. Bitte jemand anderes aus der Verwaltung darum.
error-in-the-past = Wähle einen Tag, der noch kommt.
error-bad-date = Gib einen Tag wie 2027-01-31 an.
error-removed-by-author = Dieser Beitrag wurde von der Person selbst gelöscht; zurückholen lässt sich nur, was der Laden entfernt hat.
error-bad-price = Gib einen Preis in { $currency } über null an, etwa 12.50.
error-stock-changed = Der Bestand von { $sku } hat sich inzwischen geändert und ist nun { $left }. Sieh noch einmal hin und speichere erneut.
error-bad-colour = Gib eine Farbe wie #b23a22 an.
error-low-contrast = Diese Farbe ist als Text nicht lesbar: Ihr Kontrast ist { $ratio } zu 1, nötig sind 4,5. Die nächste lesbare ist { $nearest }.
error-css-too-long = Höchstens { $max } KiB CSS.
error-suspended =
    { $open ->
        [yes] Dein Konto ist gesperrt. Der Laden nennt den Grund: { $reason }
       *[no] Dein Konto ist bis { $until } gesperrt. Der Laden nennt den Grund: { $reason }
    }
error-checkout-elsewhere = Hier wird nicht bezahlt: Den Warenkorb übernimmt die Kasse des Shops.
error-bought-elsewhere = Das wurde an der Kasse des Shops gekauft; sie nimmt es zurück und zahlt es zurück.
error-unknown-handover = Das ist kein Warenkorb, der übergeben wurde.
error-unknown-adjustment = Diese Art von Zu- oder Abschlag gibt es nicht: delivery, promotion oder tax.
error-totals-differ = Positionen und Zu- und Abschläge ergeben nicht die Gesamtsumme.
error-bad-lines = Eine Bestellung hat 1 bis { $max } Positionen.
error-bad-address = Diese Adresse ist nicht vollständig.
error-not-paid = Diese Bestellung ist nicht bezahlt, oder alles davon ging zurück.
error-nothing-to-ship = Es ist nichts mehr zu verschicken.
error-more-than-ordered = So viele sind nicht mehr zu verschicken.
error-more-than-sent = So viele können nicht zurückkommen.
error-moved-on = Dieses Paket ist inzwischen woanders.
error-return-moved-on = Diese Rücksendung ist inzwischen { $state } und kann nicht { $to } werden.
error-nothing-to-return = Sag, was zurückkommt.
error-unknown-return-kind = Wähle Rücksendung, Umtausch oder Widerruf.
error-unknown-reason = Wähle einen der Gründe.
error-unknown-state = Diesen Schritt gibt es nicht.
error-too-late-to-return = Die Zeit zum Zurückschicken ist vorbei.
error-sent-already = Es ist schon unterwegs. Schick es zurück, wenn es da ist.
error-exchange-sold-out = { $title } kann nicht umgetauscht werden: nur noch { $left } da. Erstatte es stattdessen.
error-not-positive = Gib einen Betrag über null ein.
error-stock-below-zero = So viele sind nicht da.
error-bad-slider = Dieser Regler geht von −{ $most } bis { $most }.
error-bad-weight = Hier gehört eine Zahl von { $least } bis { $most } hin.
# Codes und was der Betreiber einstellt
error-no-delivery = An diese Adresse können wir das nicht liefern. Es wurde nichts gekauft; nimm etwas heraus oder wähle eine andere Adresse.
error-code-unknown = Diesen Code gibt es nicht. Prüfe Buchstaben und Ziffern.
error-code-expired = Dieser Code ist abgelaufen.
error-code-not-yet = Dieser Code gilt erst ab { $when }.
error-code-members-only = Dieser Code ist für Mitglieder.
error-code-first-order-only = Dieser Code gilt für die erste Bestellung.
error-code-too-little = Für diesen Code braucht es Waren im Wert von { $from }.
error-code-used-up = Dieser Code wurde so oft verwendet, wie es ging.
error-code-used-by-you = Du hast diesen Code schon verwendet.
error-code-own = Das ist dein eigener Code. Er ist für deine Freunde.
error-code-taken = Eine andere Aktion hat diesen Code.
error-bad-code = Ein Code hat 3 bis 30 Buchstaben, Ziffern und Bindestriche.
error-gift-card-empty = Auf diesem Gutschein ist nichts mehr.
error-gift-card-expired = Dieser Gutschein ist abgelaufen.
error-too-many-gift-cards = Höchstens { $max } Gutscheine in einem Warenkorb.
error-too-many-points = Du hast { $have } Punkte.
error-bad-amount = Gib einen Betrag wie 4,90 ein.
error-bad-percent = Gib einen Prozentsatz von 0 bis 100 mit höchstens zwei Nachkommastellen ein.
error-bad-moment = Gib einen Tag und eine Uhrzeit ein.
error-bad-places = Nimm * oder Codes wie DE AT US-CA.
error-range-upside-down = Das liegt unter der unteren Grenze.
error-ends-before-start = Das Ende muss nach dem Anfang und in der Zukunft liegen.
error-member-price-not-lower = Mitglieder zahlen weniger als alle anderen oder dasselbe.
error-too-many-here = Höchstens { $max }.
error-board-full = Eine Pinnwand fasst höchstens { $max } Dinge. Lege eine weitere an.
error-invite-self = Diese Pinnwand gehört dir schon.
error-not-invited = Niemand hat dich zu dieser Pinnwand eingeladen.
error-bad-crop = Der Ausschnitt liegt außerhalb des Fotos oder ist zu klein.
error-no-original = Das Original dieses Fotos ist nicht aufbewahrt, daher lässt es sich nicht bearbeiten. Lade es noch einmal hoch.
error-bad-time = Wähle eine Zeit innerhalb des nächsten Jahres.
error-too-many-drafts = Du hast { $max } Entwürfe. Veröffentliche oder lösche zuerst einen.
error-undo-over = Dafür ist es zu spät.
error-changed-meanwhile = Das wurde inzwischen geändert. Lade es neu.
error-already-member = Du hast schon einen Tarif.
error-no-plan = Du hast keinen Tarif.
error-plan-not-sold = Dieser Tarif wird im Moment nicht verkauft.
error-payment-open = Eine Zahlung deines Tarifs ist offen. Warte sie ab oder gib erst eine andere Karte ein.
error-bad-days = Bis zu { $most } ganze Zahlen von 1 bis 90, zum Beispiel 1 3 5.
error-buying-paused = Du hast das Kaufen bis { $until } pausiert. Es wurde nichts gekauft.
error-pause-holds = Die Pause gilt bis { $until }. Zurücknehmen geht nur in den ersten zehn Minuten.
error-cooling-off = Du lässt { $title } warten; kaufen kannst du es ab { $until }. Es wurde nichts gekauft.
error-cooling-holds = Es wartet bis { $until }. Von der Liste nehmen geht nur in den ersten zehn Minuten.
error-cooling-full = Es warten schon { $most } Produkte.
error-over-budget = { $total } ist mehr, als von deinem Budget für diesen Monat übrig ist: { $left } von { $budget }. Es wurde nichts gekauft.
