# Tarife und ihre Briefe.

plan-title = Mitgliedschaft
plan-lead = Lesen, Lächeln und Kaufen ist für alle frei. Eine Mitgliedschaft ist für alle, die mitmachen und oft kaufen.
plan-gives-write = Du darfst Beiträge und Kommentare schreiben, sobald deine Einkäufe reichen.
plan-gives-prices = Preise für Mitglieder und Mitgliedertage.
plan-gives-delivery = Versandarten und Aktionen für Mitglieder.
plan-monthly = Monatlich
plan-yearly = Jährlich
plan-monthly-price = { $price } im Monat
plan-yearly-price = { $price } im Jahr
plan-choose = Welcher Tarif?
plan-start-trial = Kostenlos beginnen
plan-buy = Kostenpflichtig Mitglied werden
plan-terms = Sie verlängert sich, bis du kündigst; das geht jederzeit auf dieser Seite.
plan-granted = Der Laden hat dir eine Mitgliedschaft gegeben. Sie kostet nichts; du brauchst keinen Tarif.
plan-pays = Bezahlt mit { $method }
plan-state-trial = kostenlose Zeit
plan-state-active = läuft
plan-state-past-due = Zahlung gescheitert
plan-state-cancelled = gekündigt
plan-ends = Sie läuft bis { $date } und endet dann. Es wird nichts mehr abgebucht.
plan-renews = Am { $date } beginnt der nächste Zeitraum: { $plan }, { $price }.
plan-past-due = Die Karte wurde abgelehnt. Wir versuchen es am { $date } noch einmal; bis dahin bleibst du Mitglied. Gib eine andere Karte ein, um gleich zu zahlen.
plan-change-to = Zu { $plan } wechseln ({ $price })
plan-change-rule = Ein teurerer Tarif beginnt sofort, abzüglich des Rests dieses Zeitraums. Ein günstigerer beginnt mit dem nächsten.
plan-cancel = Mitgliedschaft kündigen
plan-resume = Mitgliedschaft behalten
plan-receipts = Belege
plan-period = { $from } bis { $until }
plan-credited = abzüglich { $amount } für den Rest des Zeitraums davor
gate-membership-way = Mitglied werden
me-membership = Mitgliedschaft
mail-trial-started-subject = Deine kostenlose Zeit bei { $store } hat begonnen
mail-paid-subject = Beleg { $receipt } von { $store }
mail-payment-failed-subject = Die Zahlung für deine Mitgliedschaft ist gescheitert
mail-ended-subject = Deine Mitgliedschaft bei { $store } ist zu Ende
mail-cancelled-subject = Deine Mitgliedschaft bei { $store } ist gekündigt
mail-plan-changed-subject = Dein Tarif bei { $store } ändert sich
plan-trial =
    { $n ->
        [one] Der erste Monat ist kostenlos, einmal. Kündigst du vorher, zahlst du nichts.
       *[other] Die ersten { $n } Monate sind kostenlos, einmal. Kündigst du vorher, zahlst du nichts.
    }
mail-trial-started-text =
    Deine Mitgliedschaft ist bis { $until } kostenlos. Danach kostet sie { $price } ({ $plan }) und verlängert sich.
    Du kannst vorher jederzeit kündigen und zahlst dann nichts:

    { $link }
mail-paid-text =
    Beleg { $receipt }
    { $store }

    Mitgliedschaft, { $plan }, { $from } bis { $until }: { $amount }

    Alle Belege, und Kündigen jederzeit:
    { $link }
mail-payment-failed-text =
    { $amount } für deine Mitgliedschaft ({ $plan }) konnten nicht abgebucht werden. Wir versuchen es am { $again } noch einmal; bis dahin bleibst du Mitglied.
    Hier kannst du eine andere Karte eingeben:

    { $link }
mail-ended-text =
    Deine Mitgliedschaft ({ $plan }) ist zu Ende, und es wird nichts mehr abgebucht. Was du geschrieben hast, bleibt. Du kannst jederzeit wiederkommen:

    { $link }
mail-cancelled-text =
    Deine Mitgliedschaft ({ $plan }) läuft bis { $until } und endet dann. Es wird nichts mehr abgebucht. Bis dahin kannst du sie doch behalten:

    { $link }
mail-plan-changed-text =
    Ab { $from } ist dein Tarif { $plan }.

    { $link }
plan-none = Im Moment wird kein Tarif verkauft.
plan-all-the-same = Trotzdem einen Tarif kaufen
plan-state-joining = Zahlung läuft
plan-joining = Die Zahlung läuft. Diese Seite sagt, wann sie da ist.
plan-confirm = Deine Bank möchte, dass du die Zahlung bestätigst.
plan-confirm-button = Zahlung bestätigen
plan-refunded = zurückgezahlt
mail-confirm-payment-subject = Bitte bestätige die Zahlung für deine Mitgliedschaft
mail-renewal-ahead-subject = Deine Mitgliedschaft bei { $store } verlängert sich am { $date }
mail-confirm-payment-text =
    Deine Bank möchte, dass du { $amount } für deine Mitgliedschaft ({ $plan }) bestätigst. Bis { $until } bleibst du Mitglied; bitte bestätige hier:

    { $link }
mail-renewal-ahead-text =
    Am { $date } beginnt der nächste Zeitraum deiner Mitgliedschaft: { $plan }, { $price }. Um sie zu behalten, musst du nichts tun.
    Möchtest du sie nicht, kündige vorher und zahle nichts:

    { $link }
operator-plans = Tarife
plans-title = Tarife für Mitglieder
plans-lead = Was Mitglieder zahlen, und wie es läuft.
plans-rules = Preise und Verlängerung
plans-rules-lead = Neue Preise gelten für alle, die ab jetzt beitreten oder wechseln. Wer schon zahlt, behält den vereinbarten Preis oder zahlt weniger, wenn er jetzt niedriger ist.
plans-monthly = Ein Monat
plans-yearly = Ein Jahr
plans-price-hint = Leer: Dieser Tarif wird nicht verkauft.
plans-trial = Kostenlose Monate am Anfang
plans-trial-hint = 0 bis 24, einmal je Person. 0: keine kostenlose Zeit.
plans-retries = Tage, bis eine gescheiterte Verlängerung wieder versucht wird
plans-retries-hint = Zum Beispiel 1 3 5: nach einem Tag, dann nach drei, dann nach fünf. Nach dem letzten Versuch endet die Mitgliedschaft.
plans-reset = Wieder die Konfiguration nehmen
plans-reset-text = Diese Regeln sind hier gesetzt. Ohne sie gelten die der Konfiguration.
plans-running = Laufende Tarife
plans-plan = Tarif
plans-state-trial = Kostenlos
plans-state-active = Bezahlt
plans-state-past-due = Zahlung gescheitert
plans-state-cancelled = Davon gekündigt
plans-paid = In 30 Tagen bezahlt
plans-declined = In 30 Tagen abgelehnt
plans-payments = Die letzten Zahlungen
plans-payments-none-title = Keine Zahlungen
plans-payments-none-text = Die erste kommt, wenn eine kostenlose Zeit endet oder jemand ohne sie beitritt.
plans-amount = Betrag
plans-state = Stand
plans-when = Wann
plans-payment-pending = läuft
plans-payment-needs-action = wartet auf das Mitglied
plans-payment-succeeded = bezahlt
plans-payment-declined = abgelehnt
plans-payment-refund-owed = geht zurück
plans-payment-refunded = zurückgezahlt
audit-plans-set = Tarife für Mitglieder
