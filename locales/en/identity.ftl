# Ways in besides the password: passkeys, sign-on.

passkeys-title = Passkeys
passkeys-lead = Sign in with your fingerprint, your face or your screen lock. A passkey cannot be guessed, and it works on no other site.
passkeys-name = Name
passkeys-name-hint = So that you know later which one it is.
passkeys-unnamed = Passkey
passkeys-made = made { $date }
passkeys-unused = not used yet
passkeys-add = Add a passkey
passkeys-added = The passkey is added. Next time you can sign in with it.
passkeys-remove = Remove
passkeys-removed = The passkey is removed. Delete it on your device as well.
passkeys-again = Sign in again to change this.
sign-in-passkey = Sign in with a passkey
js-passkey-here = This device has a passkey for you already.
js-passkey-stopped = No passkey was chosen. Try again whenever you like.
js-passkey-failed = This browser could not use a passkey here.

sign-in-at = Sign in with { $name }
sign-on-lead = Sign in here with { $name } as well.
sign-on-link = Connect with { $name }
sign-on-linked = Your account is connected with { $name }.
sign-on-unlink = Disconnect
sign-on-unlinked = Your account is no longer connected.
sign-on-on-lead = { $name } asks you to sign in, and you come back here.
sign-on-on = Continue
settings-password-none = No password opens your account. A link by e-mail sets one.
settings-password-first = Set a password
trouble-sign-on = Signing in did not work
