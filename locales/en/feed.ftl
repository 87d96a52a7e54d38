# The feed, its lenses and topics, explore and search.

feed-lenses = Sort the feed
feed-for-you = For you
feed-following = Following
feed-newest = Newest
feed-most-smiled = Most smiled
feed-description = { $store }: photos by people who bought it. Tap a photo, see what is in it, and buy it without leaving.
feed-next = Show more
feed-end = You have seen everything here.
feed-end-explore = Explore more
feed-welcome = See it at home before you buy it
feed-welcome-text = People show what they bought. Tap a photo to see the products in it. Pick five interests and the feed is yours.
feed-welcome-start = Get started

feed-empty-for-you = Your feed starts with what you like
feed-empty-for-you-text = Pick at least five interests and it fills at once.
feed-empty-for-you-way = Pick interests
feed-empty-following = Nobody here yet
feed-empty-following-text = Follow people and topics you like. What they post comes here.
feed-empty-following-way = Find people
feed-empty-lens = No posts yet
feed-empty-lens-text = Be the first to show something.
feed-empty-lens-way = Create a post
feed-empty-topic = Nothing in this topic yet
feed-empty-topic-text = Follow it and you will see what comes.
feed-empty-topic-way = Explore other topics

topic-kind = Topic
topic-description = { $topic } at { $store }: photos by people, and the products in them.

explore-title = Explore
explore-description = Photos and products at { $store }, side by side.
explore-empty = Nothing to explore yet
explore-empty-text = As soon as there are products or posts, they are here.

search-title = Search
search-title-for = Search: { $q }
search-go = Search
search-topics = Topics
search-people = People
search-products = Products
search-posts = Posts
search-none = Nothing found for “{ $q }”
search-none-text = Check the spelling or try a shorter, more general word.
feed-news = { $n ->
    [one] { $n } new post
   *[other] { $n } new posts
}
feed-news-many = More than { $n } new posts
