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

steps-title = Étapes
steps-paid = Payée
steps-packing = La boutique la prépare.
steps-refunded = { $amount } vous est rendu
shipment-state-shipped = Expédié
shipment-state-delivered = Livré
shipment-state-lost = Perdu en chemin
return-kind-return = Retour
return-kind-exchange = Échange
return-kind-withdrawal = Rétractation
return-state-asked = demandé
return-state-approved = accepté, à renvoyer
return-state-refused = refusé
return-state-withdrawn = abandonné
return-state-received = reçu
return-state-refunded = remboursé
return-state-exchanged = échangé
return-take-back = Je le garde finalement
return-open = Renvoyer quelque chose
return-until = Vous pouvez renvoyer jusqu’au { $date }, et plus tard si un colis est encore en route.
return-title = Renvoyer quelque chose
return-lead = Dites ce qui revient et pourquoi. La boutique répond par courriel.
return-what = Combien de chaque
return-reason = Pourquoi
return-reason-not-liked = Cela ne me plaît pas
return-reason-wrong-size = La taille ne va pas
return-reason-damaged = C’est abîmé
return-reason-not-as-shown = Ce n’est pas comme montré
return-reason-wrong-item = Ce n’est pas ce que j’ai commandé
return-reason-late = C’est arrivé trop tard
return-reason-withdrawal = Rétractation du contrat
return-wish = Ce que vous souhaitez
return-wish-money = Être remboursé
return-wish-exchange = Le même à nouveau
return-note = Un mot à la boutique
return-send = Demander le retour
return-back = Retour à la commande
withdrawal-open = Se rétracter du contrat ici
withdrawal-title = Se rétracter du contrat
withdrawal-text = Vous vous rétractez de la commande { $id } du { $date }, sans donner de motif :
withdrawal-receipt = Un accusé avec date et heure arrive aussitôt par courriel. Ce qui a été expédié revient sous 14 jours ; tout ce que vous avez payé est remboursé, livraison comprise.
withdrawal-confirm = Confirmer la rétractation
