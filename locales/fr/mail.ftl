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
