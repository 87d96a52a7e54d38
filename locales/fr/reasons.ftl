# Pourquoi un élément est dans le fil. { $name } est un centre d’intérêt, un thème ou une personne.
reason-picked-interest = Vous avez choisi « { $name } »
reason-inferred-interest = Vous semblez aimer « { $name } »
reason-followed-author = Vous suivez { $name }
reason-followed-topic = Vous suivez le thème « { $name } »
reason-in-topic = En rapport avec « { $name } »
reason-this-topic = Ce thème
reason-fresh = Nouveau
reason-unproven = Encore peu vu : chaque nouvelle publication a sa chance
reason-most-smiled = A reçu beaucoup de sourires
reason-popular-in-store = Populaire dans cette boutique
reason-new-in-store = Nouveau dans cette boutique
reason-long-tail = Quelque chose que peu de gens cherchent
reason-yours = Publié par vous
reason-newest = Du plus récent au plus ancien : tout est là
reason-variety = D’un autre coin de la boutique
