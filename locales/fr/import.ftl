# Importations : ce qui ne va pas dans une ligne, avec les mots de qui tient une boutique, et les pages de l’exploitant.

import-place = Ligne { $line }
import-place-field = Ligne { $line }, « { $field } »

# Le fichier entier
import-row-empty = Le fichier est vide.
import-row-unknown-format = Cela ne ressemble à aucun des fichiers que Vitrine lit : CSV de Shopify, WooCommerce ou Vendure, flux Google Merchant (XML ou TSV) ou Vitrine JSON Lines. La première ligne, celle des noms de colonnes, est-elle encore là ? Le format peut aussi être indiqué.
import-row-other-kind = Les catalogues et les avis s’importent séparément, et ce fichier est de l’autre sorte.
import-row-missing-column = Le fichier n’a pas de colonne « { $field } ». La première ligne, celle des noms de colonnes, est-elle encore là ?
import-row-too-many-columns = Le fichier a plus de { $limit } colonnes. Ce n’est pas un catalogue tel qu’une boutique l’exporte.
import-row-unreadable = La lecture du fichier n’a pas pu continuer : { $reason }.
import-row-fault = L’importation a été arrêtée par une erreur de notre côté. Ce qui était importé reste ; importez le fichier à nouveau.

# Lignes refusées
import-row-cut-short = Le fichier s’arrête au milieu de cette ligne : il est incomplet. Exportez-le encore une fois.
import-row-too-many-fields = La ligne a { $found } champs, mais il n’y a que { $header } colonnes. Un séparateur ou un guillemet est mal placé ici ou plus haut.
import-row-field-too-large = Le champ dépasse { $mebibytes } Mio. Il est trop long, ou un guillemet fermant manque.
import-row-row-too-large = La ligne dépasse { $mebibytes } Mio.
import-row-missing-value = Une valeur est nécessaire ici, mais le champ est vide.
import-row-not-a-price = « { $value } » n’est pas un prix. Écrivez-le comme 12.99 ou 12.99 EUR.
import-row-too-many-decimals =
    { $decimals ->
        [0] « { $value } » a des décimales, mais { $currency } n’en a pas.
       *[other] « { $value } » a plus de décimales que les { $decimals } de { $currency }.
    }
import-row-ambiguous-price = « { $value } » peut se lire comme un millier ou comme une unité en { $currency }. Écrivez-le sans séparateur de milliers et avec toutes les décimales.
import-row-negative-price = « { $value } » est inférieur à zéro. Un prix ne peut pas l’être.
import-row-price-too-large = « { $value } » dépasse tous les prix que Vitrine peut contenir.
import-row-unknown-currency = « { $value } » n’a pas de devise connue de Vitrine. Utilisez son code de trois lettres, comme EUR.
import-row-not-a-number = « { $value } » n’est pas un nombre entier.
import-row-unknown-availability = « { $value } » n’est pas une disponibilité connue de Vitrine. Utilisez in_stock, out_of_stock, preorder ou backorder.
import-row-missing-title = Le produit n’a de titre dans aucune de ses lignes.
import-row-missing-parent = C’est une variante de « { $value } », mais le fichier ne contient pas ce produit.
import-row-row-without-product = La ligne n’appartient à aucun produit : elle n’a pas de nom, et aucun produit ne la précède.
import-row-no-variants = « { $product } » n’a rien qui puisse être acheté : aucune ligne avec un prix.
import-row-duplicate-sku = « { $value } » sert deux fois dans ce produit, d’abord à la ligne { $first-line }. Chaque variante a besoin de sa propre référence ou de ses propres options.
import-row-duplicate-product = Le produit « { $value } » était déjà dans le fichier ; celui-ci est laissé de côté.
import-row-too-many-variants = Le produit a plus de { $limit } variantes ; les autres sont laissées de côté.
import-row-not-json = La ligne est illisible : { $reason }.
import-row-not-xml = L’élément est illisible : { $reason }.
import-row-not-stars = « { $value } » n’est pas un nombre d’étoiles. Utilisez 1, 2, 3, 4 ou 5.
import-row-unknown-product = Aucun produit ici n’a la référence ou la clé « { $value } ». Importez d’abord le catalogue.
import-row-sku-taken-twice = La référence « { $value } » de « { $product } » appartient à un autre produit, et celle qui la remplacerait aussi. Cette variante est laissée de côté.

# Valeurs laissées de côté ou changées ; la ligne continue
import-row-not-a-date = « { $value } » n’est pas une date lisible avec certitude. Écrivez-la comme 2026-11-30.
import-row-shared-sku = Plusieurs variantes ont la référence « { $value } ». Chacune en reçoit une faite de ses options.
import-row-not-a-link = « { $value } » n’est ni une adresse web commençant par https:// ou http://, ni un nom de fichier.
import-row-not-a-gtin = « { $value } » n’est pas un GTIN (EAN, UPC) valable.
import-row-not-a-weight = « { $value } » n’est pas un poids.
import-row-unknown-status = « { $value } » n’est pas un état connu de Vitrine.
import-row-not-an-email = « { $value } » n’est pas une adresse e-mail.
import-row-no-price = « { $value } » n’a pas de prix et ne peut donc pas être acheté. Cette variante est laissée de côté.
import-row-sku-taken = La référence « { $value } » de « { $product } » appartient déjà à un autre produit. Ici, c’est « { $instead } ».

# Pourquoi une image, ou un fichier repris régulièrement, n’a pas pu être obtenu
import-picture-bad-address = l’adresse ne commence pas par http:// ou https://
import-picture-private-address = l’adresse mène à un réseau privé, ce que la boutique n’autorise pas
import-picture-unreachable = le serveur est injoignable
import-picture-too-slow = le serveur était trop lent
import-picture-too-many-redirects = le serveur renvoie d’une adresse à l’autre
import-picture-not-there = il n’y a plus rien à cette adresse
import-picture-forbidden = le serveur refuse de la donner
import-picture-server-trouble = le serveur a des difficultés
import-picture-too-large = elle est trop grande
import-picture-no-picture = ce n’est pas une image d’un format lisible
import-picture-no-file = ce fichier n’est pas dans le dossier
import-picture-no-folder = le fichier est nommé sans dossier d’images
import-picture-import-failed = rien n’a pu en être importé ; l’historique dit pourquoi

# Les pages de l’exploitant
import-title = Importations
import-lead = Reprenez les produits et les avis du fichier qu’exporte une autre boutique. Importer de nouveau le même fichier met à jour ce qui a changé et n’ajoute rien en double.
import-new = Importer un fichier
import-file = Fichier
import-file-hint = CSV de Shopify, WooCommerce ou Vendure, flux Google Merchant (XML ou TSV) ou Vitrine JSON Lines.
import-kind = Le fichier contient
import-kind-catalog = Des produits
import-kind-reviews = Des avis
import-format = Format
import-format-any = Le reconnaître d’après le fichier
import-currency = Devise
import-currency-hint = Des prix sans devise, comme EUR. Celle de la boutique si le champ reste vide.
import-source = Source
import-source-hint = Seulement si plusieurs boutiques de même sorte sont importées : un nom pour celle-ci.
import-full = C’est le catalogue entier : retirer de la vente les produits qui n’y sont plus
import-dry-run = Ne rien changer, dire seulement ce qui changerait
import-start = Importer
import-history = Historique
import-none-title = Rien d’importé pour l’instant
import-none-text = Ce que vous importez figure ici avec son rapport.
import-when = Quand
import-state = État
import-state-waiting = En attente
import-state-running = En cours
import-state-done = Terminée
import-state-failed = Échouée
import-state-interrupted = Interrompue
import-outcome-whole = Tout a été repris
import-outcome-some-refused = Quelques lignes refusées
import-outcome-nothing = Rien n’a été importé
import-dry = Essai
import-dry-text = Rien n’a été changé. Ces nombres disent ce qui l’aurait été.
import-more = Importations plus anciennes
import-progress = Avancement
import-progress-text = { $percent } %, { $rows } lignes
import-rows = Lignes
import-created = Nouveaux
import-updated = Modifiés
import-unchanged = Inchangés
import-retired = Retirés de la vente
import-unpublished = Non publiés dans le fichier
import-groups = Groupes d’autres produits, laissés de côté
import-elsewhere = Vendus ailleurs
import-other-currency = Dans une autre devise, non vendus
import-warnings = Valeurs laissées de côté ou changées
import-refused = Lignes refusées
import-row-refused = refusée
import-kept = Rien n’a été retiré de la vente : le fichier n’est pas entier, ou une ligne refusée pourrait appartenir à n’importe quel produit. Corrigez-le et importez de nouveau.
import-problems = Ce qui n’allait pas
import-problems-more = Et { $n } autres de ce genre.
import-unmapped = Catégories sans centre d’intérêt
import-unmapped-text = Ces produits n’atteignent que les personnes qui les cherchent. Une catégorie de la taxonomie de Google, ou la plus proche nommée ici, les amène dans les fils.
import-category = Catégorie
import-category-none = Non indiquée
import-products = Produits
import-nearest = Le plus proche
import-repeat = Répéter automatiquement
import-repeat-text = La boutique consulte une adresse, ou un fichier de son dossier d’importations, et l’importe s’il a changé.
import-location = Adresse ou fichier
import-location-hint = https://… ou le nom d’un fichier du dossier des importations.
import-minutes = Toutes les … minutes
import-minutes-hint = De 5 minutes à 4 semaines (40 320).
import-repeat-start = Répéter
import-every =
    { $n ->
        [one] toutes les minutes
       *[other] toutes les { $n } minutes
    }
import-looked = consulté { $when }
import-end = Arrêter
import-end-of = Ne plus répéter { $name }
import-pictures = Images
import-pictures-waiting =
    { $n ->
        [0] Aucune image n’attend.
        [one] { $n } image attend d’être récupérée.
       *[other] { $n } images attendent d’être récupérées.
    }
import-pictures-failed =
    { $n ->
        [0] Aucune n’a échoué.
        [one] { $n } n’a pas pu être obtenue :
       *[other] { $n } n’ont pas pu être obtenues :
    }
import-pictures-retry = Réessayer
