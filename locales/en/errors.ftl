# What went wrong, in words for a person: what happened and what to do. Keys are the codes of the program.

error-other = That did not work. Nothing was changed; try again.
error-invalid = Some entries need another look.
error-not-found = There is nothing at this address.
error-gone = It was here and has been removed.
error-fault = Something went wrong on our side. Nothing you typed is lost; try again in a moment.
error-busy =
    { $seconds ->
        [one] The store is busy. Try again in a second.
       *[other] The store is busy. Try again in { $seconds } seconds.
    }
error-too-large = This is too large: at most { $size } MB.
error-too-large-kilobytes = This is too large: at most { $size } kB.
error-too-many =
    { $seconds ->
        [one] That was too often. Try again in a second.
       *[other] That was too often. Try again in { $seconds } seconds.
    }

# The request itself
error-sign-in-needed = Sign in first.
error-session-ended = You have been signed out. Sign in again.
error-wrong-credentials = The e-mail address or the password is not right.
error-bad-authorization = The Authorization header has to be “Bearer” and a token.
error-operator-only = Only operators may do this.
error-not-yours = This belongs to somebody else.
error-foreign-origin = This request came from another site and was refused.
error-insecure-address = Signing in needs https or an address of this machine. Ask the operator to set the public address.
error-method-not-allowed = This cannot be done at this address.
error-body-unreadable = The request could not be read. Send it again.
error-not-multipart = A photo is sent as multipart/form-data, in a field named “file”.
error-form-unreadable = The form could not be read. Send it again.
error-json-unreadable = The JSON could not be read.
error-request-unreadable = The request could not be read.
error-bad-cursor = This place in the list no longer exists. Start from the top.
error-bad-number = Enter a number.
error-not-a-number = Enter a number.
error-bad-limit = Choose between { $min } and { $max }.
error-unknown-lens = There is no such feed. Use for-you, following, newest or most-smiled.
error-wrong-type = This has the wrong type.

# Fields in general
error-required = This is needed.
error-too-long = At most { $max } characters.
error-too-short = At least { $min } characters.
error-bad-length = Between { $min } and { $max } characters.
error-bad-value = This value is not among those one can choose.
error-out-of-range = Choose a number from { $min } to { $max }.

# People
error-bad-email = Enter an e-mail address such as ada@example.com.
error-email-taken = There is an account with this address already. Sign in instead.
error-bad-handle = Use small letters, digits and underscores, and begin with a letter.
error-reserved-handle = This name is kept for the store. Choose another one.
error-handle-taken = Somebody has this name already. Choose another one.
error-follow-self = One cannot follow oneself.
error-unknown-kind = There is no such kind of notification.
error-block-self = One cannot block oneself.
error-mute-self = One cannot mute oneself.
error-blocked-by-you = You blocked this person. Unblock them first.
error-unknown-role = There is no such role. Use newcomer, shopper, member or operator.
error-unknown-handle = There is nobody with this name.

# Interests
error-too-few-interests =
    { $least ->
        [one] Pick at least one interest.
       *[other] Pick at least { $least } interests.
    }
error-too-many-interests = Pick at most { $max } interests.
error-unknown-interest = There is no such interest.

# The write gate
error-write-gate =
    { $missing ->
        [membership] To post and comment you need a membership.
        [spend] To post and comment you need { $needed } of own purchases within the last { $months } months; yours come to { $spent }.
       *[other] To post and comment you need a membership and { $needed } of own purchases within the last { $months } months; yours come to { $spent }.
    }

# Photos: why one was not taken
error-photo-empty = This file is empty. Choose another photo.
error-photo-too-large = This photo has too many bytes. Save it smaller and try again.
error-photo-too-many-pixels = This photo is { $width } × { $height } pixels; at most { $limit } in all are taken. Save it smaller and try again.
error-photo-side-too-long = This photo is { $width } × { $height } pixels; a side may have at most { $limit }.
error-photo-too-small = This photo is { $width } × { $height } pixels; a side needs at least { $limit }.
error-photo-too-many-frames = This animation has more than { $limit } pictures. Choose a single photo.
error-photo-truncated = The end of this { $format } file is missing. Send it again or save it anew.
error-photo-damaged = This { $format } file is damaged. Save it anew or choose another photo.
error-photo-unsupported-kind = This kind of { $format } is not taken. Save it as a plain JPEG, PNG or WebP.
error-photo-heic = HEIC photos are not taken yet. Save it as JPEG and try again.
error-photo-svg = An SVG is a drawing, not a photo. Save it as PNG and try again.
error-photo-html = This file is a web page, not a photo.
error-photo-video = Videos are not taken yet. Choose a photo.
error-photo-pdf = A PDF is not a photo. Save the page as JPEG or PNG.
error-photo-other-format = { $format } files are not taken. Use JPEG, PNG, WebP, AVIF or GIF.
error-photo-not-a-photo = This file is not a photo. Use JPEG, PNG, WebP, AVIF or GIF.
error-photo-failed = This photo could not be read. Save it anew or choose another one.

# Posts
error-unknown-photo = This photo is not there any more. Add it again.
error-too-many-photos = At most { $max } photos.
error-too-few-photos = Add at least one photo.
error-too-many-tags = At most { $max } products.
error-too-many-hashtags = At most { $max } hashtags.
error-hashtag-too-long = A hashtag has at most { $max } characters.
error-duplicate-photo = This photo is in the post already.
error-duplicate-tag = This product is tagged at this place already.
error-bad-point = The point has to lie on the photo.
error-unknown-product = There is no such product.
error-retired-product = This product is no longer sold.
error-unknown-comment = The comment you answer is not there any more.

# Buying
error-unknown-sku = This is not sold here.
error-sold-out = { $title } is sold out.
error-out-of-stock =
    { $left ->
        [one] Of { $title } only { $left } is left.
       *[other] Of { $title } only { $left } are left.
    }
error-not-available = { $title } cannot be bought in this number now.
error-not-sold-anymore = { $title } is no longer sold.
error-not-sold-yet = { $title } is not on sale yet.
error-drop-limit = Of { $title } one person can buy { $most } in all.
error-bad-successor = There is no such product, or it leads back to this one.
error-bad-link = Enter an address that begins with https://.
error-too-many-offers = A product has at most { $max } offers.
error-sold-elsewhere = { $title } is sold by another shop; its page leads there.
error-mixed-currency = This has a price in another currency than the store sells in.
error-order-too-large = This is more than one order can hold.
error-bag-full = The bag holds at most { $max } different things.
error-too-many-in-bag = At most { $max } of one thing; there are { $have } in the bag already.
error-sku-twice = This stands in the bag twice.
error-sku-taken = Another product has this SKU.
error-quantity = Choose a quantity from 1 to { $max }.
error-empty-bag = The bag is empty.
error-price-changed = The price has changed: the total is now { $total }. Look again before you buy.
error-bad-idempotency-key = The Idempotency-Key has at most { $max } plain characters.
error-sku-or-bag = Say either one SKU or the bag.
error-wrong-currency = The store sells in { $currency }.
error-no-payment = Enter a card.
error-idempotency-key-missing = The Idempotency-Key header is missing.
error-key-reused = This was sent before with other entries, and nothing was ordered now. Check them and order again.
error-no-address = Enter an address.
error-bad-country = Choose a country.
error-unknown-test-card = This is not a test card. Use 4242 4242 4242 4242.
error-payment-failed = The payment did not go through. Nothing was charged; try again.
error-card-declined = The card was declined. Nothing was charged; try another one.
error-insufficient-funds = The card has not enough money. Nothing was charged; try another one.
error-too-late-to-cancel = The time to cancel is over.
error-not-cancellable = This order cannot be cancelled any more.

# Imports
error-unknown-import-kind = A file holds a catalog or reviews.
error-unknown-format = There is no such format. Leave it open to have it found.
error-unknown-currency = This is no currency code of three letters, such as EUR.
error-bad-source = A source is a short name of letters, digits and hyphens.
error-bad-location = Enter an address that starts with https:// or http://, or the name of a file in the folder of imports.
error-wrong-password = That is not your password.
error-authentication-failed = The bank did not believe it was you. Nothing was charged; try again or take another card.
error-cards-not-taken = Card numbers are not taken here. Choose a saved card, or add one.
error-unknown-payment = This card is not among yours.
error-card-not-saved = The payment provider has not saved this card. Try again.
error-bad-signature = The signature does not fit.
error-bad-event = This event cannot be read: { $detail }
error-refund-too-high = No more can go back than was paid.

# Passkeys
error-sign-in-again = Signing in was a while ago. Sign out and in again, then you can change this.
error-passkey-expired = That took too long. Try again.
error-passkey-not-taken = This passkey could not be added. Try again, or use another device.
error-passkey-refused = This passkey could not be checked. Try again, or sign in another way.
error-passkey-unknown = This passkey no longer opens an account here. Delete it on your device, and sign in another way.
error-passkey-copied = This passkey may have been copied, so it was refused. Sign in another way and remove it in your settings.
error-too-many-passkeys = At most { $max } passkeys. Remove one first.
error-passkeys-need-a-name = Passkeys need a host name: the store’s public address is a number.

# Sign-on
error-passwords-off = Passwords open no account here. Sign in with the provider of the store.
error-sign-on-away = The provider one signs in with does not answer. Try again in a moment.
error-sign-on-refused = The provider’s answer could not be checked, so nobody was signed in. Try again; if it stays so, tell the store.
error-sign-on-lost = This sign-in was begun in another window, or took too long. Begin again.
error-sign-on-stopped = The provider did not sign you in. Try again, or sign in another way.
error-sign-on-address = There is an account with your e-mail address already, and the provider does not confirm that the address is yours. Sign in as before, then connect both in your settings.
error-sign-on-no-address = The provider told no e-mail address, and an account needs one. Allow it there, or sign up here.
error-sign-on-taken = At the provider you are connected with another account here. Disconnect that one first.
error-sign-on-other = This account is connected with somebody else at the provider. Disconnect that first, in your settings.
error-last-way-in = Nothing else would open your account. Add a passkey first.

# The operator’s pages
error-staff-only = Only the store’s own people may do this.
error-not-yourself = Nobody changes their own role or suspends themselves. Ask another operator.
error-in-the-past = Choose a day that is still to come.
error-bad-date = Enter a day such as 2027-01-31.
error-removed-by-author = Its author deleted this post; only what the store removed can be brought back.
error-bad-price = Enter a price in { $currency } above zero, such as 12.50.
error-stock-changed = The stock of { $sku } changed meanwhile and is now { $left }. Look again and save once more.
error-bad-colour = Enter a colour such as #b23a22.
error-low-contrast = This colour cannot be read as text: its contrast is { $ratio } to 1, and 4.5 is needed. The nearest that can be read is { $nearest }.
error-css-too-long = At most { $max } KiB of CSS.
error-suspended =
    { $open ->
        [yes] Your account is suspended. The store says why: { $reason }
       *[no] Your account is suspended until { $until }. The store says why: { $reason }
    }
error-checkout-elsewhere = One does not pay here: the store’s own checkout takes the bag.
error-bought-elsewhere = This was bought at the store’s own checkout, which takes it back and pays it back.
error-unknown-handover = This is not a bag that was handed over.
error-unknown-adjustment = There is no such kind of adjustment: delivery, promotion or tax.
error-totals-differ = Lines and adjustments do not sum to the total.
error-bad-lines = An order has 1 to { $max } lines.
error-bad-address = This address is not complete.
error-not-paid = This order is not paid, or everything of it went back.
error-nothing-to-ship = There is nothing left to send.
error-more-than-ordered = So many are not left to send.
error-more-than-sent = So many cannot come back.
error-moved-on = This parcel is somewhere else by now.
error-return-moved-on = This return is { $state } by now and cannot become { $to }.
error-nothing-to-return = Say what comes back.
error-unknown-return-kind = Choose return, exchange or withdrawal.
error-unknown-reason = Choose one of the reasons.
error-unknown-state = There is no such step.
error-too-late-to-return = The time for sending things back is over.
error-sent-already = It is on its way already. Send it back when it is there.
error-exchange-sold-out = { $title } cannot be exchanged: only { $left } left. Pay it back instead.
error-not-positive = Enter an amount above zero.
error-stock-below-zero = There are not so many.
error-bad-slider = That slider goes from −{ $most } to { $most }.
error-bad-weight = A number from { $least } to { $most } belongs here.
# Codes and what the operator sets
error-no-delivery = Nothing delivers this to that address. Nothing was bought; take something out or choose another address.
error-code-unknown = There is no such code. Check the letters and digits.
error-code-expired = This code has expired.
error-code-not-yet = This code is valid from { $when } on.
error-code-members-only = This code is for members.
error-code-first-order-only = This code is for a first order.
error-code-too-little = This code needs goods worth { $from }.
error-code-used-up = This code has been used as often as it could be.
error-code-used-by-you = You have used this code already.
error-code-own = This is your own code. It is for your friends.
error-code-taken = Another promotion has this code.
error-bad-code = A code has 3 to 30 letters, digits and hyphens.
error-gift-card-empty = There is nothing left on this gift card.
error-gift-card-expired = This gift card has expired.
error-too-many-gift-cards = At most { $max } gift cards in one bag.
error-too-many-points = You have { $have } points.
error-bad-amount = Enter an amount such as 4.90.
error-bad-percent = Enter a percentage from 0 to 100, with at most two decimals.
error-bad-moment = Enter a day and a time.
error-bad-places = Use * or codes such as DE AT US-CA.
error-range-upside-down = This is below the lower limit.
error-ends-before-start = The end has to lie after the start and in the future.
error-member-price-not-lower = Members pay less than everybody, or the same.
error-too-many-here = At most { $max }.
error-board-full = A board holds at most { $max } things. Make another one.
error-invite-self = This board is yours already.
error-not-invited = Nobody asked you to this board.
error-bad-crop = The crop lies outside the photo or is too small.
error-no-original = The original of this photo is not kept, so it cannot be edited. Upload it again.
error-bad-time = Choose a time within the next year.
error-too-many-drafts = You have { $max } drafts. Publish or delete one first.
error-undo-over = The time for that is over.
error-changed-meanwhile = This was changed meanwhile. Load it again.
error-already-member = You have a plan already.
error-no-plan = You have no plan.
error-plan-not-sold = This plan is not sold at the moment.
error-payment-open = A payment of your plan is open. Wait for it, or enter another card first.
error-bad-days = Up to { $most } whole numbers from 1 to 90, such as 1 3 5.
error-buying-paused = You paused buying until { $until }. Nothing was bought.
error-pause-holds = The pause holds until { $until }. It can be taken back within ten minutes only.
error-cooling-off = You let { $title } wait; it can be bought from { $until } on. Nothing was bought.
error-cooling-holds = It waits until { $until }. It can be taken off the list within ten minutes only.
error-cooling-full = { $most } products wait already.
error-over-budget = { $total } is above what is left of your budget for this month: { $left } of { $budget }. Nothing was bought.
