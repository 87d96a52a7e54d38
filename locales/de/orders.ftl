# Eine Bestellung und die Liste der Bestellungen.

order-title = Bestellung { $id }
order-number = Nr. { $id }
order-thanks = Danke für deine Bestellung
order-paid = Deine Bestellung
order-placed = Deine Bestellung ist auf dem Weg zu uns
order-declined = Die Zahlung wurde abgelehnt
order-cancelled = Diese Bestellung ist storniert
order-paid-text = Sie ist bezahlt und wird jetzt gepackt.
order-placed-text = Die Zahlung wird geprüft. Diese Seite zeigt, was daraus wurde.
order-declined-text = Es wurde nichts gekauft und nichts abgebucht. Du kannst mit einer anderen Karte neu bestellen.
order-cancelled-text = Die Ware ging zurück, und das Geld kommt zurück zu dir.
order-state-placed = Zahlung läuft
order-state-paid = Bezahlt
order-state-declined = Abgelehnt
order-state-cancelled = Storniert
order-cancel-rule = 30 Minuten lang stornierbar
order-cancel-left = Anders überlegt? Noch Zeit:
order-minutes =
    { $n ->
        [one] { $n } Minute
       *[other] { $n } Minuten
    }
order-cancel = Bestellung stornieren
order-back = Zurück zum Feed

orders-title = Bestellungen
orders-empty-title = Noch keine Bestellungen
orders-empty-text = Was du kaufst, steht hier, mit Status und Belegen.
orders-others =
    { $n ->
        [one] und { $n } weiterer Artikel
       *[other] und { $n } weitere Artikel
    }
orders-more = Ältere Bestellungen
