# Warum etwas im Feed ist. { $name } ist ein Interesse, ein Thema oder eine Person.
reason-picked-interest = Du hast „{ $name }“ gewählt
reason-inferred-interest = Du scheinst „{ $name }“ zu mögen
reason-followed-author = Du folgst { $name }
reason-followed-topic = Du folgst dem Thema „{ $name }“
reason-in-topic = Es geht um „{ $name }“
reason-this-topic = Dieses Thema
reason-fresh = Neu
reason-unproven = Noch kaum jemand hat es gesehen: Jeder neue Beitrag bekommt seine Chance
reason-most-smiled = Hat viele Smiles bekommen
reason-popular-in-store = In diesem Shop beliebt
reason-new-in-store = Neu in diesem Shop
reason-long-tail = Etwas, wonach nur wenige suchen
reason-yours = Von dir gepostet
reason-newest = Neueste zuerst: Hier ist alles
reason-variety = Aus einer anderen Ecke des Shops
