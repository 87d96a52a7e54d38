-- Of what an order took besides money, how much returns have brought back: of a card's or the credit's amount, of points.
ALTER TABLE order_uses ADD COLUMN back BIGINT NOT NULL DEFAULT 0;
