# Notifications.

notify-somebody = Somebody
notify-two = { $first } and { $second }
notify-many =
    { $others ->
        [one] { $first } and { $others } other
       *[other] { $first } and { $others } others
    }
notify-smile =
    { $n ->
        [one] { $who } smiled at your post
       *[other] { $who } smiled at your post
    }
notify-comment =
    { $n ->
        [one] { $who } commented on your post
       *[other] { $who } commented on your post
    }
notify-answer =
    { $n ->
        [one] { $who } answered your comment
       *[other] { $who } answered your comment
    }
notify-mention =
    { $n ->
        [one] { $who } mentioned you in a post
       *[other] { $who } mentioned you in a post
    }
notify-mention-comment =
    { $n ->
        [one] { $who } mentioned you in a comment
       *[other] { $who } mentioned you in a comment
    }
notify-follow =
    { $n ->
        [one] { $who } began to follow you
       *[other] { $who } began to follow you
    }
notify-board =
    { $n ->
        [one] { $who } asks you to collect on a board
       *[other] { $who } ask you to collect on a board
    }
notify-order = There is news about your order
notify-order-paid = Your order is paid and confirmed
notify-order-declined = The payment of your order was declined
notify-order-cancelled = Your order was cancelled
notify-membership-begun = Your membership has begun
notify-membership-ended = Your membership has ended
notify-title = Notifications
notify-unread-title = Notifications, { $n } unread
notify-unread-many = Notifications, more than { $n } unread
notify-new = New
notify-empty = Nothing has happened yet
notify-empty-text = When somebody smiles at a post of yours, comments, follows or mentions you, it stands here.
notify-choices = Choose what you hear of
notify-choices-lead = What is switched off here does not appear among your notifications.
notify-kind-smile = Smiles at my posts
notify-kind-comment = Comments on my posts
notify-kind-answer = Answers to my comments
notify-kind-mention = Mentions of me
notify-kind-follow = New followers
notify-kind-board = Invitations to boards
notify-kind-order = Steps of my orders
notify-kind-membership = My membership
notify-saved = Your choice is saved.
notify-save = Save
notify-kept = Notifications are kept for { $n } days.
