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
mail-suspended-subject = Dein Konto bei { $store } ist gesperrt
mail-suspended-text =
    Dein Konto bei { $store } ist gesperrt. Du bist überall abgemeldet und kannst dich nicht anmelden.

    Der Laden nennt den Grund:

    { $reason }

    { $end }

    Wenn du das für falsch hältst, schreibe dem Laden. Der Kontakt steht im Impressum: { $link }/imprint
mail-suspended-until = Die Sperre endet am { $until }.
mail-suspended-open = Die Sperre gilt, bis der Laden sie aufhebt.
mail-post-removed-subject = { $store } hat einen deiner Beiträge entfernt
mail-post-removed-text =
    { $store } hat am { $when } einen deiner Beiträge entfernt.

    Der Laden nennt den Grund:

    { $reason }

    Der Beitrag war hier, und hier findest du den Grund wieder:

    { $link }

    Wenn du das für falsch hältst, schreibe dem Laden. Der Kontakt steht im Impressum.
mail-order-confirmed-subject = Deine Bestellung { $id } bei { $store }
mail-order-confirmed-text =
    Danke. Du hast bestellt:

    { $goods }

    Summe: { $total }

    Deine Bestellung und wie du sie widerrufst: { $link }
mail-order-plain-text =
    Danke. Du hast bestellt:

    { $goods }

    Summe: { $total }

    Deine Bestellung: { $link }
mail-order-terms = Die Bedingungen, unter denen du bestellt hast:
mail-order-cancelled-subject = Deine Bestellung { $id } ist storniert
mail-order-cancelled-text =
    Deine Bestellung { $id } bei { $store } ist storniert. Was du bezahlt hast, geht an dich zurück.

    { $link }
mail-order-shipped-subject = Deine Bestellung { $id } ist unterwegs
mail-order-shipped-text =
    Ein Paket deiner Bestellung bei { $store } wurde verschickt. { $parcel }

    { $link }
mail-order-delivered-subject = Deine Bestellung { $id } wurde zugestellt
mail-order-delivered-text =
    Ein Paket deiner Bestellung bei { $store } wurde zugestellt. Zurückschicken kannst du 14 Tage lang.

    { $link }
mail-return-asked-subject = Deine Rücksendung zu Bestellung { $id }
mail-return-asked-text =
    Wir wissen, dass du etwas aus Bestellung { $id } zurückschicken möchtest. { $store } antwortet bald.

    { $link }
mail-withdrawal-subject = Bestätigung deines Widerrufs zu Bestellung { $id }
mail-withdrawal-text =
    Du hast den Vertrag der Bestellung { $id } bei { $store } am { $at } (UTC) widerrufen.

    { $goods }

    Schick binnen 14 Tagen zurück, was du hast. Alles, was du bezahlt hast, wird erstattet.

    { $link }
mail-return-approved-subject = Deine Rücksendung zu Bestellung { $id } ist genehmigt
mail-return-approved-text =
    Bitte schick es zurück an { $store }. { $answer }

    { $link }
mail-return-refused-subject = Deine Rücksendung zu Bestellung { $id }
mail-return-refused-text =
    { $store } kann es nicht zurücknehmen. { $answer }

    { $link }
mail-order-refunded-subject = { $back } gehen an dich zurück
mail-order-refunded-text =
    { $store } erstattet { $back } aus Bestellung { $id }.

    { $link }
mail-order-exchanged-subject = Dein Umtausch bei { $store }
mail-order-exchanged-text =
    Dasselbe noch einmal ist unterwegs zu dir, als Bestellung { $id }. Es kostet nichts.

    { $link }
