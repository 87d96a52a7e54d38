# Mails. Subjects are one line; texts are plain.

mail-password-reset-subject = Set a new password at { $store }
mail-password-reset-text =
    Somebody asked for a new password for your account at { $store }. Here you can set it:

    { $link }

    The link works for an hour, and once. If it was not you, do nothing: your password stays as it is.
mail-password-changed-subject = Your password at { $store } was changed
mail-password-changed-text =
    Your password at { $store } was just changed, and every other device is signed out.

    If it was not you, set a new one now:

    { $link }
mail-new-address-subject = Is this your address?
mail-new-address-text =
    Somebody wants to use this address for an account at { $store }. If it was you, confirm it here:

    { $link }

    The link works for an hour. If it was not you, do nothing.
mail-address-changed-subject = Your e-mail address at { $store } was changed
mail-address-changed-text =
    Your account at { $store } has another e-mail address now; you sign in with that one. This mail is the last one to this address.

    If it was not you, write to the store at once.
mail-way-in-added-subject = A new way to sign in at { $store }
mail-way-in-added-text =
    A passkey or a sign-on was added to your account at { $store }: from now on it opens your account.

    If it was not you, remove it in your settings and change your password:

    { $link }
mail-suspended-subject = Your account at { $store } is suspended
mail-suspended-text =
    Your account at { $store } is suspended. You are signed out everywhere and cannot sign in.

    The store says why:

    { $reason }

    { $end }

    If you think this is wrong, write to the store. Its contact stands in the imprint: { $link }/imprint
mail-suspended-until = It ends at { $until }.
mail-suspended-open = It lasts until the store ends it.
mail-post-removed-subject = { $store } removed one of your posts
mail-post-removed-text =
    { $store } removed one of your posts on { $when }.

    The store says why:

    { $reason }

    The post was here, and this is where you find the reason again:

    { $link }

    If you think this is wrong, write to the store. Its contact stands in the imprint.
mail-order-confirmed-subject = Your order { $id } at { $store }
mail-order-confirmed-text =
    Thank you. You ordered:

    { $goods }

    Total: { $total }

    Your order and how to withdraw from it: { $link }
mail-order-plain-text =
    Thank you. You ordered:

    { $goods }

    Total: { $total }

    Your order: { $link }
mail-order-terms = The terms you ordered under:
mail-order-cancelled-subject = Your order { $id } is cancelled
mail-order-cancelled-text =
    Your order { $id } at { $store } is cancelled. What you paid goes back to you.

    { $link }
mail-order-shipped-subject = Your order { $id } is on its way
mail-order-shipped-text =
    A parcel of your order at { $store } was sent. { $parcel }

    { $link }
mail-order-delivered-subject = Your order { $id } was delivered
mail-order-delivered-text =
    A parcel of your order at { $store } was delivered. You have 14 days to send things back.

    { $link }
mail-return-asked-subject = Your return of order { $id }
mail-return-asked-text =
    We have your wish to send back something of order { $id }. { $store } answers soon.

    { $link }
mail-withdrawal-subject = Receipt of your withdrawal from order { $id }
mail-withdrawal-text =
    You withdrew from the contract of order { $id } at { $store } on { $at } (UTC).

    { $goods }

    Send back within 14 days what you have. Everything you paid is paid back.

    { $link }
mail-return-approved-subject = Your return of order { $id } is approved
mail-return-approved-text =
    Please send it back to { $store }. { $answer }

    { $link }
mail-return-refused-subject = Your return of order { $id }
mail-return-refused-text =
    { $store } cannot take it back. { $answer }

    { $link }
mail-order-refunded-subject = { $back } goes back to you
mail-order-refunded-text =
    { $store } pays back { $back } of order { $id }.

    { $link }
mail-order-exchanged-subject = Your exchange at { $store }
mail-order-exchanged-text =
    The same again is on its way to you, as order { $id }. It costs nothing.

    { $link }
