# Interessen wählen.

interests-title = Was magst du?
interests-lead = Wähle mindestens fünf. Daraus wird dein erster Feed, und du kannst sie jederzeit ändern.
interests-search = Interessen suchen
interests-all = Alle Interessen zeigen
interests-need = Wähle mindestens { $n }
interests-button = Meinen Feed zeigen
