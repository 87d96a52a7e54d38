# Der Laden: Aktionen, Codes, Punkte, was der Betreiber einstellt.

sum-referral = Von Freunden
sum-points = Punkte
sum-credit = Guthaben
sum-gift-card = Gutschein •••• { $ending }
sum-tax-included = Darin enthalten { $label }: { $amount }
bag-undeliverable = Dorthin können wir das nicht liefern. Nimm etwas heraus oder wähle eine andere Adresse.
bag-gift = Geschenk
bag-code = Code oder Gutschein
bag-code-enter = Einlösen
bag-credit = Mit Guthaben zahlen ({ $amount })
bag-points = Mit Punkten zahlen (du hast { $n })
bag-purse = Verwenden
checkout-delivery = Versand
delivery-days = { $from } bis { $to } Werktage
product-was = Vorher:
product-lowest = niedrigster Preis der letzten 30 Tage
product-members = { $price } für Mitglieder
product-reduced-short = −{ $off }, 30-Tage-Tiefpreis { $lowest }
product-unit-price = { $price } je { $per }
me-points = Punkte und Guthaben
points-title = Punkte und Guthaben
points-balance = Punkte
points-worth = im Wert von { $worth }
points-tier = Stufe
points-tier-bronze = Bronze
points-tier-silver = Silber
points-tier-gold = Gold
points-credit = Guthaben
points-how = Punkte gibt es für Einkäufe, häufiges Bestellen, große Bestellungen, Beiträge, die andere merken, und Freunde, die bestellen. Was du in einer Bewertung schreibst, zählt nie. Eingelöst werden sie im Warenkorb.
points-friends = Für deine Freunde
points-friends-text = Mit diesem Code spart ein Freund { $amount } bei der ersten Bestellung, und du bekommst ebenso viel Guthaben, sobald sie nicht mehr storniert werden kann.
points-ledger = Was geschah
points-none = Noch nichts.
points-why-purchase = Einkauf
points-why-frequency = Häufig bestellt
points-why-large-order = Große Bestellung
points-why-helpful-post = Hilfreicher Beitrag
points-why-referral = Ein Freund hat bestellt
points-why-redeemed = Eingelöst
points-why-returned = Zurückgegeben
points-why-taken-back = Zurückgenommen
points-why-expired = Verfallen
operator-shop = Preise
shop-title = Preise und Aktionen
shop-lead = Jede Änderung gilt sofort und wird festgehalten. Bestellungen behalten, womit sie aufgegeben wurden.
shop-add = Hinzufügen
shop-end = Beenden
shop-end-of = { $label } beenden
shop-label = Name, wie ihn die Kundschaft liest
shop-label-hint = Er steht auf der Rechnung.
shop-places = Wo
shop-places-hint = * für überall, oder Länder und Regionen wie DE AT US-CA.
shop-delivery-title = Versandarten
shop-delivery-none = Es gibt keine: Jede Bestellung zahlt die Pauschale der Konfiguration.
shop-fee = Preis
shop-member-fee = Preis für Mitglieder
shop-member-fee-is = Mitglieder { $amount }
shop-free-from = Kostenlos ab
shop-free-from-is = kostenlos ab { $amount }
shop-weight-from = Ab Gramm
shop-weight-to = Bis Gramm
shop-up-to-grams = bis { $n } g
shop-from-grams = ab { $n } g
shop-value-from = Für Waren im Wert von mindestens
shop-value-to = Für Waren im Wert von höchstens
shop-value-from-is = ab { $amount }
shop-value-to-is = bis { $amount }
shop-days-from = Werktage, von
shop-days-to = Werktage, bis
shop-audience = Für wen
shop-audience-all = Alle
shop-audience-members = Nur Mitglieder
shop-audience-first-order = Erste Bestellung
shop-taxes-title = Steuern
shop-taxes-none = Es gibt keine: Die Preise gelten als inklusive Steuer.
shop-rate = Prozent
shop-tax-mode = Preise
shop-tax-included = In den Preisen enthalten
shop-tax-added = Kommt hinzu
shop-tax-delivery = Versand
shop-tax-delivery-taxed = wird mitbesteuert
shop-tax-delivery-free = wird nicht besteuert
shop-promotions-title = Aktionen
shop-promotions-none = Keine Aktion ist geplant.
shop-code = Code
shop-code-hint = Leer: Sie gilt von selbst. Von diesen zählt die beste; ein Code kommt hinzu.
shop-code-is = Code { $code }
shop-kind = Was sie gibt
shop-kind-percent = Prozent Nachlass
shop-kind-amount = Ein Betrag Nachlass
shop-kind-delivery = Kostenloser Versand
shop-kind-gift = Ein Geschenk
shop-value = Wie viel
shop-value-hint = Prozent, ein Betrag oder die SKU des Geschenks; nichts bei kostenlosem Versand.
shop-gift-is = Geschenk { $sku }
shop-starts = Von (UTC)
shop-ends = Bis (UTC)
shop-from = ab { $when }
shop-until = bis { $when }
shop-per-person = Mal pro Person
shop-overall = Mal insgesamt
shop-uses = { $n }× verwendet
shop-of-overall = von { $n }
shop-each = { $n } pro Person
shop-cards-title = Gutscheine
shop-cards-none = Es gibt keine Gutscheine.
shop-card-made = Dieser Code wird jetzt gezeigt und nie wieder:
shop-card-left = noch { $left } von { $of }
shop-amount = Betrag
shop-note = Notiz
shop-credit-title = Guthaben
shop-credit-lead = Guthaben zahlt im Warenkorb vor der Karte.
shop-days-title = Mitgliedertage
shop-days-none = Kein Mitgliedertag ist geplant.
shop-day-is = { $off } Nachlass, von { $from } bis { $until }
shop-day-planned = geplant
shop-day-running = läuft
shop-day-ended = beendet
shop-category = Kategorie
shop-category-hint = Der Anfang ihres Pfades, etwa Furniture; leer für alles.
shop-prices-title = Mitgliederpreise
shop-prices-lead = Was Mitglieder für eine einzelne SKU zahlen, neben dem Preis für alle.
shop-sku = SKU
shop-member-price = Preis für Mitglieder
shop-member-price-hint = Leer: was alle zahlen.
mail-points-expire-subject = Deine Punkte bei { $store } verfallen am { $date }
points-next =
    { $n ->
        [one] Noch ein Punkt innerhalb eines Jahres, dann kommt die nächste Stufe.
       *[other] Noch { $n } Punkte innerhalb eines Jahres, dann kommt die nächste Stufe.
    }
points-expiring =
    { $n ->
        [one] Ein Punkt verfällt am { $date }.
       *[other] { $n } Punkte verfallen am { $date }.
    }
mail-points-expire-text =
    { $n ->
        [one] Einer deiner Punkte verfällt am { $date }.
       *[other] { $n } deiner Punkte verfallen am { $date }.
    }
    Bis dahin zahlen sie im Warenkorb. Was du hast:

    { $link }
limits-title = Meine Grenzen
limits-lead = Der Laden hält sie ein, auf jedem Gerät und auch beim Sofortkauf.
limits-budget = Budget für einen Monat
limits-budget-field = Höchstens
limits-budget-hint = Leer: kein Budget. Ein niedrigeres gilt sofort, ein höheres ab dem nächsten Monat; zehn Minuten lang kannst du einen Irrtum berichtigen.
limits-spent-of = Diesen Monat { $spent } von { $budget } bestellt.
limits-spent = Diesen Monat { $spent } bestellt.
limits-pause = Eine Kaufpause
limits-paused = Bis { $until } kann nichts gekauft werden.
limits-days = Tage
limits-days-hint = 1 bis 365. Eine Pause lässt sich verlängern, nie verkürzen; zehn Minuten lang kannst du sie zurücknehmen.
limits-pause-button = Kaufen pausieren
limits-cooling = Was wartet
limits-cooling-none = Nichts wartet. Auf der Seite eines Produkts kannst du es 24 Stunden warten lassen; dann fragen wir dich noch einmal.
limits-budget-next = Ab { $date } ist dein Budget { $budget }.
limits-budget-none-next = Ab { $date } gibt es kein Budget.
limits-pause-undo = Pause zurücknehmen
limits-pause-longer = Pause verlängern
limits-cooling-until = kann ab { $until } gekauft werden
limits-cooling-told = Es wartet 24 Stunden, dann fragen wir dich noch einmal.
product-cool = 24 Stunden warten lassen
me-limits = Meine Grenzen
mail-ask-again-subject = Möchtest du { $title } noch?
mail-ask-again-text =
    Du hast { $title } warten lassen. Jetzt kannst du es kaufen, falls du es noch möchtest:

    { $link }
