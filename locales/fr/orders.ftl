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
