# Les formules et leurs lettres.

plan-title = Abonnement membre
plan-lead = Lire, sourire et acheter est libre pour tout le monde. L’abonnement est pour celles et ceux qui participent et achètent souvent.
plan-gives-write = Vous pouvez publier et commenter, dès que vos achats suffisent.
plan-gives-prices = Des prix pour les membres, et des journées des membres.
plan-gives-delivery = Des livraisons et des promotions pour les membres.
plan-monthly = Mensuel
plan-yearly = Annuel
plan-monthly-price = { $price } par mois
plan-yearly-price = { $price } par an
plan-choose = Quelle formule ?
plan-start-trial = Commencer l’essai gratuit
plan-buy = Devenir membre et payer
plan-terms = Il se renouvelle jusqu’à ce que vous le résiliiez, à tout moment sur cette page.
plan-granted = La boutique vous a offert un abonnement. Il ne coûte rien ; aucune formule n’est nécessaire.
plan-pays = Payé avec { $method }
plan-state-trial = essai gratuit
plan-state-active = en cours
plan-state-past-due = paiement refusé
plan-state-cancelled = résilié
plan-ends = Il court jusqu’au { $date } puis s’arrête. Plus rien n’est prélevé.
plan-renews = Le { $date } commence la prochaine période : { $plan }, { $price }.
plan-past-due = La carte a été refusée. Nouvel essai le { $date } ; d’ici là vous restez membre. Indiquez une autre carte pour payer aussitôt.
plan-change-to = Passer à { $plan } ({ $price })
plan-change-rule = Une formule plus chère commence aussitôt, moins le reste de cette période. Une moins chère commence à la prochaine.
plan-cancel = Résilier l’abonnement
plan-resume = Garder l’abonnement
plan-receipts = Reçus
plan-period = du { $from } au { $until }
plan-credited = moins { $amount } pour le reste de la période précédente
gate-membership-way = Devenir membre
me-membership = Abonnement membre
mail-trial-started-subject = Votre essai gratuit chez { $store } a commencé
mail-paid-subject = Reçu { $receipt } de { $store }
mail-payment-failed-subject = Le paiement de votre abonnement a échoué
mail-ended-subject = Votre abonnement chez { $store } est terminé
mail-cancelled-subject = Votre abonnement chez { $store } est résilié
mail-plan-changed-subject = Votre formule chez { $store } change
plan-trial =
    { $n ->
        [one] { $n } mois gratuit au début, une fois. Résiliez avant la fin et vous ne payez rien.
       *[other] { $n } mois gratuits au début, une fois. Résiliez avant la fin et vous ne payez rien.
    }
mail-trial-started-text =
    Votre abonnement est gratuit jusqu’au { $until }. Ensuite il coûte { $price } ({ $plan }) et se renouvelle.
    Vous pouvez le résilier à tout moment avant, sans rien payer :

    { $link }
mail-paid-text =
    Reçu { $receipt }
    { $store }

    Abonnement, { $plan }, du { $from } au { $until } : { $amount }

    Tous les reçus, et la résiliation à tout moment :
    { $link }
mail-payment-failed-text =
    { $amount } pour votre abonnement ({ $plan }) n’ont pas pu être prélevés. Nouvel essai le { $again } ; d’ici là vous restez membre.
    Vous pouvez indiquer une autre carte ici :

    { $link }
mail-ended-text =
    Votre abonnement ({ $plan }) est terminé, et plus rien n’est prélevé. Ce que vous avez écrit reste. Vous pouvez revenir à tout moment :

    { $link }
mail-cancelled-text =
    Votre abonnement ({ $plan }) court jusqu’au { $until } puis s’arrête. Plus rien n’est prélevé. D’ici là vous pouvez le garder :

    { $link }
mail-plan-changed-text =
    À partir du { $from }, votre formule est { $plan }.

    { $link }
plan-none = Aucune formule n’est vendue en ce moment.
plan-all-the-same = Prendre une formule quand même
plan-state-joining = paiement en cours
plan-joining = Le paiement est en cours. Cette page dira quand il sera fait.
plan-confirm = Votre banque souhaite que vous confirmiez le paiement.
plan-confirm-button = Confirmer le paiement
plan-refunded = remboursé
mail-confirm-payment-subject = Merci de confirmer le paiement de votre abonnement
mail-renewal-ahead-subject = Votre abonnement chez { $store } se renouvelle le { $date }
mail-confirm-payment-text =
    Votre banque souhaite que vous confirmiez { $amount } pour votre abonnement ({ $plan }). Vous restez membre jusqu’au { $until } ; confirmez ici :

    { $link }
mail-renewal-ahead-text =
    Le { $date } commence la prochaine période de votre abonnement : { $plan }, { $price }. Pour le garder, vous n’avez rien à faire.
    Si vous n’en voulez pas, résiliez avant cette date et ne payez rien :

    { $link }
operator-plans = Formules
plans-title = Formules des membres
plans-lead = Ce que paient les membres, et comment cela va.
plans-rules = Prix et renouvellement
plans-rules-lead = Les nouveaux prix valent pour qui s’abonne ou change désormais. Qui paie déjà garde le prix convenu, ou paie moins s’il a baissé.
plans-monthly = Un mois
plans-yearly = Un an
plans-price-hint = Vide : cette formule n’est pas vendue.
plans-trial = Mois gratuits au début
plans-trial-hint = De 0 à 24, une fois par personne. 0 : pas d’essai.
plans-retries = Jours avant de retenter un renouvellement échoué
plans-retries-hint = Par exemple 1 3 5 : après un jour, puis après trois, puis après cinq. Après le dernier essai, l’abonnement s’arrête.
plans-reset = Reprendre la configuration
plans-reset-text = Ces règles sont fixées ici. Sans elles, celles de la configuration valent.
plans-running = Formules en cours
plans-plan = Formule
plans-state-trial = Essai gratuit
plans-state-active = Payées
plans-state-past-due = Paiement échoué
plans-state-cancelled = Dont résiliées
plans-paid = Payé en 30 jours
plans-declined = Refusés en 30 jours
plans-payments = Les derniers paiements
plans-payments-none-title = Aucun paiement
plans-payments-none-text = Le premier vient quand un essai se termine ou que quelqu’un s’abonne sans essai.
plans-amount = Montant
plans-state = État
plans-when = Quand
plans-payment-pending = en cours
plans-payment-needs-action = attend le membre
plans-payment-succeeded = payé
plans-payment-declined = refusé
plans-payment-refund-owed = à rembourser
plans-payment-refunded = remboursé
audit-plans-set = Formules des membres
