# Signing up, signing in, one's own page, fields of forms.

field-optional = (optional)
field-errors =
    { $n ->
        [one] One field needs another look. Nothing you typed is lost.
       *[other] { $n } fields need another look. Nothing you typed is lost.
    }
field-name = Your name
field-handle = Handle
field-handle-hint = Letters, digits and underscores. This is your address here: @handle.
field-email = E-mail
field-password = Password
field-password-hint = At least 10 characters. A few words you remember are better than signs you do not.

sign-up-title = Make an account
sign-up-lead = Pick what you like, get a feed of your own, buy without leaving it.
sign-up-button = Sign up
sign-up-other = Here before?
sign-in-title = Sign in
sign-in-then = Sign in, and you go on where you were.
sign-in-button = Sign in
sign-in-other = New here?

me-title = You
me-member = Member
me-profile = Your profile
me-saved = Saved
me-orders = Orders
me-bag = Bag
me-operator = Operator
me-interests = Your interests
me-interests-change = Change your interests
me-interests-none = None picked yet. Pick five, and the feed is yours.
me-gate = Posting and commenting
me-sign-out = Sign out

saved-title = Saved
saved-empty-title = Nothing saved yet
saved-empty-text = Press Save on a post or a product, and it waits here for you. Nobody else sees it.
saved-empty-way = Look around
