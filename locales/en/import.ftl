# Imports: what is wrong with a row, in words of somebody who keeps a shop, and the operator's pages of imports.

import-place = Line { $line }
import-place-field = Line { $line }, “{ $field }”

# The file as a whole
import-row-empty = The file is empty.
import-row-unknown-format = This looks like none of the files Vitrine reads: Shopify, WooCommerce or Vendure CSV, a Google Merchant feed (XML or TSV), or Vitrine JSON Lines. Is the first line, the one with the column names, still there? The format can also be named.
import-row-other-kind = Catalogs and reviews are imported separately, and this file is of the other kind than what was asked for.
import-row-missing-column = The file has no column “{ $field }”. Is the first line, the one with the column names, still there?
import-row-too-many-columns = The file has more than { $limit } columns. It is not a catalog as a shop exports it.
import-row-unreadable = The file could not be read any further: { $reason }.
import-row-fault = The import was stopped by a fault on our side. What was imported until then is kept; import the file again.

# Rows that are refused
import-row-cut-short = The file ends in the middle of this row, so it is incomplete. Export it once more.
import-row-too-many-fields = The row has { $found } fields, but there are only { $header } columns. A separator or a quotation mark is misplaced here or above.
import-row-field-too-large = The field is larger than { $mebibytes } MiB. Either it is too long or a closing quotation mark is missing.
import-row-row-too-large = The row is larger than { $mebibytes } MiB.
import-row-missing-value = A value is needed here, but it is blank.
import-row-not-a-price = “{ $value }” is not a price. Write it like 12.99 or 12.99 EUR.
import-row-too-many-decimals =
    { $decimals ->
        [0] “{ $value }” has decimals, but { $currency } has none.
       *[other] “{ $value }” has more decimals than the { $decimals } of { $currency }.
    }
import-row-ambiguous-price = “{ $value }” can be read as a thousand or as one in { $currency }. Write it without a thousands separator and with all decimals.
import-row-negative-price = “{ $value }” is below zero. A price can’t be.
import-row-price-too-large = “{ $value }” is larger than any price Vitrine can hold.
import-row-unknown-currency = “{ $value }” has no currency Vitrine knows. Use its code of three letters, like EUR.
import-row-not-a-number = “{ $value }” is not a whole number.
import-row-unknown-availability = “{ $value }” is no availability Vitrine knows. Use in_stock, out_of_stock, preorder or backorder.
import-row-missing-title = The product has no title in any of its rows.
import-row-missing-parent = This is a variant of “{ $value }”, but the file has no such product.
import-row-row-without-product = The row belongs to no product: it has no name, and no product stands above it.
import-row-no-variants = “{ $product }” has nothing that could be bought: no row with a price.
import-row-duplicate-sku = “{ $value }” is used twice in this product, first on line { $first-line }. Every variant needs its own SKU or its own options.
import-row-duplicate-product = The product “{ $value }” has been in the file already; this one is left out.
import-row-too-many-variants = The product has more than { $limit } variants; the rest is left out.
import-row-not-json = The line can’t be read: { $reason }.
import-row-not-xml = The item can’t be read: { $reason }.
import-row-not-stars = “{ $value }” is no number of stars. Use 1, 2, 3, 4 or 5.
import-row-unknown-product = No product here has the SKU or key “{ $value }”. Import the catalog first.
import-row-sku-taken-twice = The SKU “{ $value }” of “{ $product }” belongs to another product, and so does the one it would get instead. This variant is left out.

# Values that are left out or changed; the row goes on
import-row-not-a-date = “{ $value }” is not a date that can be read safely. Write it like 2026-11-30.
import-row-shared-sku = Several variants have the SKU “{ $value }”. Each gets one made of its options instead.
import-row-not-a-link = “{ $value }” is not a web address that starts with https:// or http://, nor a file name.
import-row-not-a-gtin = “{ $value }” is not a valid GTIN (EAN, UPC).
import-row-not-a-weight = “{ $value }” is not a weight.
import-row-unknown-status = “{ $value }” is no status Vitrine knows.
import-row-not-an-email = “{ $value }” is not an e-mail address.
import-row-no-price = “{ $value }” has no price, so it cannot be bought. This variant is left out.
import-row-sku-taken = The SKU “{ $value }” of “{ $product }” belongs to another product already. Here it is “{ $instead }”.

# Why a picture could not be had, or a file that is fetched again and again
import-picture-bad-address = the address does not start with http:// or https://
import-picture-private-address = the address leads to a private network, which the store does not allow
import-picture-unreachable = the server cannot be reached
import-picture-too-slow = the server was too slow
import-picture-too-many-redirects = the server sends from one address to the next
import-picture-not-there = there is nothing at the address any more
import-picture-forbidden = the server refuses to give it
import-picture-server-trouble = the server has trouble
import-picture-too-large = it is too large
import-picture-no-picture = it is no picture of a kind that can be read
import-picture-no-file = there is no such file in the folder
import-picture-no-folder = the file is named without a folder of pictures
import-picture-import-failed = nothing could be imported from it; the history says why

# The operator's pages
import-title = Imports
import-lead = Take over products and reviews from the file another shop exports. Importing the same file again updates what changed and adds nothing twice.
import-new = Import a file
import-file = File
import-file-hint = Shopify, WooCommerce or Vendure CSV, a Google Merchant feed (XML or TSV), or Vitrine JSON Lines.
import-kind = The file holds
import-kind-catalog = Products
import-kind-reviews = Reviews
import-format = Format
import-format-any = Find out by looking at the file
import-currency = Currency
import-currency-hint = Of prices without one, such as EUR. The store’s when left open.
import-source = Source
import-source-hint = Only when several shops of the same kind go in: a name for this one.
import-full = This is the whole catalog: take products off sale that are no longer in it
import-dry-run = Change nothing, only say what would change
import-start = Import
import-history = History
import-none-title = Nothing imported yet
import-none-text = What you import is listed here with its report.
import-when = When
import-state = State
import-state-waiting = Waiting
import-state-running = Running
import-state-done = Done
import-state-failed = Failed
import-state-interrupted = Interrupted
import-outcome-whole = Everything taken
import-outcome-some-refused = Some rows refused
import-outcome-nothing = Nothing imported
import-dry = Dry run
import-dry-text = Nothing was changed. These numbers say what would have been.
import-more = Older imports
import-progress = Progress
import-progress-text = { $percent } %, { $rows } rows
import-rows = Rows
import-created = New
import-updated = Changed
import-unchanged = As before
import-retired = Taken off sale
import-unpublished = Not published in the file
import-groups = Groups of other products, left out
import-elsewhere = Sold elsewhere
import-other-currency = In another currency, not sold
import-warnings = Values left out or changed
import-refused = Rows refused
import-row-refused = refused
import-kept = Nothing was taken off sale: the file is not whole, or a refused row could belong to any product. Mend it and import again.
import-problems = What was wrong
import-problems-more = And { $n } more like these.
import-unmapped = Categories without an interest
import-unmapped-text = These products reach only people who search for them. A category of Google’s taxonomy, or the nearest one named here, brings them into feeds.
import-category = Category
import-category-none = None given
import-products = Products
import-nearest = Nearest
import-repeat = Repeat by itself
import-repeat-text = The store looks at an address, or at a file in its folder of imports, and imports it when it changed.
import-location = Address or file
import-location-hint = https://… or the name of a file in the folder of imports.
import-minutes = Every so many minutes
import-minutes-hint = From 5 minutes to 4 weeks (40,320).
import-repeat-start = Repeat
import-every =
    { $n ->
        [one] every minute
       *[other] every { $n } minutes
    }
import-looked = looked at { $when }
import-end = End
import-end-of = End repeating { $name }
import-pictures = Pictures
import-pictures-waiting =
    { $n ->
        [0] No picture waits.
        [one] { $n } picture waits to be fetched.
       *[other] { $n } pictures wait to be fetched.
    }
import-pictures-failed =
    { $n ->
        [0] None failed.
        [one] { $n } could not be had:
       *[other] { $n } could not be had:
    }
import-pictures-retry = Try again
