# Die Seiten der Verwaltung.

operator-title = Personen und Mitgliedschaften
operator-lead = Mit einer Mitgliedschaft darf ein Konto posten und kommentieren, sobald es genug gekauft hat. Vergeben und Beenden wirken sofort und werden protokolliert.
operator-search = Nach Name, Nutzername oder E-Mail suchen
operator-caption = Konten mit ihren Mitgliedschaften
operator-person = Person
operator-role = Rolle
operator-joined = Dabei seit
operator-posts = Beiträge
operator-membership = Mitgliedschaft
operator-role-shopper = Shopper
operator-role-moderator = Moderation
operator-role-operator = Verwaltung
operator-runs = Läuft
operator-no-membership = Keine
operator-grant = Vergeben
operator-grant-of = { $name } eine Mitgliedschaft geben
operator-end = Beenden
operator-end-of = Mitgliedschaft von { $name } beenden
operator-none-title = Niemand gefunden
operator-none-text = Kein Konto hat das in Name, Nutzername oder E-Mail.
operator-all = Alle zeigen
operator-more = Weitere Personen
operator-imports = Importe von Produkten und Bewertungen
