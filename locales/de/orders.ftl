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

order-refunded = Diese Bestellung wurde erstattet
order-refunded-text = Alles, was du bezahlt hast, ging an dich zurück.
order-state-refunded = Erstattet

confirm-title = Zahlung bestätigen
confirm-text = Deine Bank fragt, ob du es bist, der { $total } bezahlt.
confirm-test = Das ist die Seite des Test-Anbieters anstelle einer Bank.
confirm-approve = Ja, ich bin es
confirm-refuse = Nein, Zahlung abbrechen
confirm-done = Meine Bank fragen
confirm-no-script = Dieser Schritt gehört deiner Bank und braucht JavaScript. Du hast eine Viertelstunde Zeit; danach wird die Bestellung aufgegeben und nichts abgebucht.
confirm-open = Deine Bank fragt, ob du es bist. Bestätige es innerhalb einer Viertelstunde, sonst wird nichts gekauft.

cards-title = Karten
cards-none = Es ist keine Karte gespeichert.
cards-add = Karte hinzufügen
cards-save = Karte speichern
cards-forget = Entfernen
cards-forget-of = { $card } entfernen
cards-where = Die Karte geht direkt an den Zahlungsanbieter. Der Shop behält die letzten vier Ziffern und ein Zeichen.
cards-test = Eine Karte wird gespeichert, wenn sie das erste Mal bezahlt.
order-print = Drucken
order-sold-by = Verkauft von { $store }, { $link }
