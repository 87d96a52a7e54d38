# Une commande, et la liste des commandes.

order-title = Commande { $id }
order-number = N° { $id }
order-thanks = Merci pour votre commande
order-paid = Votre commande
order-placed = Votre commande nous parvient
order-declined = Le paiement a été refusé
order-cancelled = Cette commande est annulée
order-paid-text = Elle est payée, et la boutique la prépare.
order-placed-text = Le paiement est en cours de vérification. Cette page en montrera le résultat.
order-declined-text = Rien n’a été acheté ni débité. Vous pouvez commander de nouveau avec une autre carte.
order-cancelled-text = Les articles sont repartis en rayon, et vous êtes remboursé.
order-state-placed = Paiement en cours
order-state-paid = Payée
order-state-declined = Refusée
order-state-cancelled = Annulée
order-cancel-rule = Annulable pendant 30 minutes
order-cancel-left = Vous avez changé d’avis ? Temps restant :
order-minutes =
    { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
order-cancel = Annuler la commande
order-back = Retour au fil

orders-title = Commandes
orders-empty-title = Aucune commande pour l’instant
orders-empty-text = Vos achats figurent ici, avec leur état et leurs documents.
orders-others =
    { $n ->
        [one] et { $n } autre article
       *[other] et { $n } autres articles
    }
orders-more = Commandes plus anciennes

order-refunded = Cette commande a été remboursée
order-refunded-text = Tout ce que vous avez payé vous a été rendu.
order-state-refunded = Remboursée

confirm-title = Confirmer le paiement
confirm-text = Votre banque veut savoir si c’est bien vous qui payez { $total }.
confirm-test = Cette page du prestataire de test remplace celle d’une banque.
confirm-approve = Oui, c’est moi
confirm-refuse = Non, arrêter le paiement
confirm-done = Demander à ma banque
confirm-no-script = Cette étape est celle de votre banque et demande JavaScript. Vous avez un quart d’heure ; ensuite la commande est abandonnée et rien n’est débité.
confirm-open = Votre banque demande si c’est bien vous. Confirmez dans le quart d’heure, sinon rien n’est acheté.

cards-title = Cartes
cards-none = Aucune carte n’est enregistrée.
cards-add = Ajouter une carte
cards-save = Enregistrer la carte
cards-forget = Retirer
cards-forget-of = Retirer { $card }
cards-where = La carte va directement au prestataire de paiement. La boutique garde les quatre derniers chiffres et un jeton.
cards-test = Une carte est enregistrée quand elle paie pour la première fois.
order-print = Imprimer
order-sold-by = Vendu par { $store }, { $link }
