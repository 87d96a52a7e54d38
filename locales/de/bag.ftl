# Warenkorb und Kasse.

undo = Rückgängig
sum-subtotal = Artikel
sum-delivery = Versand
sum-total = Gesamt
sum-free = kostenlos
sum-tax = Alle Preise inkl. MwSt.
bag-title = Warenkorb
bag-sum = Summe
bag-empty-title = Dein Warenkorb ist leer
bag-empty-text = Tippe auf ein Foto, such dir ein Produkt aus, leg es hinein. Hier wartet es auf dich.
bag-empty-way = Zum Feed
bag-checkout = Zur Kasse
bag-calm = Bestellt wird erst, wenn du es auf der nächsten Seite sagst.
bag-blocked = Etwas im Warenkorb ist gerade nicht erhältlich. Nimm es heraus, um fortzufahren.
bag-unavailable = In dieser Menge gerade nicht erhältlich.
bag-quantity = Menge
bag-quantity-of = Menge von { $title }
bag-update = Aktualisieren
bag-added = Liegt jetzt im Warenkorb.
bag-remove = Entfernen
bag-remove-of = { $title } entfernen
bag-removed = { $title } wurde entfernt.

checkout-title = Kasse
checkout-description = Lieferadresse, Zahlung und der ganze Preis auf einer Seite, bevor etwas bestellt wird.
checkout-one-title = Jetzt kaufen
checkout-address = Lieferung an
checkout-payment = Zahlung
checkout-change = Ändern
checkout-card = Testkarte
checkout-card-hint = Die Testzahlung dieses Shops nimmt 4242 4242 4242 4242. Es fließt kein Geld.
checkout-buy = Zahlungspflichtig bestellen – { $total }
checkout-duty = Damit gibst du eine zahlungspflichtige Bestellung auf. Du kannst sie 30 Minuten lang stornieren.
checkout-changed = Der Gesamtbetrag hat sich seit deinem letzten Blick von { $was } auf { $now } geändert. Es wurde nichts bestellt; bitte prüfe ihn und bestelle noch einmal.

address-name = Vor- und Nachname
address-line1 = Straße und Hausnummer
address-line2 = Adresszusatz
address-postal-code = Postleitzahl
address-city = Ort
address-region = Bundesland oder Region
address-country = Land
address-country-choose = Land wählen
checkout-add-card = Karte zum Bezahlen hinzufügen
checkout-other-card = Mit einer anderen Karte bezahlen
