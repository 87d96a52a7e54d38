# Importe: was an einer Zeile nicht stimmt, in Worten von jemandem, der einen Shop führt, und die Seiten des Betreibers.

import-place = Zeile { $line }
import-place-field = Zeile { $line }, „{ $field }“

# Die Datei als Ganzes
import-row-empty = Die Datei ist leer.
import-row-unknown-format = Das sieht nach keiner der Dateien aus, die Vitrine liest: CSV von Shopify, WooCommerce oder Vendure, ein Google-Merchant-Feed (XML oder TSV) oder Vitrine JSON Lines. Ist die erste Zeile mit den Spaltennamen noch da? Das Format kann auch genannt werden.
import-row-other-kind = Kataloge und Bewertungen werden getrennt importiert, und diese Datei ist von der anderen Art als verlangt.
import-row-missing-column = Die Datei hat keine Spalte „{ $field }“. Ist die erste Zeile mit den Spaltennamen noch da?
import-row-too-many-columns = Die Datei hat mehr als { $limit } Spalten. Das ist kein Katalog, wie ihn ein Shop exportiert.
import-row-unreadable = Die Datei konnte nicht weiter gelesen werden: { $reason }.
import-row-fault = Der Import wurde durch einen Fehler auf unserer Seite beendet. Was bis dahin importiert war, bleibt; importiere die Datei noch einmal.

# Zeilen, die abgelehnt werden
import-row-cut-short = Die Datei endet mitten in dieser Zeile, sie ist also unvollständig. Exportiere sie noch einmal.
import-row-too-many-fields = Die Zeile hat { $found } Felder, es gibt aber nur { $header } Spalten. Hier oder darüber sitzt ein Trennzeichen oder Anführungszeichen falsch.
import-row-field-too-large = Das Feld ist größer als { $mebibytes } MiB. Es ist zu lang, oder ein schließendes Anführungszeichen fehlt.
import-row-row-too-large = Die Zeile ist größer als { $mebibytes } MiB.
import-row-missing-value = Hier wird ein Wert gebraucht, das Feld ist aber leer.
import-row-not-a-price = „{ $value }“ ist kein Preis. Schreib ihn wie 12.99 oder 12.99 EUR.
import-row-too-many-decimals =
    { $decimals ->
        [0] „{ $value }“ hat Nachkommastellen, { $currency } hat aber keine.
       *[other] „{ $value }“ hat mehr Nachkommastellen als die { $decimals } von { $currency }.
    }
import-row-ambiguous-price = „{ $value }“ kann in { $currency } als Tausend oder als Eins gelesen werden. Schreib es ohne Tausendertrennzeichen und mit allen Nachkommastellen.
import-row-negative-price = „{ $value }“ ist kleiner als null. Ein Preis kann das nicht sein.
import-row-price-too-large = „{ $value }“ ist größer als jeder Preis, den Vitrine fassen kann.
import-row-unknown-currency = „{ $value }“ hat keine Währung, die Vitrine kennt. Nimm ihr Kürzel aus drei Buchstaben wie EUR.
import-row-not-a-number = „{ $value }“ ist keine ganze Zahl.
import-row-unknown-availability = „{ $value }“ ist keine Verfügbarkeit, die Vitrine kennt. Nimm in_stock, out_of_stock, preorder oder backorder.
import-row-missing-title = Das Produkt hat in keiner seiner Zeilen einen Titel.
import-row-missing-parent = Das ist eine Variante von „{ $value }“, die Datei enthält aber kein solches Produkt.
import-row-row-without-product = Die Zeile gehört zu keinem Produkt: Sie hat keinen Namen, und über ihr steht kein Produkt.
import-row-no-variants = „{ $product }“ hat nichts, was man kaufen könnte: keine Zeile mit einem Preis.
import-row-duplicate-sku = „{ $value }“ kommt in diesem Produkt zweimal vor, zuerst in Zeile { $first-line }. Jede Variante braucht eine eigene Artikelnummer oder eigene Optionen.
import-row-duplicate-product = Das Produkt „{ $value }“ stand schon in der Datei; dieses wird ausgelassen.
import-row-too-many-variants = Das Produkt hat mehr als { $limit } Varianten; die übrigen werden ausgelassen.
import-row-not-json = Die Zeile ist nicht lesbar: { $reason }.
import-row-not-xml = Der Eintrag ist nicht lesbar: { $reason }.
import-row-not-stars = „{ $value }“ ist keine Zahl von Sternen. Nimm 1, 2, 3, 4 oder 5.
import-row-unknown-product = Kein Produkt hier hat die Artikelnummer oder den Schlüssel „{ $value }“. Importiere zuerst den Katalog.
import-row-sku-taken-twice = Die Artikelnummer „{ $value }“ von „{ $product }“ gehört einem anderen Produkt, und die Ersatznummer auch. Diese Variante wird ausgelassen.

# Werte, die ausgelassen oder geändert werden; die Zeile geht weiter
import-row-not-a-date = „{ $value }“ ist kein Datum, das sich sicher lesen lässt. Schreib es wie 2026-11-30.
import-row-shared-sku = Mehrere Varianten haben die Artikelnummer „{ $value }“. Jede bekommt stattdessen eine aus ihren Optionen.
import-row-not-a-link = „{ $value }“ ist weder eine Webadresse, die mit https:// oder http:// beginnt, noch ein Dateiname.
import-row-not-a-gtin = „{ $value }“ ist keine gültige GTIN (EAN, UPC).
import-row-not-a-weight = „{ $value }“ ist kein Gewicht.
import-row-unknown-status = „{ $value }“ ist kein Status, den Vitrine kennt.
import-row-not-an-email = „{ $value }“ ist keine E-Mail-Adresse.
import-row-no-price = „{ $value }“ hat keinen Preis und kann deshalb nicht gekauft werden. Diese Variante wird ausgelassen.
import-row-sku-taken = Die Artikelnummer „{ $value }“ von „{ $product }“ gehört schon einem anderen Produkt. Hier heißt sie „{ $instead }“.

# Warum es ein Bild nicht gab, oder eine Datei, die immer wieder geholt wird
import-picture-bad-address = die Adresse beginnt nicht mit http:// oder https://
import-picture-private-address = die Adresse führt in ein privates Netz, was der Shop nicht erlaubt
import-picture-unreachable = der Server ist nicht erreichbar
import-picture-too-slow = der Server war zu langsam
import-picture-too-many-redirects = der Server schickt von einer Adresse zur nächsten
import-picture-not-there = unter der Adresse gibt es nichts mehr
import-picture-forbidden = der Server gibt es nicht heraus
import-picture-server-trouble = der Server hat Schwierigkeiten
import-picture-too-large = es ist zu groß
import-picture-no-picture = es ist kein Bild einer lesbaren Art
import-picture-no-file = im Ordner gibt es keine solche Datei
import-picture-no-folder = die Datei ist ohne einen Ordner für Bilder genannt
import-picture-import-failed = nichts daraus konnte importiert werden; der Verlauf sagt, warum

# Die Seiten des Betreibers
import-title = Importe
import-lead = Übernimm Produkte und Bewertungen aus der Datei, die ein anderer Shop exportiert. Dieselbe Datei noch einmal zu importieren ändert, was sich geändert hat, und legt nichts doppelt an.
import-new = Datei importieren
import-file = Datei
import-file-hint = CSV von Shopify, WooCommerce oder Vendure, ein Google-Merchant-Feed (XML oder TSV) oder Vitrine JSON Lines.
import-kind = Die Datei enthält
import-kind-catalog = Produkte
import-kind-reviews = Bewertungen
import-format = Format
import-format-any = An der Datei erkennen
import-currency = Währung
import-currency-hint = Von Preisen ohne Währung, etwa EUR. Leer: die des Shops.
import-source = Quelle
import-source-hint = Nur wenn mehrere Shops derselben Art importiert werden: ein Name für diesen.
import-full = Das ist der ganze Katalog: Produkte, die nicht mehr darin stehen, aus dem Verkauf nehmen
import-dry-run = Nichts ändern, nur sagen, was sich ändern würde
import-start = Importieren
import-history = Verlauf
import-none-title = Noch nichts importiert
import-none-text = Was du importierst, steht hier mit seinem Bericht.
import-when = Wann
import-state = Stand
import-state-waiting = Wartet
import-state-running = Läuft
import-state-done = Fertig
import-state-failed = Fehlgeschlagen
import-state-interrupted = Abgebrochen
import-outcome-whole = Alles übernommen
import-outcome-some-refused = Einige Zeilen abgelehnt
import-outcome-nothing = Nichts importiert
import-dry = Probelauf
import-dry-text = Nichts wurde geändert. Die Zahlen sagen, was geschehen wäre.
import-more = Ältere Importe
import-progress = Fortschritt
import-progress-text = { $percent } %, { $rows } Zeilen
import-rows = Zeilen
import-created = Neu
import-updated = Geändert
import-unchanged = Wie zuvor
import-retired = Aus dem Verkauf genommen
import-unpublished = In der Datei nicht veröffentlicht
import-groups = Gruppen anderer Produkte, ausgelassen
import-elsewhere = Anderswo verkauft
import-other-currency = In anderer Währung, nicht verkauft
import-warnings = Werte ausgelassen oder geändert
import-refused = Zeilen abgelehnt
import-row-refused = abgelehnt
import-kept = Nichts wurde aus dem Verkauf genommen: Die Datei ist nicht vollständig, oder eine abgelehnte Zeile könnte zu jedem Produkt gehören. Bring sie in Ordnung und importiere noch einmal.
import-problems = Was nicht stimmte
import-problems-more = Und { $n } weitere dieser Art.
import-unmapped = Kategorien ohne Interesse
import-unmapped-text = Diese Produkte erreichen nur, wer nach ihnen sucht. Eine Kategorie aus Googles Taxonomie oder die nächste hier genannte bringt sie in die Feeds.
import-category = Kategorie
import-category-none = Keine angegeben
import-products = Produkte
import-nearest = Am nächsten
import-repeat = Von selbst wiederholen
import-repeat-text = Der Shop sieht unter einer Adresse oder nach einer Datei in seinem Importordner nach und importiert sie, wenn sie sich geändert hat.
import-location = Adresse oder Datei
import-location-hint = https://… oder der Name einer Datei im Importordner.
import-minutes = Alle so viele Minuten
import-minutes-hint = Von 5 Minuten bis 4 Wochen (40.320).
import-repeat-start = Wiederholen
import-every =
    { $n ->
        [one] jede Minute
       *[other] alle { $n } Minuten
    }
import-looked = nachgesehen { $when }
import-end = Beenden
import-end-of = Wiederholen von { $name } beenden
import-pictures = Bilder
import-pictures-waiting =
    { $n ->
        [0] Kein Bild wartet.
        [one] { $n } Bild wartet darauf, geholt zu werden.
       *[other] { $n } Bilder warten darauf, geholt zu werden.
    }
import-pictures-failed =
    { $n ->
        [0] Keines ist gescheitert.
        [one] { $n } war nicht zu bekommen:
       *[other] { $n } waren nicht zu bekommen:
    }
import-pictures-retry = Noch einmal versuchen
