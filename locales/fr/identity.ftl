# Les accès au compte autres que le mot de passe : clés d’accès, connexion chez un fournisseur.

passkeys-title = Clés d’accès
passkeys-lead = Connectez-vous par empreinte, visage ou verrouillage de l’écran. Une clé d’accès ne se devine pas et ne sert sur aucun autre site.
passkeys-name = Nom
passkeys-name-hint = Pour savoir plus tard de laquelle il s’agit.
passkeys-unnamed = Clé d’accès
passkeys-made = créée le { $date }
passkeys-unused = pas encore utilisée
passkeys-add = Ajouter une clé d’accès
passkeys-added = La clé d’accès est ajoutée. La prochaine fois, vous pourrez vous connecter avec elle.
passkeys-remove = Retirer
passkeys-removed = La clé d’accès est retirée. Supprimez-la aussi sur votre appareil.
passkeys-again = Reconnectez-vous pour modifier cela.
sign-in-passkey = Se connecter avec une clé d’accès
js-passkey-here = Cet appareil a déjà une clé d’accès pour vous.
js-passkey-stopped = Aucune clé d’accès n’a été choisie. Réessayez quand vous voulez.
js-passkey-failed = Ce navigateur n’a pas pu utiliser de clé d’accès ici.

sign-in-at = Se connecter avec { $name }
sign-on-lead = Connectez-vous ici aussi avec { $name }.
sign-on-link = Relier à { $name }
sign-on-linked = Votre compte est relié à { $name }.
sign-on-unlink = Dissocier
sign-on-unlinked = Votre compte n’est plus relié.
sign-on-on-lead = { $name } vous demande de vous connecter, puis vous revenez ici.
sign-on-on = Continuer
settings-password-none = Aucun mot de passe n’ouvre votre compte. Un lien par e-mail permet d’en choisir un.
settings-password-first = Choisir un mot de passe
trouble-sign-on = La connexion n’a pas abouti
