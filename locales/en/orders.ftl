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

steps-title = Steps
steps-paid = Paid
steps-packing = The store is packing it.
steps-refunded = { $amount } goes back to you
shipment-state-shipped = Sent
shipment-state-delivered = Delivered
shipment-state-lost = Lost on the way
return-kind-return = Return
return-kind-exchange = Exchange
return-kind-withdrawal = Withdrawal
return-state-asked = asked for
return-state-approved = approved, send it back
return-state-refused = refused
return-state-withdrawn = taken back
return-state-received = received
return-state-refunded = paid back
return-state-exchanged = exchanged
return-take-back = I keep it after all
return-open = Send something back
return-until = You can send things back until { $date }, and later if something is still on its way.
return-title = Send something back
return-lead = Say what comes back and why. The store answers by mail.
return-what = How many of each
return-reason = Why
return-reason-not-liked = I do not like it
return-reason-wrong-size = The size is wrong
return-reason-damaged = It is damaged
return-reason-not-as-shown = It is not as shown
return-reason-wrong-item = It is not what I ordered
return-reason-late = It came too late
return-reason-withdrawal = Withdrawal from the contract
return-wish = What you wish
return-wish-money = My money back
return-wish-exchange = The same again
return-note = A note to the store
return-send = Ask for the return
return-back = Back to the order
withdrawal-open = Withdraw from the contract here
withdrawal-title = Withdraw from the contract
withdrawal-text = You withdraw from order { $id } of { $date }, without giving a reason:
withdrawal-receipt = A receipt with date and time comes by mail at once. What was sent comes back within 14 days; everything you paid is paid back, delivery included.
withdrawal-confirm = Confirm withdrawal
