# Mails. Betreffzeilen sind eine Zeile, Texte sind schlicht.

mail-password-reset-subject = Neues Passwort für { $store }
mail-password-reset-text =
    Jemand hat für dein Konto bei { $store } ein neues Passwort angefordert. Hier kannst du es setzen:

    { $link }

    Der Link gilt eine Stunde und ein einziges Mal. Warst du es nicht, tu einfach nichts: Dein Passwort bleibt, wie es ist.
mail-password-changed-subject = Dein Passwort bei { $store } wurde geändert
mail-password-changed-text =
    Dein Passwort bei { $store } wurde gerade geändert, alle anderen Geräte sind abgemeldet.

    Warst du es nicht, setz sofort ein neues:

    { $link }
mail-new-address-subject = Ist das deine Adresse?
mail-new-address-text =
    Jemand möchte diese Adresse für ein Konto bei { $store } benutzen. Warst du das, bestätige es hier:

    { $link }

    Der Link gilt eine Stunde. Warst du es nicht, tu einfach nichts.
mail-address-changed-subject = Deine E-Mail-Adresse bei { $store } wurde geändert
mail-address-changed-text =
    Dein Konto bei { $store } hat jetzt eine andere E-Mail-Adresse, mit der du dich anmeldest. Das ist die letzte Mail an diese hier.

    Warst du es nicht, schreib dem Laden sofort.
mail-way-in-added-subject = Ein neuer Weg, sich bei { $store } anzumelden
mail-way-in-added-text =
    Zu deinem Konto bei { $store } kam ein Passkey oder eine Anmeldung bei einem Anbieter hinzu: Damit öffnet sich dein Konto von jetzt an.

    Wenn du das nicht warst, entferne ihn in deinen Einstellungen und ändere dein Passwort:

    { $link }
