# S’inscrire, se connecter, sa propre page, champs des formulaires.

field-optional = (facultatif)
field-errors =
    { $n ->
        [one] Un champ est à revoir. Rien de ce que vous avez saisi n’est perdu.
       *[other] { $n } champs sont à revoir. Rien de ce que vous avez saisi n’est perdu.
    }
field-name = Votre nom
field-handle = Nom d’utilisateur
field-handle-hint = Lettres, chiffres et tirets bas. C’est votre adresse ici : @nom.
field-email = E-mail
field-password = Mot de passe
field-password-hint = Au moins 10 caractères. Quelques mots que vous retenez valent mieux que des signes que vous oubliez.

sign-up-title = Créer un compte
sign-up-lead = Choisissez ce que vous aimez, recevez un fil à votre goût et achetez sans le quitter.
sign-up-button = S’inscrire
sign-up-other = Déjà venu ?
sign-in-title = Se connecter
sign-in-then = Connectez-vous et reprenez là où vous en étiez.
sign-in-button = Se connecter
sign-in-other = Nouveau ici ?

me-title = Votre compte
me-member = Membre
me-profile = Votre profil
me-saved = Enregistrements
me-orders = Commandes
me-bag = Panier
me-operator = Gestion
me-interests = Vos centres d’intérêt
me-interests-change = Modifier vos centres d’intérêt
me-interests-none = Aucun pour l’instant. Choisissez-en cinq et le fil est à vous.
me-gate = Publier et commenter
me-sign-out = Se déconnecter

saved-title = Enregistrements
saved-empty-title = Rien d’enregistré pour l’instant
saved-empty-text = Touchez « Enregistrer » sur une publication ou un produit : il vous attend ici. Personne d’autre ne le voit.
saved-empty-way = Parcourir
