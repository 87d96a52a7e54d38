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
