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
error-too-large = This is too large: at most { $megabytes } MB.
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
error-form-unreadable = The form could not be read. Send it again.
error-json-unreadable = The JSON could not be read.
error-request-unreadable = The request could not be read.
error-path-unreadable = This address is not complete.
error-query-unreadable = Part of this address could not be read.
error-bad-cursor = This place in the list no longer exists. Start from the top.
error-bad-id = This is not the number of anything.
error-bad-number = Enter a number.
error-bad-limit = Choose between { $min } and { $max }.
error-bad-lens = There is no such feed.
error-wrong-type = This has the wrong type.

# Fields in general
error-required = This is needed.
error-too-long = At most { $max } characters; these are { $length }.
error-too-short = At least { $min } characters.
error-bad-length = Between { $min } and { $max } characters.
error-too-few = At least { $min }.
error-bad-value = This value is not among those one can choose.
error-out-of-range = Choose a number from { $min } to { $max }.

# People
error-bad-email = Enter an e-mail address such as ada@example.com.
error-email-taken = There is an account with this address already. Sign in instead.
error-bad-handle = Use small letters, digits and underscores, and begin with a letter.
error-reserved-handle = This name is kept for the store. Choose another one.
error-handle-taken = Somebody has this name already. Choose another one.
error-weak-password = This password is easily guessed. Choose a longer one.
error-follow-self = One cannot follow oneself.
error-unknown-account = There is nobody with this name.
error-unknown-handle = There is nobody with this name.

# Interests
error-too-few-interests =
    { $min ->
        [one] Pick at least one interest.
       *[other] Pick at least { $min } interests.
    }
error-too-many-interests = Pick at most { $max } interests.
error-unknown-interest = There is no such interest.

# The write gate
error-write-gate = To post and comment you need a membership and your own purchases.
error-gate-closed = To post and comment you need a membership and your own purchases.
error-membership = A membership is missing.
error-membership-missing = A membership is missing.
error-spend = Purchases of your own are missing.
error-spend-missing = Purchases of your own are missing.

# Photos and posts
error-photo-unreadable = This file is not a picture that can be read. Use JPEG, PNG, WebP, AVIF or GIF.
error-unsupported-format = This kind of file is not taken. Use JPEG, PNG, WebP, AVIF or GIF.
error-photo-too-large = This photo is too large: at most { $megabytes } MB.
error-too-many-pixels = This photo has too many pixels.
error-too-many-frames = This animation has too many frames.
error-empty-file = This file is empty.
error-unknown-photo = This photo is not there any more. Add it again.
error-too-many-photos = At most { $max } photos.
error-too-few-photos = Add at least one photo.
error-too-many-tags = At most { $max } products.
error-too-many-hashtags = At most { $max } hashtags.
error-bad-point = The point has to lie on the photo.
error-unknown-product = There is no such product.
error-unknown-comment = The comment you answer is not there any more.
error-unknown-post = There is no such post.
error-empty-post = Add a photo or say something.

# Buying
error-unknown-sku = This is not sold here.
error-sold-out = This is sold out.
error-not-enough-stock =
    { $left ->
        [0] This is sold out.
        [one] Only { $left } is left.
       *[other] Only { $left } are left.
    }
error-quantity = Choose a quantity from 1 to { $max }.
error-empty-bag = The bag is empty.
error-total-changed = The price has changed: the total is now { $total }. Look again before you buy.
error-key-needed = The Idempotency-Key header is missing.
error-key-reused = This key was used for another order.
error-no-address = Enter an address.
error-bad-country = Choose a country.
error-bad-card = This is not a test card number. Use 4242 4242 4242 4242.
error-card-declined = The card was declined. Nothing was charged; try another one.
error-declined = The payment was declined. Nothing was charged; try another card.
error-insufficient-funds = The card has not enough money. Nothing was charged; try another one.
error-too-late-to-cancel = The time to cancel is over.
error-not-cancellable = This order cannot be cancelled any more.
