# An order, and the list of orders.

order-title = Order { $id }
order-number = No. { $id }
order-thanks = Thank you, it is ordered
order-paid = Your order
order-placed = Your order is on its way to us
order-declined = The payment was declined
order-cancelled = This order is cancelled
order-paid-text = It is paid, and the store packs it now.
order-placed-text = The payment is being checked. This page shows what came of it.
order-declined-text = Nothing was bought and nothing was charged. You can order again with another card.
order-cancelled-text = The pieces went back, and so does the money.
order-state-placed = Payment under way
order-state-paid = Paid
order-state-declined = Declined
order-state-cancelled = Cancelled
order-cancel-rule = Cancel within 30 minutes
order-cancel-left = Changed your mind? Time left:
order-minutes =
    { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
order-cancel = Cancel order
order-back = Back to the feed

orders-title = Orders
orders-empty-title = No orders yet
orders-empty-text = What you buy is listed here, with its state and its papers.
orders-others =
    { $n ->
        [one] and { $n } more thing
       *[other] and { $n } more things
    }
orders-more = Older orders

order-refunded = This order was paid back
order-refunded-text = Everything you paid went back to you.
order-state-refunded = Paid back

confirm-title = Confirm the payment
confirm-text = Your bank wants to know whether it is you who pays { $total }.
confirm-test = This is the page of the test provider, in place of one of a bank.
confirm-approve = Yes, it is me
confirm-refuse = No, stop the payment
confirm-done = Ask my bank
confirm-no-script = This step belongs to your bank and needs JavaScript. You have a quarter of an hour; then the order is given up and nothing is charged.
confirm-open = Your bank asks whether it is you who pays. Confirm it within a quarter of an hour, or nothing is bought.

cards-title = Cards
cards-none = No card is saved.
cards-add = Add a card
cards-save = Save card
cards-forget = Remove
cards-forget-of = Remove { $card }
cards-where = The card goes straight to the payment provider. The store keeps its last four digits and a token.
cards-test = A card is saved when it first pays.
order-print = Print
order-sold-by = Sold by { $store }, { $link }
