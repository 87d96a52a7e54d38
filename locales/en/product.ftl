# A product: page and sheet.

product-from = from { $price }
product-tax = tax included
product-delivery = Delivery { $fee }
product-in-stock = In stock
product-sold-out = Sold out
product-few =
    { $n ->
        [one] Only { $n } left
       *[other] Only { $n } left
    }
product-sold-out-text = It cannot be bought at the moment. Save it to find it again.
product-options = Options
product-buy-now = Buy now
product-add = Add to bag
product-open-page = Open as a page
product-posts = At people’s homes
product-like = More like this
product-retired = No longer sold
product-retired-text = The store took it out of the range.
product-successor = Its successor:
product-reviews = Reviews
product-reviews-none = No reviews yet.
product-reviews-checked = Good and bad reviews are shown alike. “Verified” means that an order here stands behind it; “imported” ones came from the store’s earlier system and are not checked.
product-spread =
    { $stars ->
        [one] { $n ->
            [one] { $n } review with { $stars } star
           *[other] { $n } reviews with { $stars } star
        }
       *[other] { $n ->
            [one] { $n } review with { $stars } stars
           *[other] { $n } reviews with { $stars } stars
        }
    }
product-verified = Verified
product-imported = taken over from another shop
product-verdict-kept = Kept it
product-verdict-returned = Returned it
product-verdict-did-not-work = Did not work for me

# How something is sold
sellers-title = Compare sellers
sellers-parts = { $price } and { $delivery } delivery
sellers-free = { $price }, delivery free
sellers-how = Sorted by what you pay in the end, item and delivery together. Other sellers’ prices are as they told them.
product-state-here = In stock
product-state-elsewhere = At another shop
product-state-soon = Soon
product-opens = On sale from { $when }
product-per-person =
    { $n ->
        [one] One per person.
       *[other] At most { $n } per person.
    }
product-state-out = Sold out
product-state-other-currency = Not sold here
product-state-retired = No longer sold
product-outlet = Buy at { $shop }
product-outlet-text = This store does not sell it itself. { $shop } does, at its own price and terms.
product-other-currency = Its price is in another currency than this store sells in, so it cannot be bought here.
