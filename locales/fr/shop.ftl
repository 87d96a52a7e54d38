# La boutique : promotions, codes, points, réglages.

sum-referral = De la part d’un proche
sum-points = Points
sum-credit = Avoir
sum-gift-card = Carte cadeau •••• { $ending }
sum-tax-included = Dont { $label } : { $amount }
bag-undeliverable = Rien ne livre ceci à cet endroit. Retirez un article ou choisissez une autre adresse.
bag-gift = Cadeau
bag-code = Code ou carte cadeau
bag-code-enter = Utiliser
bag-credit = Payer avec l’avoir ({ $amount })
bag-points = Payer avec des points (vous en avez { $n })
bag-purse = Utiliser
checkout-delivery = Livraison
delivery-days = { $from } à { $to } jours ouvrés
product-was = Avant :
product-lowest = prix le plus bas des 30 derniers jours
product-members = { $price } pour les membres
product-reduced-short = −{ $off }, plus bas sur 30 jours { $lowest }
product-unit-price = { $price } pour { $per }
me-points = Points et avoir
points-title = Points et avoir
points-balance = Points
points-worth = soit { $worth }
points-tier = Niveau
points-tier-bronze = Bronze
points-tier-silver = Argent
points-tier-gold = Or
points-credit = Avoir
points-how = Les points viennent des achats, des commandes fréquentes, des grosses commandes, des publications que d’autres enregistrent et des proches qui commandent. Ce que vous écrivez dans un avis ne compte jamais. Ils s’utilisent dans le panier.
points-friends = Pour vos proches
points-friends-text = Avec ce code, un proche économise { $amount } sur sa première commande, et vous recevez autant en avoir dès qu’elle ne peut plus être annulée.
points-ledger = Historique
points-none = Rien pour l’instant.
points-why-purchase = Achat
points-why-frequency = Commandes fréquentes
points-why-large-order = Grosse commande
points-why-helpful-post = Publication utile
points-why-referral = Un proche a commandé
points-why-redeemed = Utilisés
points-why-returned = Rendus
points-why-taken-back = Repris
points-why-expired = Expirés
operator-shop = Prix
shop-title = Prix et promotions
shop-lead = Chaque changement prend effet aussitôt et est consigné. Les commandes gardent ce avec quoi elles ont été passées.
shop-add = Ajouter
shop-end = Terminer
shop-end-of = Terminer { $label }
shop-label = Nom, tel que la clientèle le lit
shop-label-hint = Il figure sur la facture.
shop-places = Où
shop-places-hint = * pour partout, ou des pays et régions comme DE AT US-CA.
shop-delivery-title = Modes de livraison
shop-delivery-none = Il n’y en a pas : chaque commande paie le forfait de la configuration.
shop-fee = Tarif
shop-member-fee = Tarif pour les membres
shop-member-fee-is = membres { $amount }
shop-free-from = Gratuit à partir de
shop-free-from-is = gratuit à partir de { $amount }
shop-weight-from = À partir de grammes
shop-weight-to = Jusqu’à grammes
shop-up-to-grams = jusqu’à { $n } g
shop-from-grams = à partir de { $n } g
shop-value-from = Pour un panier d’au moins
shop-value-to = Pour un panier d’au plus
shop-value-from-is = dès { $amount }
shop-value-to-is = jusqu’à { $amount }
shop-days-from = Jours ouvrés, de
shop-days-to = Jours ouvrés, à
shop-audience = Pour qui
shop-audience-all = Tout le monde
shop-audience-members = Membres seulement
shop-audience-first-order = Première commande
shop-taxes-title = Taxes
shop-taxes-none = Il n’y en a pas : les prix sont dits taxes comprises.
shop-rate = Pourcentage
shop-tax-mode = Prix
shop-tax-included = Comprise dans les prix
shop-tax-added = S’ajoute aux prix
shop-tax-delivery = Livraison
shop-tax-delivery-taxed = est taxée aussi
shop-tax-delivery-free = n’est pas taxée
shop-promotions-title = Promotions
shop-promotions-none = Aucune promotion n’est prévue.
shop-code = Code
shop-code-hint = Vide : elle s’applique d’elle-même. La meilleure compte ; un code s’y ajoute.
shop-code-is = code { $code }
shop-kind = Ce qu’elle offre
shop-kind-percent = Pourcentage de remise
shop-kind-amount = Montant de remise
shop-kind-delivery = Livraison gratuite
shop-kind-gift = Un cadeau
shop-value = Combien
shop-value-hint = Un pourcentage, un montant ou la référence du cadeau ; rien pour la livraison gratuite.
shop-gift-is = cadeau { $sku }
shop-starts = Du (UTC)
shop-ends = Au (UTC)
shop-from = dès { $when }
shop-until = jusqu’au { $when }
shop-per-person = Fois par personne
shop-overall = Fois en tout
shop-uses = utilisée { $n }×
shop-of-overall = sur { $n }
shop-each = { $n } par personne
shop-cards-title = Cartes cadeaux
shop-cards-none = Il n’y a pas de carte cadeau.
shop-card-made = Ce code s’affiche maintenant et plus jamais :
shop-card-left = il reste { $left } sur { $of }
shop-amount = Montant
shop-note = Note
shop-credit-title = Avoir
shop-credit-lead = L’avoir paie dans le panier avant la carte.
shop-days-title = Journées des membres
shop-days-none = Aucune journée des membres n’est prévue.
shop-day-is = { $off } de remise, du { $from } au { $until }
shop-day-planned = prévue
shop-day-running = en cours
shop-day-ended = terminée
shop-category = Catégorie
shop-category-hint = Le début de son chemin, comme Furniture ; vide pour tout.
shop-prices-title = Prix des membres
shop-prices-lead = Ce que les membres paient pour une référence, à côté du prix pour tous.
shop-sku = Référence
shop-member-price = Prix pour les membres
shop-member-price-hint = Vide : ce que tout le monde paie.
mail-points-expire-subject = Vos points chez { $store } expirent le { $date }
points-next =
    { $n ->
        [one] Encore { $n } point en un an pour le niveau suivant.
       *[other] Encore { $n } points en un an pour le niveau suivant.
    }
points-expiring =
    { $n ->
        [one] { $n } point expire le { $date }.
       *[other] { $n } points expirent le { $date }.
    }
mail-points-expire-text =
    { $n ->
        [one] { $n } de vos points expire le { $date }.
       *[other] { $n } de vos points expirent le { $date }.
    }
    D’ici là, ils paient dans le panier. Votre solde :

    { $link }
limits-title = Mes limites
limits-lead = La boutique les respecte, sur tous vos appareils et aussi pour l’achat en un geste.
limits-budget = Budget pour un mois
limits-budget-field = Au plus
limits-budget-hint = Vide : pas de budget. Plus bas, il vaut aussitôt ; plus haut, à partir du mois prochain. Pendant dix minutes, vous pouvez corriger une erreur.
limits-spent-of = { $spent } sur { $budget } commandés ce mois-ci.
limits-spent = { $spent } commandés ce mois-ci.
limits-pause = Une pause d’achats
limits-paused = Rien ne peut être acheté jusqu’au { $until }.
limits-days = Jours
limits-days-hint = De 1 à 365. Une pause se prolonge, elle ne se raccourcit jamais ; pendant dix minutes, vous pouvez l’annuler.
limits-pause-button = Mettre en pause
limits-cooling = En attente
limits-cooling-none = Rien n’attend. Sur la page d’un produit, vous pouvez le laisser attendre 24 heures ; ensuite nous vous redemandons.
limits-budget-next = À partir du { $date }, votre budget est de { $budget }.
limits-budget-none-next = À partir du { $date }, il n’y a plus de budget.
limits-pause-undo = Annuler la pause
limits-pause-longer = Prolonger la pause
limits-cooling-until = achetable à partir du { $until }
limits-cooling-told = Cela attend 24 heures, puis nous vous redemandons.
product-cool = Laisser attendre 24 heures
me-limits = Mes limites
mail-ask-again-subject = Voulez-vous toujours { $title } ?
mail-ask-again-text =
    Vous avez laissé attendre { $title }. L’achat est possible maintenant, si vous le voulez toujours :

    { $link }
