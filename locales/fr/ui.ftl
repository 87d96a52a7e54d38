# Mots présents sur chaque page : navigation, nombres, durées, cadre.

layout-skip = Aller au contenu
nav-label = Navigation principale
nav-home = Accueil
nav-explore = Explorer
nav-create = Créer
nav-bag = Panier
nav-you = Compte
nav-search = Recherche
nav-profile = Votre profil
nav-saved = Enregistrements
nav-orders = Commandes
nav-operator = Gestion
nav-sign-in = Se connecter
nav-sign-up = S’inscrire
search-placeholder = Chercher produits, personnes, thèmes

bag-pieces =
    { $n ->
        [0] panier vide
        [one] { $n } article dans le panier
       *[other] { $n } articles dans le panier
    }
bag-total = Total
rail-label = Panier, personnes et thèmes
rail-bag-open = Voir le panier
rail-people = À suivre
rail-topics = Thèmes
foot-says = { $store } · des photos de vraies personnes, des choses à acheter
foot-languages = Langue
foot-ranking = Comment le fil est classé
sheet-label = Détails
sheet-close = Fermer

demo-label = Démo
demo-say = { "\u00A0" }: explorer en tant que
demo-newcomer = Nouveau
demo-shopper = Client
demo-member = Membre
demo-operator = Gestion

people-follow = Suivre
people-following = Suivi
people-handle = @{ $handle }

count-smiles =
    { $n ->
        [one] { $n } sourire
       *[other] { $n } sourires
    }
count-comments =
    { $n ->
        [one] { $n } commentaire
       *[other] { $n } commentaires
    }
count-reviews =
    { $n ->
        [one] { $n } avis
       *[other] { $n } avis
    }
count-stars =
    { $n ->
        [one] { $n } étoile sur 5
       *[other] { $n } étoiles sur 5
    }
rating-words =
    { $n ->
        [one] { $mean } sur 5 étoiles, { $n } avis
       *[other] { $mean } sur 5 étoiles, { $n } avis
    }

figure-thousands = { $n }{ "\u00A0" }k
figure-millions = { $n }{ "\u00A0" }M
time-now = maintenant
time-minutes = { $n } min
time-hours = { $n } h
time-days = { $n } j
time-moment = { $date }, { $time } UTC
list-middle = { $a }, { $b }
list-end = { $a } et { $b }
