# Le fil, ses vues et ses thèmes, explorer et recherche.

feed-lenses = Trier le fil
feed-for-you = Pour vous
feed-following = Abonnements
feed-newest = Récents
feed-most-smiled = Les plus aimés
feed-description = { $store } : des photos de personnes qui l’ont acheté. Touchez une photo, voyez ce qu’elle contient et achetez sans quitter la page.
feed-next = Afficher plus
feed-end = Vous avez tout vu ici.
feed-end-explore = Explorer encore
feed-welcome = Voyez-le chez quelqu’un avant de l’acheter
feed-welcome-text = Ici, on montre ce qu’on a acheté. Touchez une photo pour voir les produits. Choisissez cinq centres d’intérêt et le fil est à vous.
feed-welcome-start = Commencer

feed-empty-for-you = Votre fil commence par ce que vous aimez
feed-empty-for-you-text = Choisissez au moins cinq centres d’intérêt et il se remplit aussitôt.
feed-empty-for-you-way = Choisir des centres d’intérêt
feed-empty-following = Personne pour l’instant
feed-empty-following-text = Suivez des personnes et des thèmes qui vous plaisent. Leurs publications arrivent ici.
feed-empty-following-way = Trouver des personnes
feed-empty-lens = Aucune publication pour l’instant
feed-empty-lens-text = Soyez la première personne à montrer quelque chose.
feed-empty-lens-way = Créer une publication
feed-empty-topic = Rien sur ce thème pour l’instant
feed-empty-topic-text = Suivez-le et vous verrez ce qui arrive.
feed-empty-topic-way = Explorer d’autres thèmes

topic-kind = Thème
topic-description = { $topic } chez { $store } : des photos de vraies personnes et les produits qu’on y voit.

explore-title = Explorer
explore-description = Photos et produits de { $store }, côte à côte.
explore-empty = Rien à explorer pour l’instant
explore-empty-text = Dès qu’il y aura des produits ou des publications, ils seront ici.

search-title = Recherche
search-title-for = Recherche : { $q }
search-go = Rechercher
search-topics = Thèmes
search-people = Personnes
search-products = Produits
search-posts = Publications
search-none = Aucun résultat pour « { $q } »
search-none-text = Vérifiez l’orthographe ou essayez un mot plus court, plus général.
feed-news = { $n ->
    [one] { $n } nouvelle publication
   *[other] { $n } nouvelles publications
}
feed-news-many = Plus de { $n } nouvelles publications
