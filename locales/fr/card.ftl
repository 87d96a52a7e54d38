# La carte d’une publication ou d’un produit, la page d’une publication, commentaires, profils.

card-smile = Sourire
card-comment = Commenter
card-save = Enregistrer
card-share = Partager
card-more = plus
card-photos = Photos
card-photo-n = Photo { $n } sur { $of }
card-photo-before = Photo précédente
card-photo-after = Photo suivante
card-photo-alt = Photo de { $name }
card-show-products = Afficher les produits
card-products = Produits de cette publication
card-badge =
    { $n ->
        [0] rien n’est disponible à l’achat actuellement
        [one] { $n } produit disponible à l’achat
       *[other] { $n } produits disponibles à l’achat
    }
card-exact = identique
card-similar = similaire
card-all-comments = Voir les { $n } commentaires
card-why = Pourquoi je vois ça ?
card-why-more = Comment le fil est classé

post-title-photo = Photo de { $name }
post-title-idea = Idée de { $name }
post-related = Dans le même esprit
post-delete = Supprimer cette publication
post-delete-sure = La publication, ses photos et ses commentaires disparaîtront pour tout le monde.
post-delete-yes = Supprimer
post-gone = Cette publication n’existe plus
post-gone-text = Elle a été supprimée par son auteur ou enfreignait une règle.

comments-title =
    { $n ->
        [0] Commentaires
        [one] { $n } commentaire
       *[other] { $n } commentaires
    }
comments-none = Personne n’a encore rien dit.
comments-more = Plus de commentaires
comments-reply = Répondre
comments-reply-to = à { $name }
comments-replying = Vous répondez à { $name }.
comments-delete = Supprimer
comments-delete-yes = Oui, supprimer ce commentaire
comments-reply-cancel = Écrire plutôt un nouveau commentaire
comments-label = Votre commentaire
comments-placeholder = Dites quelque chose de gentil ou d’utile
comments-send = Envoyer
comments-visitor = Les commentaires sont écrits par les membres.
comments-gate = Les commentaires sont écrits par les membres qui achètent ici.
comments-gate-way = Voir ce qui manque

profile-title = { $name } (@{ $handle })
profile-description = { $name } chez { $store } : ses photos et les produits qu’on y voit.
profile-joined = ici depuis le { $date }
profile-edit = Modifier
profile-posts = Publications
profile-n-posts =
    { $n ->
        [one] publication
       *[other] publications
    }
profile-n-followers =
    { $n ->
        [one] abonné
       *[other] abonnés
    }
profile-n-following =
    { $n ->
        [one] abonnement
       *[other] abonnements
    }
profile-empty = Aucune publication pour l’instant
profile-empty-text = Dès qu’il y en aura, elles seront ici.
profile-empty-mine = Vos publications apparaîtront ici
profile-empty-mine-text = Montrez quelque chose que vous avez acheté et qui vous plaît.
comments-removed = Ce commentaire a été retiré.
post-gone-similar = Dans le même genre
post-removed-by-store = La boutique a retiré cette publication le { $when } :
post-removed-object = C’est une erreur ? Écrivez à la boutique :
