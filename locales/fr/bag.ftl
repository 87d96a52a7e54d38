# Le panier et le paiement.

undo = Annuler
sum-subtotal = Articles
sum-delivery = Livraison
sum-total = Total
sum-free = offerte
sum-tax = Prix toutes taxes comprises.
bag-title = Panier
bag-sum = Récapitulatif
bag-empty-title = Votre panier est vide
bag-empty-text = Touchez une photo, choisissez un produit, ajoutez-le. Il vous attend ici.
bag-empty-way = Aller au fil
bag-checkout = Passer la commande
bag-calm = Rien n’est commandé avant votre accord à la page suivante.
bag-blocked = Un article du panier n’est pas disponible actuellement. Retirez-le pour continuer.
bag-unavailable = Pas disponible actuellement dans cette quantité.
bag-quantity = Quantité
bag-quantity-of = Quantité de { $title }
bag-update = Mettre à jour
bag-added = Ajouté au panier.
bag-remove = Retirer
bag-remove-of = Retirer { $title }
bag-removed = { $title } : retiré du panier.

checkout-title = Commande
checkout-description = Adresse de livraison, paiement et prix total sur une page, avant toute commande.
checkout-one-title = Acheter maintenant
checkout-address = Livraison à
checkout-payment = Paiement
checkout-change = Modifier
checkout-card = Carte de test
checkout-card-hint = Le paiement de test de cette boutique accepte 4242 4242 4242 4242. Aucune somme n’est débitée.
checkout-buy = Commander avec obligation de paiement – { $total }
checkout-duty = Vous passez une commande avec obligation de paiement. Vous pouvez l’annuler pendant 30 minutes.
checkout-changed = Depuis votre dernier passage, le total est passé de { $was } à { $now }. Rien n’a été acheté ; vérifiez-le et confirmez de nouveau.

address-name = Nom complet
address-line1 = Numéro et rue
address-line2 = Appartement, étage
address-postal-code = Code postal
address-city = Ville
address-region = État ou région
address-country = Pays
address-country-choose = Choisissez un pays
checkout-add-card = Ajouter une carte pour payer
checkout-other-card = Payer avec une autre carte
