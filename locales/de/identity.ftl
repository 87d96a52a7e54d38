# Wege ins Konto neben dem Passwort: Passkeys, Anmeldung bei einem Anbieter.

passkeys-title = Passkeys
passkeys-lead = Melde dich mit Fingerabdruck, Gesicht oder Displaysperre an. Ein Passkey lässt sich nicht erraten und gilt auf keiner anderen Seite.
passkeys-name = Name
passkeys-name-hint = Damit du später weißt, welcher es ist.
passkeys-unnamed = Passkey
passkeys-made = angelegt am { $date }
passkeys-unused = noch nicht benutzt
passkeys-add = Passkey hinzufügen
passkeys-added = Der Passkey ist hinzugefügt. Beim nächsten Mal kannst du dich damit anmelden.
passkeys-remove = Entfernen
passkeys-removed = Der Passkey ist entfernt. Lösche ihn auch auf deinem Gerät.
passkeys-again = Melde dich noch einmal an, um das zu ändern.
sign-in-passkey = Mit einem Passkey anmelden
js-passkey-here = Dieses Gerät hat schon einen Passkey für dich.
js-passkey-stopped = Es wurde kein Passkey gewählt. Versuche es wieder, wann du magst.
js-passkey-failed = Dieser Browser konnte hier keinen Passkey benutzen.

sign-in-at = Mit { $name } anmelden
sign-on-lead = Melde dich hier auch mit { $name } an.
sign-on-link = Mit { $name } verbinden
sign-on-linked = Dein Konto ist mit { $name } verbunden.
sign-on-unlink = Trennen
sign-on-unlinked = Dein Konto ist nicht mehr verbunden.
sign-on-on-lead = { $name } bittet dich, dich anzumelden, und du kommst hierher zurück.
sign-on-on = Weiter
settings-password-none = Kein Passwort öffnet dein Konto. Mit einem Link per E-Mail setzt du eins.
settings-password-first = Passwort setzen
trouble-sign-on = Die Anmeldung hat nicht geklappt
