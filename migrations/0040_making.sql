-- Making posts: edited photos, drafts, earlier texts, deletion that can be taken back.

-- The picture before it was edited; null where it never was. The original lies in the blobs, named after the photo's id.
ALTER TABLE photos ADD COLUMN base TEXT;
ALTER TABLE photos ADD COLUMN edit TEXT;                    -- JSON; null: none
