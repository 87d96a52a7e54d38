# Picking interests.

interests-title = What do you like?
interests-lead = Pick at least five. They make your first feed, and you can change them at any time.
interests-search = Search interests
interests-all = Show all interests
interests-need = Pick at least { $n }
interests-button = Show my feed
