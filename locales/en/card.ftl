# The card of a post or product, the page of a post, comments, profiles.

card-smile = Smile
card-comment = Comment
card-save = Save
card-share = Share
card-more = more
card-photos = Photos
card-photo-n = Photo { $n } of { $of }
card-photo-before = Previous photo
card-photo-after = Next photo
card-photo-alt = Photo by { $name }
card-show-products = Show products
card-products = Products in this post
card-badge =
    { $n ->
        [0] nothing in it can be bought now
        [one] { $n } product can be bought now
       *[other] { $n } products can be bought now
    }
card-exact = exact
card-similar = similar
card-all-comments = View all { $n } comments
card-why = Why am I seeing this?
card-why-more = How the feed is ranked

post-title-photo = Photo by { $name }
post-title-idea = Idea by { $name }
post-related = More like this
post-delete = Delete this post
post-delete-sure = The post, its photos and its comments will be gone for everybody.
post-delete-yes = Delete
post-gone = This post is gone
post-gone-text = Its author removed it, or it broke a rule.

comments-title =
    { $n ->
        [0] Comments
        [one] { $n } comment
       *[other] { $n } comments
    }
comments-none = Nobody has said anything yet.
comments-more = More comments
comments-reply = Reply
comments-reply-to = to { $name }
comments-replying = You answer { $name }.
comments-delete = Delete
comments-delete-yes = Yes, delete this comment
comments-reply-cancel = Write a new comment instead
comments-label = Your comment
comments-placeholder = Say something kind or useful
comments-send = Send
comments-visitor = Members write comments.
comments-gate = Comments are written by members who shop here.
comments-gate-way = See what is missing

profile-title = { $name } (@{ $handle })
profile-description = { $name } at { $store }: photos and the products in them.
profile-joined = here since { $date }
profile-edit = Edit
profile-posts = Posts
profile-n-posts =
    { $n ->
        [one] post
       *[other] posts
    }
profile-n-followers =
    { $n ->
        [one] follower
       *[other] followers
    }
profile-n-following =
    { $n ->
        [one] following
       *[other] following
    }
profile-empty = No posts yet
profile-empty-text = As soon as there are some, they are here.
profile-empty-mine = Your posts will be here
profile-empty-mine-text = Show something you bought and like.
comments-removed = This comment was removed.
post-gone-similar = More like it
post-removed-by-store = The store removed this post on { $when }:
post-removed-object = Is that wrong? Write to the store:
