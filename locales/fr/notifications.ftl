# Notifications.

notify-somebody = Quelqu’un
notify-two = { $first } et { $second }
notify-many =
    { $others ->
        [one] { $first } et { $others } autre personne
       *[other] { $first } et { $others } autres personnes
    }
notify-smile =
    { $n ->
        [one] { $who } a souri à votre publication
       *[other] { $who } ont souri à votre publication
    }
notify-comment =
    { $n ->
        [one] { $who } a commenté votre publication
       *[other] { $who } ont commenté votre publication
    }
notify-answer =
    { $n ->
        [one] { $who } a répondu à votre commentaire
       *[other] { $who } ont répondu à votre commentaire
    }
notify-mention =
    { $n ->
        [one] { $who } vous a mentionné dans une publication
       *[other] { $who } vous ont mentionné dans une publication
    }
notify-mention-comment =
    { $n ->
        [one] { $who } vous a mentionné dans un commentaire
       *[other] { $who } vous ont mentionné dans un commentaire
    }
notify-follow =
    { $n ->
        [one] { $who } a commencé à vous suivre
       *[other] { $who } ont commencé à vous suivre
    }
notify-board =
    { $n ->
        [one] { $who } vous invite à un tableau
       *[other] { $who } vous invitent à un tableau
    }
notify-order = Il y a du nouveau pour votre commande
notify-order-paid = Votre commande est payée et confirmée
notify-order-declined = Le paiement de votre commande a été refusé
notify-order-cancelled = Votre commande a été annulée
notify-membership-begun = Votre adhésion a commencé
notify-membership-ended = Votre adhésion a pris fin
notify-title = Notifications
notify-unread-title = Notifications, { $n } non lues
notify-unread-many = Notifications, plus de { $n } non lues
notify-new = Nouveau
notify-empty = Il ne s’est encore rien passé
notify-empty-text = Quand quelqu’un sourit à vos publications, commente, vous suit ou vous mentionne, c’est indiqué ici.
notify-choices = Choisir ce dont vous êtes informé
notify-choices-lead = Ce qui est désactivé ici n’apparaît pas dans vos notifications.
notify-kind-smile = Sourires à mes publications
notify-kind-comment = Commentaires sur mes publications
notify-kind-answer = Réponses à mes commentaires
notify-kind-mention = Mentions de moi
notify-kind-follow = Nouveaux abonnés
notify-kind-board = Invitations à des tableaux
notify-kind-order = Étapes de mes commandes
notify-kind-membership = Mon adhésion
notify-saved = Votre choix est enregistré.
notify-save = Enregistrer
notify-kept = Les notifications sont conservées { $n } jours.
