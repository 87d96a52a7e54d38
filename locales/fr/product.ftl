# Un produit : page et volet.

product-from = dès { $price }
product-tax = TTC
product-delivery = Livraison { $fee }
product-in-stock = En stock
product-sold-out = Épuisé
product-few =
    { $n ->
        [one] Plus que { $n } en stock
       *[other] Plus que { $n } en stock
    }
product-sold-out-text = Pas disponible actuellement. Enregistrez-le pour le retrouver.
product-options = Options
product-buy-now = Acheter maintenant
product-add = Ajouter au panier
product-open-page = Ouvrir la page
product-posts = Chez les autres
product-like = Produits similaires
product-retired = N’est plus vendu
product-retired-text = La boutique l’a retiré de son assortiment.
product-successor = Remplacé par :
product-reviews = Avis
product-reviews-none = Aucun avis pour l’instant.
product-reviews-checked = Bons et mauvais avis sont présentés de la même façon. « Vérifié » signifie qu’une commande passée ici l’appuie ; les avis « importés » viennent de l’ancien système de la boutique et ne sont pas vérifiés.
product-spread =
    { $stars ->
        [one] { $n ->
            [one] { $n } avis à { $stars } étoile
           *[other] { $n } avis à { $stars } étoile
        }
       *[other] { $n ->
            [one] { $n } avis à { $stars } étoiles
           *[other] { $n } avis à { $stars } étoiles
        }
    }
product-verified = Vérifié
product-imported = importé d’une autre boutique
product-verdict-kept = Gardé
product-verdict-returned = Renvoyé
product-verdict-did-not-work = Ne m’a pas convenu

# How something is sold
sellers-title = Comparer les vendeurs
sellers-parts = { $price } et { $delivery } de livraison
sellers-free = { $price }, livraison gratuite
sellers-how = Trié par ce que vous payez au final, article et livraison compris. Les prix des autres vendeurs sont ceux qu’ils ont indiqués.
product-state-here = En stock
product-state-elsewhere = Dans une autre boutique
product-state-soon = Bientôt
product-opens = En vente à partir du { $when }
product-per-person =
    { $n ->
        [one] Un par personne.
       *[other] { $n } par personne au maximum.
    }
product-state-out = Épuisé
product-state-other-currency = Non vendu ici
product-state-retired = N’est plus vendu
product-outlet = Acheter chez { $shop }
product-outlet-text = Cette boutique ne le vend pas elle-même. { $shop } le vend, à son prix et à ses conditions.
product-other-currency = Son prix est dans une autre devise que celle de cette boutique : il ne peut pas être acheté ici.
