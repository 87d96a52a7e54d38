# Why an item is in the feed. { $name } is an interest, a topic or a person.
reason-picked-interest = Because you picked { $name }
reason-inferred-interest = You seem to like { $name }
reason-followed-author = You follow { $name }
reason-followed-topic = You follow the topic { $name }
reason-in-topic = It is about { $name }
reason-this-topic = this topic
reason-fresh = New
reason-unproven = Few people have seen it yet: every new post gets its chance
reason-most-smiled = Many people smiled at it
reason-popular-in-store = Popular in this store
reason-new-in-store = New in this store
reason-long-tail = Something few people look for
reason-yours = You posted it
reason-newest = Newest first: everything is here
reason-variety = From another corner of the store
