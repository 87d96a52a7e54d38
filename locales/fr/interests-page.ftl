# Choisir ses centres d’intérêt.

interests-title = Qu’aimez-vous ?
interests-lead = Choisissez-en au moins cinq. Ils font votre premier fil, et vous pouvez les changer à tout moment.
interests-search = Rechercher un centre d’intérêt
interests-all = Afficher tous les centres d’intérêt
interests-need = Choisissez-en au moins { $n }
interests-button = Voir mon fil
