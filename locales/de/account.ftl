# Registrieren, Anmelden, die eigene Seite, Felder von Formularen.

field-optional = (freiwillig)
field-errors =
    { $n ->
        [one] Ein Feld braucht noch einen Blick. Deine Eingaben sind alle noch da.
       *[other] { $n } Felder brauchen noch einen Blick. Deine Eingaben sind alle noch da.
    }
field-name = Dein Name
field-handle = Nutzername
field-handle-hint = Buchstaben, Ziffern und Unterstriche. Das ist deine Adresse hier: @nutzername.
field-email = E-Mail
field-password = Passwort
field-password-hint = Mindestens 10 Zeichen. Ein paar Wörter, die du dir merkst, sind besser als Sonderzeichen, die du vergisst.

sign-up-title = Konto anlegen
sign-up-lead = Wähle, was dir gefällt, bekomm deinen eigenen Feed und kauf direkt darin ein.
sign-up-button = Registrieren
sign-up-other = Schon mal hier gewesen?
sign-in-title = Anmelden
sign-in-then = Melde dich an, dann geht es da weiter, wo du warst.
sign-in-button = Anmelden
sign-in-other = Neu hier?

me-title = Dein Konto
me-member = Mitglied
me-profile = Dein Profil
me-saved = Gemerkt
me-orders = Bestellungen
me-bag = Warenkorb
me-operator = Verwaltung
me-interests = Deine Interessen
me-interests-change = Interessen ändern
me-interests-none = Noch keine gewählt. Wähle fünf, und der Feed gehört dir.
me-gate = Posten und kommentieren
me-sign-out = Abmelden

saved-title = Gemerkt
saved-empty-title = Noch nichts gemerkt
saved-empty-text = Tippe bei einem Beitrag oder Produkt auf „Merken“, dann findest du es hier wieder. Niemand sonst sieht das.
saved-empty-way = Umsehen
