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

steps-title = Schritte
steps-paid = Bezahlt
steps-packing = Der Shop packt es gerade.
steps-refunded = { $amount } gehen an dich zurück
shipment-state-shipped = Verschickt
shipment-state-delivered = Zugestellt
shipment-state-lost = Unterwegs verloren
return-kind-return = Rücksendung
return-kind-exchange = Umtausch
return-kind-withdrawal = Widerruf
return-state-asked = angefragt
return-state-approved = genehmigt, bitte zurückschicken
return-state-refused = abgelehnt
return-state-withdrawn = zurückgenommen
return-state-received = angekommen
return-state-refunded = erstattet
return-state-exchanged = umgetauscht
return-take-back = Ich behalte es doch
return-open = Etwas zurückschicken
return-until = Zurückschicken kannst du bis { $date }, und länger, wenn noch etwas unterwegs ist.
return-title = Etwas zurückschicken
return-lead = Sag, was zurückkommt und warum. Der Shop antwortet per Mail.
return-what = Wie viele wovon
return-reason = Warum
return-reason-not-liked = Es gefällt mir nicht
return-reason-wrong-size = Die Größe passt nicht
return-reason-damaged = Es ist beschädigt
return-reason-not-as-shown = Es ist nicht wie gezeigt
return-reason-wrong-item = Das habe ich nicht bestellt
return-reason-late = Es kam zu spät
return-reason-withdrawal = Widerruf des Vertrags
return-wish = Was du möchtest
return-wish-money = Mein Geld zurück
return-wish-exchange = Dasselbe noch einmal
return-note = Nachricht an den Shop
return-send = Rücksendung anfragen
return-back = Zurück zur Bestellung
withdrawal-open = Vertrag widerrufen
withdrawal-title = Vertrag widerrufen
withdrawal-text = Du widerrufst die Bestellung { $id } vom { $date }, ohne einen Grund zu nennen:
withdrawal-receipt = Eine Bestätigung mit Datum und Uhrzeit kommt sofort per Mail. Was verschickt wurde, geht binnen 14 Tagen zurück; alles, was du bezahlt hast, wird erstattet, auch der Versand.
withdrawal-confirm = Widerruf bestätigen
