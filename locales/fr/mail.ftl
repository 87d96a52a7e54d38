# E-mails. Les objets tiennent sur une ligne, les textes sont simples.

mail-password-reset-subject = Nouveau mot de passe pour { $store }
mail-password-reset-text =
    Quelqu’un a demandé un nouveau mot de passe pour votre compte chez { $store }. Vous pouvez le choisir ici :

    { $link }

    Le lien est valable une heure, et une seule fois. Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.
mail-password-changed-subject = Votre mot de passe chez { $store } a été changé
mail-password-changed-text =
    Votre mot de passe chez { $store } vient d’être changé, et tous les autres appareils sont déconnectés.

    Si ce n’était pas vous, choisissez-en un nouveau tout de suite :

    { $link }
mail-new-address-subject = Est-ce votre adresse ?
mail-new-address-text =
    Quelqu’un veut utiliser cette adresse pour un compte chez { $store }. Si c’était vous, confirmez-le ici :

    { $link }

    Le lien est valable une heure. Si ce n’était pas vous, ne faites rien.
mail-address-changed-subject = Votre adresse e-mail chez { $store } a été changée
mail-address-changed-text =
    Votre compte chez { $store } a maintenant une autre adresse e-mail, avec laquelle vous vous connectez. Ceci est le dernier message à celle-ci.

    Si ce n’était pas vous, écrivez au magasin sans attendre.
mail-way-in-added-subject = Un nouvel accès à votre compte chez { $store }
mail-way-in-added-text =
    Une clé d’accès ou une connexion chez un fournisseur a été ajoutée à votre compte chez { $store } : elle ouvre désormais votre compte.

    Si ce n’était pas vous, retirez-la dans vos réglages et changez votre mot de passe :

    { $link }
mail-suspended-subject = Votre compte chez { $store } est suspendu
mail-suspended-text =
    Votre compte chez { $store } est suspendu. Vous êtes déconnecté partout et ne pouvez plus vous connecter.

    Motif donné par la boutique :

    { $reason }

    { $end }

    Si vous pensez que c’est une erreur, écrivez à la boutique. Son contact figure ici : { $link }/imprint
mail-suspended-until = La suspension prend fin le { $until }.
mail-suspended-open = La suspension dure jusqu’à ce que la boutique y mette fin.
mail-post-removed-subject = { $store } a retiré une de vos publications
mail-post-removed-text =
    { $store } a retiré une de vos publications le { $when }.

    Motif donné par la boutique :

    { $reason }

    La publication était ici, et c’est ici que vous retrouverez le motif :

    { $link }

    Si vous pensez que c’est une erreur, écrivez à la boutique. Son contact figure dans les mentions légales.
mail-order-confirmed-subject = Votre commande { $id } chez { $store }
mail-order-confirmed-text =
    Merci. Vous avez commandé :

    { $goods }

    Total : { $total }

    Votre commande et comment vous rétracter : { $link }
mail-order-plain-text =
    Merci. Vous avez commandé :

    { $goods }

    Total : { $total }

    Votre commande : { $link }
mail-order-terms = Les conditions de votre commande :
mail-order-cancelled-subject = Votre commande { $id } est annulée
mail-order-cancelled-text =
    Votre commande { $id } chez { $store } est annulée. Ce que vous avez payé vous est rendu.

    { $link }
mail-order-shipped-subject = Votre commande { $id } est en route
mail-order-shipped-text =
    Un colis de votre commande chez { $store } est parti. { $parcel }

    { $link }
mail-order-delivered-subject = Votre commande { $id } est livrée
mail-order-delivered-text =
    Un colis de votre commande chez { $store } est livré. Vous avez 14 jours pour renvoyer.

    { $link }
mail-return-asked-subject = Votre retour de la commande { $id }
mail-return-asked-text =
    Nous avons bien votre souhait de renvoyer une partie de la commande { $id }. { $store } répond bientôt.

    { $link }
mail-withdrawal-subject = Accusé de votre rétractation de la commande { $id }
mail-withdrawal-text =
    Vous vous êtes rétracté du contrat de la commande { $id } chez { $store } le { $at } (UTC).

    { $goods }

    Renvoyez sous 14 jours ce que vous avez. Tout ce que vous avez payé est remboursé.

    { $link }
mail-return-approved-subject = Votre retour de la commande { $id } est accepté
mail-return-approved-text =
    Renvoyez-le à { $store }, s’il vous plaît. { $answer }

    { $link }
mail-return-refused-subject = Votre retour de la commande { $id }
mail-return-refused-text =
    { $store } ne peut pas le reprendre. { $answer }

    { $link }
mail-order-refunded-subject = { $back } vous est rendu
mail-order-refunded-text =
    { $store } vous rend { $back } de la commande { $id }.

    { $link }
mail-order-exchanged-subject = Votre échange chez { $store }
mail-order-exchanged-text =
    Le même article est en route vers vous, par la commande { $id }. Il ne coûte rien.

    { $link }
