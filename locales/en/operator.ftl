# The operator's pages.

operator-title = People and memberships
operator-lead = A membership lets an account post and comment once it has bought enough. Granting and ending take effect at once and are recorded.
operator-search = Search by name, handle or e-mail
operator-caption = Accounts with their memberships
operator-person = Person
operator-role = Role
operator-joined = Joined
operator-posts = Posts
operator-membership = Membership
operator-role-shopper = Shopper
operator-role-moderator = Moderator
operator-role-operator = Operator
operator-runs = Running
operator-no-membership = None
operator-grant = Grant
operator-grant-of = Grant a membership to { $name }
operator-end = End
operator-end-of = End the membership of { $name }
operator-none-title = Nobody found
operator-none-text = No account has this in its name, handle or e-mail.
operator-all = Show everybody
operator-more = More people
operator-imports = Imports of products and reviews
