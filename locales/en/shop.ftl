# The shop: promotions, codes, points, what the operator sets.

sum-referral = From a friend
sum-points = Points
sum-credit = Store credit
sum-gift-card = Gift card •••• { $ending }
sum-tax-included = Including { $label }: { $amount }
bag-undeliverable = Nothing delivers this there. Take something out, or choose another address.
bag-gift = Gift
bag-code = Code or gift card
bag-code-enter = Redeem
bag-credit = Pay with store credit ({ $amount })
bag-points = Pay with points (you have { $n })
bag-purse = Use
checkout-delivery = Delivery
delivery-days = { $from } to { $to } working days
product-was = Before:
product-lowest = lowest price of the last 30 days
product-members = { $price } for members
product-reduced-short = −{ $off }, 30-day low { $lowest }
product-unit-price = { $price } per { $per }
me-points = Points and credit
points-title = Points and credit
points-balance = Points
points-worth = worth { $worth }
points-tier = Tier
points-tier-bronze = Bronze
points-tier-silver = Silver
points-tier-gold = Gold
points-credit = Store credit
points-how = Points come from purchases, from ordering often, from large orders, from posts that others save, and from friends who order. What you write in a review never counts. You redeem them in the bag.
points-friends = For your friends
points-friends-text = With this code a friend gets { $amount } off the first order, and you get as much as credit once it is delivered for good.
points-ledger = What happened
points-none = Nothing yet.
points-why-purchase = Purchase
points-why-frequency = Ordering often
points-why-large-order = Large order
points-why-helpful-post = Helpful post
points-why-referral = A friend ordered
points-why-redeemed = Redeemed
points-why-returned = Given back
points-why-taken-back = Taken back
points-why-expired = Expired
operator-shop = Prices
shop-title = Prices and promotions
shop-lead = Each change takes effect at once and is recorded. Orders keep what they were placed with.
shop-add = Add
shop-end = End
shop-end-of = End { $label }
shop-label = Name, as shoppers read it
shop-label-hint = It stands on the bill.
shop-places = Where
shop-places-hint = * for everywhere, or countries and regions such as DE AT US-CA.
shop-delivery-title = Ways of delivery
shop-delivery-none = There are none: every order pays the flat fee of the configuration.
shop-fee = Fee
shop-member-fee = Fee for members
shop-member-fee-is = members { $amount }
shop-free-from = Free from
shop-free-from-is = free from { $amount }
shop-weight-from = From grams
shop-weight-to = To grams
shop-up-to-grams = up to { $n } g
shop-from-grams = from { $n } g
shop-value-from = For goods worth at least
shop-value-to = For goods worth at most
shop-value-from-is = from { $amount }
shop-value-to-is = up to { $amount }
shop-days-from = Working days, from
shop-days-to = Working days, to
shop-audience = For whom
shop-audience-all = Everybody
shop-audience-members = Members only
shop-audience-first-order = First order
shop-taxes-title = Taxes
shop-taxes-none = There are none: prices are said to include tax.
shop-rate = Percent
shop-tax-mode = Prices
shop-tax-included = Prices include it
shop-tax-added = It is added
shop-tax-delivery = Delivery
shop-tax-delivery-taxed = is taxed too
shop-tax-delivery-free = is not taxed
shop-promotions-title = Promotions
shop-promotions-none = No promotion is planned.
shop-code = Code
shop-code-hint = Empty: it applies by itself. Of those the best one counts; a code adds to it.
shop-code-is = code { $code }
shop-kind = What it gives
shop-kind-percent = Percent off
shop-kind-amount = An amount off
shop-kind-delivery = Free delivery
shop-kind-gift = A gift
shop-value = How much
shop-value-hint = Percent, an amount, or the SKU of the gift; nothing for free delivery.
shop-gift-is = gift { $sku }
shop-starts = From (UTC)
shop-ends = Until (UTC)
shop-from = from { $when }
shop-until = until { $when }
shop-per-person = Times per person
shop-overall = Times in all
shop-uses = used { $n }×
shop-of-overall = of { $n }
shop-each = { $n } per person
shop-cards-title = Gift cards
shop-cards-none = There are no gift cards.
shop-card-made = This code is shown now and never again:
shop-card-left = { $left } left of { $of }
shop-amount = Amount
shop-note = Note
shop-credit-title = Store credit
shop-credit-lead = Credit pays in the bag before the card does.
shop-days-title = Members’ days
shop-days-none = No members’ day is planned.
shop-day-is = { $off } off, from { $from } until { $until }
shop-day-planned = planned
shop-day-running = running
shop-day-ended = ended
shop-category = Category
shop-category-hint = The beginning of its path, such as Furniture; empty for everything.
shop-prices-title = Member prices
shop-prices-lead = What members pay for a single SKU, beside the price for everybody.
shop-sku = SKU
shop-member-price = Price for members
shop-member-price-hint = Empty: what everybody pays.
mail-points-expire-subject = Your points at { $store } expire on { $date }
points-next =
    { $n ->
        [one] One more point within a year makes the next tier.
       *[other] { $n } more points within a year make the next tier.
    }
points-expiring =
    { $n ->
        [one] One point expires on { $date }.
       *[other] { $n } points expire on { $date }.
    }
mail-points-expire-text =
    { $n ->
        [one] One of your points expires on { $date }.
       *[other] { $n } of your points expire on { $date }.
    }
    Until then they pay in the bag. What you have:

    { $link }
limits-title = My limits
limits-lead = They are kept by the store and hold on every device, also for one-tap buying.
limits-budget = Budget for a month
limits-budget-field = At most
limits-budget-hint = Empty: no budget. A lower one holds at once, a higher one from next month on; for ten minutes you can mend a slip.
limits-spent-of = { $spent } of { $budget } ordered this month.
limits-spent = { $spent } ordered this month.
limits-pause = A pause from buying
limits-paused = Nothing can be bought until { $until }.
limits-days = Days
limits-days-hint = 1 to 365. A pause can be made longer, never shorter; for ten minutes you can take it back.
limits-pause-button = Pause buying
limits-cooling = Waiting
limits-cooling-none = Nothing waits. On a product’s page you can let it wait for 24 hours; then we ask you again.
limits-budget-next = From { $date } on your budget is { $budget }.
limits-budget-none-next = From { $date } on there is no budget.
limits-pause-undo = Take the pause back
limits-pause-longer = Make the pause longer
limits-cooling-until = can be bought from { $until } on
limits-cooling-told = It waits 24 hours, then we ask you again.
product-cool = Let it wait 24 hours
me-limits = My limits
mail-ask-again-subject = Do you still want { $title }?
mail-ask-again-text =
    You let { $title } wait. Now it can be bought, if you still want it:

    { $link }
