# Ce qui n’a pas marché, en mots : ce qui s’est passé et quoi faire. Les clés sont les codes du programme.

error-other = Cela n’a pas marché. Rien n’a été modifié ; réessayez.
error-invalid = Certaines saisies sont à revoir.
error-not-found = Il n’y a rien à cette adresse.
error-gone = C’était ici et a été retiré.
error-fault = Un problème est survenu de notre côté. Rien de ce que vous avez saisi n’est perdu ; réessayez dans un instant.
error-busy =
    { $seconds ->
        [one] La boutique est très sollicitée. Réessayez dans une seconde.
       *[other] La boutique est très sollicitée. Réessayez dans { $seconds } secondes.
    }
error-too-large = C’est trop lourd : { $size } Mo au maximum.
error-too-large-kilobytes = C’est trop lourd : { $size } ko au maximum.
error-too-many =
    { $seconds ->
        [one] C’était trop souvent. Réessayez dans une seconde.
       *[other] C’était trop souvent. Réessayez dans { $seconds } secondes.
    }

# La requête elle-même
error-sign-in-needed = Connectez-vous d’abord.
error-session-ended = Vous avez été déconnecté. Connectez-vous de nouveau.
error-wrong-credentials = L’adresse e-mail ou le mot de passe est incorrect.
error-bad-authorization = L’en-tête Authorization doit contenir « Bearer » et un jeton.
error-operator-only = Seule l’équipe de gestion peut faire cela.
error-not-yours = Cela appartient à quelqu’un d’autre.
error-foreign-origin = Cette requête venait d’un autre site et a été refusée.
error-insecure-address = La connexion exige https ou une adresse de cette machine. Demandez à l’exploitant d’indiquer l’adresse publique.
error-method-not-allowed = Ce n’est pas possible à cette adresse.
error-body-unreadable = La requête est illisible. Envoyez-la de nouveau.
error-not-multipart = Une photo s’envoie en multipart/form-data, dans un champ nommé « file ».
error-form-unreadable = Le formulaire est illisible. Envoyez-le de nouveau.
error-json-unreadable = Le JSON est illisible.
error-request-unreadable = La requête est illisible.
error-bad-cursor = Cet endroit de la liste n’existe plus. Reprenez du début.
error-bad-number = Saisissez un nombre.
error-not-a-number = Saisissez un nombre.
error-bad-limit = Choisissez entre { $min } et { $max }.
error-unknown-lens = Ce fil n’existe pas. Utilisez for-you, following, newest ou most-smiled.
error-wrong-type = Le type est incorrect.

# Les champs en général
error-required = À remplir.
error-too-long = { $max } caractères au maximum.
error-too-short = { $min } caractères au minimum.
error-bad-length = Entre { $min } et { $max } caractères.
error-bad-value = Cette valeur ne fait pas partie des choix possibles.
error-out-of-range = Choisissez un nombre de { $min } à { $max }.

# Les personnes
error-bad-email = Saisissez une adresse e-mail, par exemple ada@example.com.
error-email-taken = Un compte existe déjà avec cette adresse. Connectez-vous.
error-bad-handle = Utilisez des minuscules, des chiffres et des tirets bas, en commençant par une lettre.
error-reserved-handle = Ce nom est réservé à la boutique. Choisissez-en un autre.
error-handle-taken = Ce nom est déjà pris. Choisissez-en un autre.
error-follow-self = On ne peut pas se suivre soi-même.
error-unknown-kind = Ce type de notification n’existe pas.
error-block-self = On ne peut pas se bloquer soi-même.
error-mute-self = On ne peut pas se masquer soi-même.
error-blocked-by-you = Vous avez bloqué cette personne. Débloquez-la d’abord.
error-unknown-role = Ce rôle n’existe pas. Utilisez newcomer, shopper, member ou operator.
error-unknown-handle = Personne ne porte ce nom.

# Les centres d’intérêt
error-too-few-interests =
    { $least ->
        [one] Choisissez au moins un centre d’intérêt.
       *[other] Choisissez au moins { $least } centres d’intérêt.
    }
error-too-many-interests = { $max } centres d’intérêt au maximum.
error-unknown-interest = Ce centre d’intérêt n’existe pas.

# Qui peut écrire
error-write-gate =
    { $missing ->
        [membership] Pour publier et commenter, il vous faut une adhésion.
        [spend] Pour publier et commenter, il vous faut { $needed } d’achats personnels sur les { $months } derniers mois ; vous en êtes à { $spent }.
       *[other] Pour publier et commenter, il vous faut une adhésion et { $needed } d’achats personnels sur les { $months } derniers mois ; vous en êtes à { $spent }.
    }

# Les photos : pourquoi l’une d’elles a été refusée
error-photo-empty = Ce fichier est vide. Choisissez une autre photo.
error-photo-too-large = Cette photo est trop lourde. Enregistrez-la en plus petit et réessayez.
error-photo-too-many-pixels = Cette photo fait { $width } × { $height } pixels ; { $limit } au total au maximum. Enregistrez-la en plus petit et réessayez.
error-photo-side-too-long = Cette photo fait { $width } × { $height } pixels ; un côté peut en faire { $limit } au maximum.
error-photo-too-small = Cette photo fait { $width } × { $height } pixels ; un côté doit en faire au moins { $limit }.
error-photo-too-many-frames = Cette animation compte plus de { $limit } images. Choisissez une seule photo.
error-photo-truncated = La fin de ce fichier { $format } manque. Renvoyez-le ou enregistrez-le de nouveau.
error-photo-damaged = Ce fichier { $format } est endommagé. Enregistrez-le de nouveau ou choisissez une autre photo.
error-photo-unsupported-kind = Ce genre de { $format } n’est pas accepté. Enregistrez-le en JPEG, PNG ou WebP ordinaire.
error-photo-heic = Les photos HEIC ne sont pas encore acceptées. Enregistrez-la en JPEG et réessayez.
error-photo-svg = Un SVG est un dessin, pas une photo. Enregistrez-le en PNG et réessayez.
error-photo-html = Ce fichier est une page web, pas une photo.
error-photo-video = Les vidéos ne sont pas encore acceptées. Choisissez une photo.
error-photo-pdf = Un PDF n’est pas une photo. Enregistrez la page en JPEG ou PNG.
error-photo-other-format = Les fichiers { $format } ne sont pas acceptés. Utilisez JPEG, PNG, WebP, AVIF ou GIF.
error-photo-not-a-photo = Ce fichier n’est pas une photo. Utilisez JPEG, PNG, WebP, AVIF ou GIF.
error-photo-failed = Cette photo est illisible. Enregistrez-la de nouveau ou choisissez-en une autre.

# Les publications
error-unknown-photo = Cette photo n’est plus là. Ajoutez-la de nouveau.
error-too-many-photos = { $max } photos au maximum.
error-too-few-photos = Ajoutez au moins une photo.
error-too-many-tags = { $max } produits au maximum.
error-too-many-hashtags = { $max } hashtags au maximum.
error-hashtag-too-long = Un hashtag compte { $max } caractères au maximum.
error-duplicate-photo = Cette photo est déjà dans la publication.
error-duplicate-tag = Ce produit est déjà identifié à cet endroit.
error-bad-point = Le point doit se trouver sur la photo.
error-unknown-product = Ce produit n’existe pas.
error-retired-product = Ce produit n’est plus vendu.
error-unknown-comment = Le commentaire auquel vous répondez n’est plus là.

# Les achats
error-unknown-sku = Cet article n’est pas vendu ici.
error-sold-out = { $title } : épuisé.
error-out-of-stock =
    { $left ->
        [0] { $title } : il n’en reste plus.
       *[other] { $title } : il n’en reste que { $left }.
    }
error-not-available = { $title } : pas disponible actuellement dans cette quantité.
error-not-sold-anymore = { $title } n’est plus en vente.
error-not-sold-yet = { $title } n’est pas encore en vente.
error-drop-limit = Une personne peut acheter { $most } exemplaires de { $title } en tout.
error-bad-successor = Ce produit n’existe pas, ou il ramène à celui-ci.
error-bad-link = Saisissez une adresse qui commence par https://.
error-too-many-offers = Un produit a { $max } offres au maximum.
error-sold-elsewhere = { $title } est vendu par une autre boutique ; sa page y mène.
error-mixed-currency = Le prix est dans une autre devise que celle de la boutique.
error-order-too-large = C’est plus que ce qu’une commande peut contenir.
error-bag-full = Le panier contient { $max } articles différents au maximum.
error-too-many-in-bag = { $max } au maximum du même article ; il y en a déjà { $have } dans le panier.
error-sku-twice = Cet article figure deux fois dans le panier.
error-sku-taken = Un autre produit porte ce SKU.
error-quantity = Choisissez une quantité de 1 à { $max }.
error-empty-bag = Le panier est vide.
error-price-changed = Le prix a changé : le total est maintenant de { $total }. Vérifiez avant d’acheter.
error-bad-idempotency-key = L’Idempotency-Key compte { $max } caractères simples au maximum.
error-sku-or-bag = Indiquez soit un SKU, soit le panier.
error-wrong-currency = La boutique vend en { $currency }.
error-no-payment = Saisissez une carte.
error-idempotency-key-missing = L’en-tête Idempotency-Key manque.
error-key-reused = Ceci a déjà été envoyé avec d’autres données, et rien n’a été commandé cette fois. Vérifiez-les et commandez de nouveau.
error-no-address = Saisissez une adresse.
error-bad-country = Choisissez un pays.
error-unknown-test-card = Ce n’est pas une carte de test. Utilisez 4242 4242 4242 4242.
error-payment-failed = Le paiement n’a pas abouti. Rien n’a été débité ; réessayez.
error-card-declined = La carte a été refusée. Rien n’a été débité ; essayez-en une autre.
error-insufficient-funds = La carte n’est pas assez approvisionnée. Rien n’a été débité ; essayez-en une autre.
error-too-late-to-cancel = Le délai d’annulation est passé.
error-not-cancellable = Cette commande ne peut plus être annulée.

# Importations
error-unknown-import-kind = Un fichier contient un catalogue ou des avis.
error-unknown-format = Ce format n’existe pas. Laissez-le ouvert pour qu’il soit reconnu.
error-unknown-currency = Ce n’est pas un code de devise de trois lettres comme EUR.
error-bad-source = Une source est un nom court fait de lettres, de chiffres et de traits d’union.
error-bad-location = Saisissez une adresse qui commence par https:// ou http://, ou le nom d’un fichier du dossier des importations.
error-wrong-password = Ce n’est pas votre mot de passe.
error-authentication-failed = La banque n’a pas cru que c’était vous. Rien n’a été débité ; réessayez ou prenez une autre carte.
error-cards-not-taken = Les numéros de carte ne sont pas acceptés ici. Choisissez une carte enregistrée ou ajoutez-en une.
error-unknown-payment = Cette carte n’est pas parmi les vôtres.
error-card-not-saved = Le prestataire de paiement n’a pas enregistré cette carte. Réessayez.
error-bad-signature = La signature ne correspond pas.
error-bad-event = Cet événement est illisible : { $detail }
error-refund-too-high = On ne peut pas rendre plus que ce qui a été payé.

# Clés d’accès
error-sign-in-again = Votre connexion date un peu. Déconnectez-vous et reconnectez-vous, puis vous pourrez modifier cela.
error-passkey-expired = Cela a pris trop de temps. Réessayez.
error-passkey-not-taken = Cette clé d’accès n’a pas pu être ajoutée. Réessayez, ou prenez un autre appareil.
error-passkey-refused = Cette clé d’accès n’a pas pu être vérifiée. Réessayez, ou connectez-vous autrement.
error-passkey-unknown = Cette clé d’accès n’ouvre plus de compte ici. Supprimez-la sur votre appareil et connectez-vous autrement.
error-passkey-copied = Cette clé d’accès a peut-être été copiée, elle a donc été refusée. Connectez-vous autrement et retirez-la dans vos réglages.
error-too-many-passkeys = { $max } clés d’accès au plus. Retirez-en d’abord une.
error-passkeys-need-a-name = Les clés d’accès demandent un nom d’hôte : l’adresse publique de la boutique est un nombre.

# Connexion chez un fournisseur
error-passwords-off = Ici, aucun mot de passe n’ouvre de compte. Connectez-vous chez le fournisseur de la boutique.
error-sign-on-away = Le fournisseur chez qui l’on se connecte ne répond pas. Réessayez dans un instant.
error-sign-on-refused = La réponse du fournisseur n’a pas pu être vérifiée, personne n’a donc été connecté. Réessayez ; si cela persiste, prévenez la boutique.
error-sign-on-lost = Cette connexion a commencé dans une autre fenêtre ou a pris trop de temps. Recommencez.
error-sign-on-stopped = Le fournisseur ne vous a pas connecté. Réessayez, ou connectez-vous autrement.
error-sign-on-address = Un compte existe déjà pour votre adresse e-mail, et le fournisseur ne confirme pas que cette adresse est la vôtre. Connectez-vous comme avant, puis reliez les deux dans vos réglages.
error-sign-on-no-address = Le fournisseur n’a donné aucune adresse e-mail, et un compte en demande une. Autorisez-le là-bas, ou inscrivez-vous ici.
error-sign-on-taken = Chez le fournisseur, vous êtes relié à un autre compte d’ici. Dissociez d’abord celui-là.
error-sign-on-other = Ce compte est relié à quelqu’un d’autre chez le fournisseur. Dissociez-le d’abord, dans vos réglages.
error-last-way-in = Rien d’autre n’ouvrirait votre compte. Ajoutez d’abord une clé d’accès.

# Pages de gestion
error-staff-only = Seules les personnes de la boutique peuvent faire cela.
error-not-yourself = Personne ne change son propre rôle ni ne se suspend. Demandez à un autre gestionnaire.
error-in-the-past = Choisissez un jour à venir.
error-bad-date = Entrez un jour comme 2027-01-31.
error-removed-by-author = L’auteur a supprimé cette publication ; seul ce que la boutique a retiré peut être rétabli.
error-bad-price = Entrez un prix en { $currency } supérieur à zéro, par exemple 12.50.
error-stock-changed = Le stock de { $sku } a changé entre-temps et vaut maintenant { $left }. Vérifiez et enregistrez à nouveau.
error-bad-colour = Entrez une couleur comme #b23a22.
error-low-contrast = Cette couleur n’est pas lisible comme texte : son contraste est de { $ratio } pour 1, il en faut 4,5. La plus proche qui se lit est { $nearest }.
error-css-too-long = Au plus { $max } Kio de CSS.
error-suspended =
    { $open ->
        [yes] Votre compte est suspendu. Motif donné par la boutique : { $reason }
       *[no] Votre compte est suspendu jusqu’au { $until }. Motif donné par la boutique : { $reason }
    }
error-checkout-elsewhere = On ne paie pas ici : la caisse de la boutique prend le panier.
error-bought-elsewhere = Cet achat a été fait à la caisse de la boutique, qui le reprend et le rembourse.
error-unknown-handover = Ce n’est pas un panier qui a été remis.
error-unknown-adjustment = Ce genre d’ajustement n’existe pas : delivery, promotion ou tax.
error-totals-differ = Les lignes et les ajustements ne donnent pas le total.
error-bad-lines = Une commande compte de 1 à { $max } lignes.
error-bad-address = Cette adresse n’est pas complète.
error-not-paid = Cette commande n’est pas payée, ou tout a été rendu.
error-nothing-to-ship = Il ne reste rien à expédier.
error-more-than-ordered = Il n’en reste pas autant à expédier.
error-more-than-sent = On ne peut pas en renvoyer autant.
error-moved-on = Ce colis est ailleurs à présent.
error-return-moved-on = Ce retour est { $state } à présent et ne peut devenir { $to }.
error-nothing-to-return = Dites ce qui revient.
error-unknown-return-kind = Choisissez retour, échange ou rétractation.
error-unknown-reason = Choisissez un des motifs.
error-unknown-state = Cette étape n’existe pas.
error-too-late-to-return = Le délai pour renvoyer est passé.
error-sent-already = C’est déjà en route. Renvoyez-le à l’arrivée.
error-exchange-sold-out = { $title } ne peut être échangé : il en reste { $left }. Remboursez plutôt.
error-not-positive = Saisissez un montant supérieur à zéro.
error-stock-below-zero = Il n’y en a pas autant.
error-bad-slider = Ce curseur va de −{ $most } à { $most }.
error-bad-weight = Il faut ici un nombre de { $least } à { $most }.
# Codes et réglages
error-no-delivery = Rien ne livre ceci à cette adresse. Rien n’a été acheté ; retirez un article ou choisissez une autre adresse.
error-code-unknown = Ce code n’existe pas. Vérifiez les lettres et les chiffres.
error-code-expired = Ce code a expiré.
error-code-not-yet = Ce code est valable à partir du { $when }.
error-code-members-only = Ce code est réservé aux membres.
error-code-first-order-only = Ce code vaut pour une première commande.
error-code-too-little = Ce code demande un panier de { $from }.
error-code-used-up = Ce code a été utilisé autant de fois que possible.
error-code-used-by-you = Vous avez déjà utilisé ce code.
error-code-own = C’est votre propre code. Il est pour vos proches.
error-code-taken = Une autre promotion a ce code.
error-bad-code = Un code a de 3 à 30 lettres, chiffres et traits d’union.
error-gift-card-empty = Cette carte cadeau est vide.
error-gift-card-expired = Cette carte cadeau a expiré.
error-too-many-gift-cards = Au plus { $max } cartes cadeaux par panier.
error-too-many-points = Vous avez { $have } points.
error-bad-amount = Indiquez un montant comme 4,90.
error-bad-percent = Indiquez un pourcentage de 0 à 100, avec deux décimales au plus.
error-bad-moment = Indiquez un jour et une heure.
error-bad-places = Utilisez * ou des codes comme DE AT US-CA.
error-range-upside-down = Ceci est sous la limite inférieure.
error-ends-before-start = La fin doit venir après le début et être à venir.
error-member-price-not-lower = Les membres paient moins que tout le monde, ou autant.
error-too-many-here = { $max } au plus.
error-board-full = Un tableau contient au plus { $max } éléments. Créez-en un autre.
error-invite-self = Ce tableau est déjà le vôtre.
error-not-invited = Personne ne vous a invité à ce tableau.
error-bad-crop = Le cadre sort de la photo ou est trop petit.
error-no-original = L’original de cette photo n’est pas conservé, elle ne peut donc pas être retouchée. Envoyez-la de nouveau.
error-bad-time = Choisissez un moment dans l’année qui vient.
error-too-many-drafts = Vous avez { $max } brouillons. Publiez ou supprimez-en un d’abord.
error-undo-over = Il est trop tard pour cela.
error-changed-meanwhile = Ceci a été modifié entre-temps. Rechargez la page.
error-already-member = Vous avez déjà une formule.
error-no-plan = Vous n’avez pas de formule.
error-plan-not-sold = Cette formule n’est pas vendue en ce moment.
error-payment-open = Un paiement de votre formule est en attente. Attendez-le ou indiquez d’abord une autre carte.
error-bad-days = Au plus { $most } nombres entiers de 1 à 90, par exemple 1 3 5.
error-buying-paused = Vous avez mis vos achats en pause jusqu’au { $until }. Rien n’a été acheté.
error-pause-holds = La pause vaut jusqu’au { $until }. Elle ne peut être annulée que dans les dix premières minutes.
error-cooling-off = Vous laissez attendre { $title } ; l’achat est possible à partir du { $until }. Rien n’a été acheté.
error-cooling-holds = Cela attend jusqu’au { $until }. On ne peut le retirer de la liste que dans les dix premières minutes.
error-cooling-full = { $most } produits attendent déjà.
error-over-budget = { $total }, c’est plus que ce qui reste de votre budget de ce mois : { $left } sur { $budget }. Rien n’a été acheté.
