# Plans and their letters.

plan-title = Membership
plan-lead = Reading, smiling and buying are free for everybody. A membership is for those who take part and buy often.
plan-gives-write = You may post and comment, once your purchases are enough.
plan-gives-prices = Prices for members, and members’ days.
plan-gives-delivery = Ways of delivery and promotions for members.
plan-monthly = Monthly
plan-yearly = Yearly
plan-monthly-price = { $price } a month
plan-yearly-price = { $price } a year
plan-choose = Which plan?
plan-start-trial = Start the free trial
plan-buy = Become a member, and pay
plan-terms = It renews by itself until you cancel, which you can do at any time on this page.
plan-granted = The store gave you a membership. It costs nothing; you need no plan.
plan-pays = Paid with { $method }
plan-state-trial = free trial
plan-state-active = running
plan-state-past-due = payment failed
plan-state-cancelled = cancelled
plan-ends = It runs until { $date } and ends then. Nothing more is paid.
plan-renews = On { $date } the next period begins: { $plan }, { $price }.
plan-past-due = The card was declined. We try again on { $date }; until then you stay a member. Enter another card to pay at once.
plan-change-to = Change to { $plan } ({ $price })
plan-change-rule = A dearer plan begins at once, less what is left of this period. A cheaper one begins with the next period.
plan-cancel = Cancel membership
plan-resume = Keep the membership
plan-receipts = Receipts
plan-period = { $from } to { $until }
plan-credited = less { $amount } for the rest of the period before
gate-membership-way = Become a member
me-membership = Membership
mail-trial-started-subject = Your free trial at { $store } has begun
mail-paid-subject = Receipt { $receipt } from { $store }
mail-payment-failed-subject = The payment for your membership failed
mail-ended-subject = Your membership at { $store } has ended
mail-cancelled-subject = Your membership at { $store } is cancelled
mail-plan-changed-subject = Your plan at { $store } changes
plan-trial =
    { $n ->
        [one] The first month is free, once. You can cancel before it ends and pay nothing.
       *[other] The first { $n } months are free, once. You can cancel before they end and pay nothing.
    }
mail-trial-started-text =
    Your membership is free until { $until }. Then it costs { $price } ({ $plan }) and renews by itself.
    You can cancel at any time before, and pay nothing:

    { $link }
mail-paid-text =
    Receipt { $receipt }
    { $store }

    Membership, { $plan }, { $from } to { $until }: { $amount }

    All receipts, and cancelling at any time:
    { $link }
mail-payment-failed-text =
    { $amount } for your membership ({ $plan }) could not be paid. We try again on { $again }; until then you stay a member.
    Here you can enter another card:

    { $link }
mail-ended-text =
    Your membership ({ $plan }) has ended, and nothing more is paid. What you wrote stays. You can come back at any time:

    { $link }
mail-cancelled-text =
    Your membership ({ $plan }) runs until { $until } and ends then. Nothing more is paid. Until then you can keep it after all:

    { $link }
mail-plan-changed-text =
    From { $from } on your plan is { $plan }.

    { $link }
plan-none = No plan is sold at the moment.
plan-all-the-same = Buy a plan all the same
plan-state-joining = payment under way
plan-joining = The payment is under way. This page says when it is done.
plan-confirm = Your bank wants you to confirm the payment.
plan-confirm-button = Confirm the payment
plan-refunded = paid back
mail-confirm-payment-subject = Please confirm the payment for your membership
mail-renewal-ahead-subject = Your membership at { $store } renews on { $date }
mail-confirm-payment-text =
    Your bank wants you to confirm { $amount } for your membership ({ $plan }). Until { $until } you stay a member; please confirm it here:

    { $link }
mail-renewal-ahead-text =
    On { $date } the next period of your membership begins: { $plan }, { $price }. You need do nothing to keep it.
    If you do not want it, cancel before then and pay nothing:

    { $link }
operator-plans = Plans
plans-title = Membership plans
plans-lead = What members pay, and how it goes.
plans-rules = Prices and renewal
plans-rules-lead = New prices hold for who joins or changes from now on. Who pays a plan already keeps the price agreed, or pays less if it is lower now.
plans-monthly = A month
plans-yearly = A year
plans-price-hint = Empty: this plan is not sold.
plans-trial = Free months at first
plans-trial-hint = 0 to 24, once per person. 0: no trial.
plans-retries = Days until a failed renewal is tried again
plans-retries-hint = Such as 1 3 5: after one day, then after three, then after five. After the last try the membership ends.
plans-reset = Take the configuration’s again
plans-reset-text = These rules are set here. Without them those of the configuration hold.
plans-running = Plans that run
plans-plan = Plan
plans-state-trial = Free trial
plans-state-active = Paid
plans-state-past-due = Payment failed
plans-state-cancelled = Of these cancelled
plans-paid = Paid within 30 days
plans-declined = Declined within 30 days
plans-payments = The last payments
plans-payments-none-title = No payments
plans-payments-none-text = The first one comes when a trial ends or somebody joins without one.
plans-amount = Amount
plans-state = State
plans-when = When
plans-payment-pending = under way
plans-payment-needs-action = waits for the member
plans-payment-succeeded = paid
plans-payment-declined = declined
plans-payment-refund-owed = goes back
plans-payment-refunded = paid back
audit-plans-set = Membership plans
