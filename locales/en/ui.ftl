# Words that stand on every page: navigation, counts, times, the frame.

layout-skip = Skip to the content
nav-label = Main
nav-home = Home
nav-explore = Explore
nav-create = Create
nav-bag = Bag
nav-you = You
nav-search = Search
nav-profile = Your profile
nav-saved = Saved
nav-orders = Orders
nav-operator = Operator
nav-sign-in = Sign in
nav-sign-up = Sign up
search-placeholder = Search products, people, topics

bag-pieces =
    { $n ->
        [0] nothing in the bag
        [one] { $n } piece in the bag
       *[other] { $n } pieces in the bag
    }
bag-total = Total
rail-label = Bag, people and topics
rail-bag-open = Go to the bag
rail-people = Who to follow
rail-topics = Topics
foot-says = { $store } · photos by people, things to buy
foot-languages = Language
foot-ranking = How the feed is ranked
sheet-label = Details
sheet-close = Close

demo-label = Demo
demo-say = : look around as
demo-newcomer = Newcomer
demo-shopper = Shopper
demo-member = Member
demo-operator = Operator

people-follow = Follow
people-following = Following
people-handle = @{ $handle }

count-smiles =
    { $n ->
        [one] { $n } smile
       *[other] { $n } smiles
    }
count-comments =
    { $n ->
        [one] { $n } comment
       *[other] { $n } comments
    }
count-reviews =
    { $n ->
        [one] { $n } review
       *[other] { $n } reviews
    }
count-stars =
    { $n ->
        [one] { $n } of 5 stars
       *[other] { $n } of 5 stars
    }
rating-words =
    { $n ->
        [one] { $mean } of 5 stars, { $n } review
       *[other] { $mean } of 5 stars, { $n } reviews
    }

figure-thousands = { $n }K
figure-millions = { $n }M
time-now = now
time-minutes = { $n } min
time-hours = { $n } h
time-days = { $n } d
time-moment = { $date }, { $time } UTC
list-middle = { $a }, { $b }
list-end = { $a } and { $b }
