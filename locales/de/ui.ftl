# Wörter, die auf jeder Seite stehen: Navigation, Zahlen, Zeiten, der Rahmen.

layout-skip = Zum Inhalt springen
nav-label = Hauptnavigation
nav-home = Start
nav-explore = Entdecken
nav-create = Erstellen
nav-bag = Warenkorb
nav-you = Konto
nav-search = Suche
nav-profile = Dein Profil
nav-saved = Gemerkt
nav-orders = Bestellungen
nav-operator = Verwaltung
nav-sign-in = Anmelden
nav-sign-up = Registrieren
search-placeholder = Produkte, Leute, Themen suchen

bag-pieces =
    { $n ->
        [0] nichts im Warenkorb
        [one] { $n } Artikel im Warenkorb
       *[other] { $n } Artikel im Warenkorb
    }
bag-total = Gesamt
rail-label = Warenkorb, Leute und Themen
rail-bag-open = Zum Warenkorb
rail-people = Wem du folgen könntest
rail-topics = Themen
foot-says = { $store } · Fotos von Leuten, Dinge zum Kaufen
foot-languages = Sprache
foot-ranking = Wie der Feed sortiert wird
sheet-label = Details
sheet-close = Schließen

demo-label = Demo
demo-say = : Umsehen als
demo-newcomer = Neuling
demo-shopper = Shopper
demo-member = Mitglied
demo-operator = Verwaltung

people-follow = Folgen
people-following = Gefolgt
people-handle = @{ $handle }

count-smiles =
    { $n ->
        [one] { $n } Smile
       *[other] { $n } Smiles
    }
count-comments =
    { $n ->
        [one] { $n } Kommentar
       *[other] { $n } Kommentare
    }
count-reviews =
    { $n ->
        [one] { $n } Bewertung
       *[other] { $n } Bewertungen
    }
count-stars =
    { $n ->
        [one] { $n } von 5 Sternen
       *[other] { $n } von 5 Sternen
    }
rating-words =
    { $n ->
        [one] { $mean } von 5 Sternen, { $n } Bewertung
       *[other] { $mean } von 5 Sternen, { $n } Bewertungen
    }

figure-thousands = { $n } Tsd.
figure-millions = { $n } Mio.
time-now = jetzt
time-minutes = { $n } Min.
time-hours = { $n } Std.
time-days =
    { $n ->
        [one] { $n } Tag
       *[other] { $n } Tage
    }
time-moment = { $date }, { $time } UTC
list-middle = { $a }, { $b }
list-end = { $a } und { $b }
