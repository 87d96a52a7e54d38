-- The language of what people write below a post and about a product, as `posts.language`: a code such as `de`; empty
-- where it is not known, as in all that was written before.
ALTER TABLE comments ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE reviews ADD COLUMN language TEXT NOT NULL DEFAULT '';
