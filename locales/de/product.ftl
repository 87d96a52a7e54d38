# Ein Produkt: Seite und Fenster.

product-from = ab { $price }
product-tax = inkl. MwSt.
product-delivery = Lieferung { $fee }
product-in-stock = Auf Lager
product-sold-out = Ausverkauft
product-few =
    { $n ->
        [one] Nur noch { $n } da
       *[other] Nur noch { $n } da
    }
product-sold-out-text = Gerade nicht erhältlich. Merk es dir, um es wiederzufinden.
product-options = Auswahl
product-buy-now = Jetzt kaufen
product-add = In den Warenkorb
product-open-page = Als Seite öffnen
product-posts = Bei anderen zu Hause
product-like = Ähnliche Produkte
product-retired = Nicht mehr im Verkauf
product-retired-text = Der Shop hat es aus dem Sortiment genommen.
product-successor = Nachfolger:
product-reviews = Bewertungen
product-reviews-none = Noch keine Bewertungen.
product-reviews-checked = Gute und schlechte Bewertungen werden gleich behandelt. „Verifiziert“ heißt, dass eine Bestellung in diesem Shop dahintersteht; „übernommene“ stammen aus dem früheren System des Shops und sind nicht geprüft.
product-spread =
    { $stars ->
        [one] { $n ->
            [one] { $n } Bewertung mit { $stars } Stern
           *[other] { $n } Bewertungen mit { $stars } Stern
        }
       *[other] { $n ->
            [one] { $n } Bewertung mit { $stars } Sternen
           *[other] { $n } Bewertungen mit { $stars } Sternen
        }
    }
product-verified = Verifiziert
product-imported = aus einem anderen Shop übernommen
product-verdict-kept = Behalten
product-verdict-returned = Zurückgegeben
product-verdict-did-not-work = Hat für mich nicht gepasst

# How something is sold
sellers-title = Anbieter vergleichen
sellers-parts = { $price } und { $delivery } Lieferung
sellers-free = { $price }, Lieferung kostenlos
sellers-how = Sortiert nach dem, was du am Ende zahlst: Artikel und Lieferung zusammen. Die Preise anderer Anbieter sind die, die sie genannt haben.
product-state-here = Auf Lager
product-state-elsewhere = In einem anderen Shop
product-state-soon = Demnächst
product-opens = Erhältlich ab { $when }
product-per-person =
    { $n ->
        [one] Ein Stück pro Person.
       *[other] Höchstens { $n } Stück pro Person.
    }
product-state-out = Ausverkauft
product-state-other-currency = Hier nicht erhältlich
product-state-retired = Nicht mehr erhältlich
product-outlet = Bei { $shop } kaufen
product-outlet-text = Dieser Shop verkauft es nicht selbst. { $shop } tut es, zu eigenen Preisen und Bedingungen.
product-other-currency = Der Preis steht in einer anderen Währung, als dieser Shop verkauft; deshalb ist es hier nicht erhältlich.
