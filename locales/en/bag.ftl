# The bag and checkout.

undo = Undo
sum-subtotal = Items
sum-delivery = Delivery
sum-total = Total
sum-free = free
sum-tax = Prices include tax.
bag-title = Bag
bag-sum = Sum
bag-empty-title = Your bag is empty
bag-empty-text = Tap a photo, choose a product, add it. It waits here.
bag-empty-way = Go to the feed
bag-checkout = Check out
bag-calm = Nothing is ordered before you say so on the next page.
bag-blocked = Something in the bag cannot be bought now. Take it out to go on.
bag-unavailable = Cannot be bought in this number now.
bag-quantity = Quantity
bag-quantity-of = Quantity of { $title }
bag-update = Update
bag-added = Added to the bag.
bag-remove = Remove
bag-remove-of = Remove { $title }
bag-removed = { $title } was taken out.

checkout-title = Check out
checkout-description = Delivery address, payment and the whole price on one page, before anything is ordered.
checkout-one-title = Buy now
checkout-address = Delivery to
checkout-payment = Payment
checkout-change = Change
checkout-card = Test card
checkout-card-hint = The store’s test payment takes 4242 4242 4242 4242. No money moves.
checkout-buy = Buy now – pay { $total }
checkout-duty = This places an order you have to pay for. You can cancel it for 30 minutes.
checkout-changed = The total changed from { $was } to { $now } since you last saw it. Nothing was bought; please check it and press again.

address-name = Full name
address-line1 = Street and number
address-line2 = Apartment, floor
address-postal-code = Postal code
address-city = City
address-region = State or region
address-country = Country
address-country-choose = Choose a country
checkout-add-card = Add a card to pay with
checkout-other-card = Pay with another card
