# Les pages de gestion.

operator-title = Personnes et adhésions
operator-lead = Une adhésion permet à un compte de publier et de commenter une fois qu’il a assez acheté. L’attribuer ou y mettre fin prend effet aussitôt et est consigné.
operator-search = Rechercher par nom, nom d’utilisateur ou e-mail
operator-caption = Comptes et leurs adhésions
operator-person = Personne
operator-role = Rôle
operator-joined = Arrivée
operator-posts = Publications
operator-membership = Adhésion
operator-role-shopper = Client
operator-role-moderator = Modération
operator-role-operator = Gestion
operator-runs = En cours
operator-no-membership = Aucune
operator-grant = Attribuer
operator-grant-of = Attribuer une adhésion à { $name }
operator-end = Mettre fin
operator-end-of = Mettre fin à l’adhésion de { $name }
operator-none-title = Aucun résultat
operator-none-text = Aucun compte ne contient cela dans son nom, son nom d’utilisateur ou son e-mail.
operator-all = Afficher tout le monde
operator-more = Plus de personnes
operator-imports = Importations de produits et d’avis
