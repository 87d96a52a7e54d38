# Der Feed, seine Ansichten und Themen, Entdecken und Suche.

feed-lenses = Feed sortieren
feed-for-you = Für dich
feed-following = Gefolgt
feed-newest = Neueste
feed-most-smiled = Meiste Smiles
feed-description = { $store }: Fotos von Leuten, die es gekauft haben. Tippe auf ein Foto, sieh, was darauf ist, und kauf es direkt hier.
feed-next = Mehr zeigen
feed-end = Du hast hier alles gesehen.
feed-end-explore = Mehr entdecken
feed-welcome = Sieh es bei anderen zu Hause, bevor du es kaufst
feed-welcome-text = Hier zeigen Leute, was sie gekauft haben. Tippe auf ein Foto, um die Produkte darauf zu sehen. Wähle fünf Interessen, und der Feed gehört dir.
feed-welcome-start = Los geht’s

feed-empty-for-you = Dein Feed beginnt mit dem, was du magst
feed-empty-for-you-text = Wähle mindestens fünf Interessen, und er füllt sich sofort.
feed-empty-for-you-way = Interessen wählen
feed-empty-following = Noch niemand da
feed-empty-following-text = Folge Leuten und Themen, die du magst. Was sie posten, kommt hierher.
feed-empty-following-way = Leute finden
feed-empty-lens = Noch keine Beiträge
feed-empty-lens-text = Zeig als Erstes etwas.
feed-empty-lens-way = Beitrag erstellen
feed-empty-topic = Noch nichts zu diesem Thema
feed-empty-topic-text = Folge ihm, dann siehst du, was kommt.
feed-empty-topic-way = Andere Themen entdecken

topic-kind = Thema
topic-description = { $topic } bei { $store }: Fotos von Leuten und die Produkte darauf.

explore-title = Entdecken
explore-description = Fotos und Produkte bei { $store }, Seite an Seite.
explore-empty = Noch nichts zu entdecken
explore-empty-text = Sobald es Produkte oder Beiträge gibt, siehst du sie hier.

search-title = Suche
search-title-for = Suche: { $q }
search-go = Suchen
search-topics = Themen
search-people = Leute
search-products = Produkte
search-posts = Beiträge
search-none = Nichts gefunden für „{ $q }“
search-none-text = Prüf die Schreibweise oder versuch ein kürzeres, allgemeineres Wort.
feed-news = { $n ->
    [one] { $n } neuer Beitrag
   *[other] { $n } neue Beiträge
}
feed-news-many = Mehr als { $n } neue Beiträge
