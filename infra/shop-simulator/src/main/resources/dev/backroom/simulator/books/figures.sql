-- The figures of shops by their days, from the tables of this folder, all of whose columns are text: a view to ask for sums
-- and shares over any days.
-- Days are those of the session's time zone: set it to a shop's (shops.zone) and take that shop's rows.
-- What each figure means stands in docs/kpis.md.
CREATE VIEW day_figures AS
WITH o AS (
    SELECT shop, order_id, kind, shipped_by,
           CASE WHEN paid_at IS NOT NULL THEN CAST(paid_at AS TIMESTAMP WITH TIME ZONE)
                WHEN cash_on_delivery = 'true' OR kind <> 'SALE' THEN CAST(created_at AS TIMESTAMP WITH TIME ZONE)
           END AS placed,
           CAST(collected_at AS TIMESTAMP WITH TIME ZONE) AS collected,
           CAST(cancelled_at AS TIMESTAMP WITH TIME ZONE) AS cancelled
    FROM orders
), combined AS (
    SELECT seller_sku, SUM(CAST(units AS INT)) AS parts FROM combined_listings GROUP BY seller_sku
), sold AS (
    SELECT o.shop, CAST(o.placed AS DATE) AS day_of, COALESCE(c.parts, 1) AS units,
           COALESCE(c.parts, 1) * ROUND(CAST(i.price AS DECIMAL(20, 6)) / COALESCE(c.parts, 1), 4) AS paid
    FROM order_items i JOIN o ON o.shop = i.shop AND o.order_id = i.order_id
         LEFT JOIN combined c ON c.seller_sku = i.seller_sku
    WHERE i.gift = 'false' AND o.kind = 'SALE' AND o.placed IS NOT NULL
), facts AS (
    SELECT shop, CAST(placed AS DATE) AS day_of, 'orders' AS figure, CAST(1 AS DECIMAL(20, 4)) AS n
    FROM o WHERE kind = 'SALE'
    UNION ALL SELECT shop, day_of, 'units', units FROM sold
    UNION ALL SELECT shop, day_of, 'gmv', paid FROM sold
    UNION ALL SELECT shop, CAST(cancelled AS DATE), 'cancellations', 1 FROM o WHERE kind = 'SALE' AND placed IS NOT NULL
    UNION ALL SELECT shop, CAST(cancelled AS DATE), 'unpaid_cancellations', 1 FROM o WHERE kind = 'SALE' AND placed IS NULL
    UNION ALL SELECT shop, CAST(placed AS DATE), 'entered', 1 FROM o WHERE shipped_by = 'SELLER'
    UNION ALL SELECT shop, CAST(COALESCE(collected, cancelled) AS DATE), 'left', 1
    FROM o WHERE shipped_by = 'SELLER' AND placed IS NOT NULL
    UNION ALL SELECT shop, CAST(placed AS DATE), 'ship_due', 1
    FROM o WHERE kind = 'SALE' AND shipped_by = 'SELLER'
             AND (collected IS NOT NULL OR cancelled IS NULL OR cancelled >= placed + INTERVAL '24' HOUR)
    UNION ALL SELECT shop, CAST(placed AS DATE), 'shipped_in_time', 1
    FROM o WHERE kind = 'SALE' AND shipped_by = 'SELLER' AND collected <= placed + INTERVAL '24' HOUR
    UNION ALL SELECT shop, CAST(CAST(moved_at AS TIMESTAMP WITH TIME ZONE) AS DATE), 'units_out', CAST(units AS INT)
    FROM stock_moves WHERE kind = 'LEFT'
    UNION ALL SELECT shop, CAST(CAST(moved_at AS TIMESTAMP WITH TIME ZONE) AS DATE), 'brought_in', CAST(units AS INT)
    FROM stock_moves WHERE kind IN ('COUNT', 'RECEIPT', 'ADJUSTMENT')
    UNION ALL SELECT r.shop, CAST(CAST(r.created_at AS TIMESTAMP WITH TIME ZONE) AS DATE),
           CASE WHEN CAST(e.stars AS INT) <= 2 THEN 'bad_reviews'
                WHEN CAST(e.stars AS INT) = 3 THEN 'mixed_reviews' ELSE 'good_reviews' END, 1
    FROM reviews r JOIN review_editions e ON e.review_id = r.review_id
    WHERE CAST(e.edition AS INT) = (SELECT MAX(CAST(x.edition AS INT)) FROM review_editions x
                                    WHERE x.review_id = r.review_id)
    UNION ALL SELECT shop, CAST(spent_on AS DATE), 'ad_spend', CAST(amount AS DECIMAL(20, 4)) FROM ad_spend
), days AS (
    SELECT shop, day_of,
           SUM(CASE WHEN figure = 'orders' THEN n ELSE 0 END) AS orders,
           SUM(CASE WHEN figure = 'units' THEN n ELSE 0 END) AS units,
           SUM(CASE WHEN figure = 'gmv' THEN n ELSE 0 END) AS gmv,
           SUM(CASE WHEN figure = 'cancellations' THEN n ELSE 0 END) AS cancellations,
           SUM(CASE WHEN figure = 'unpaid_cancellations' THEN n ELSE 0 END) AS unpaid_cancellations,
           SUM(CASE WHEN figure = 'entered' THEN n ELSE 0 END) AS entered,
           SUM(CASE WHEN figure = 'left' THEN n ELSE 0 END) AS gone,
           SUM(CASE WHEN figure = 'ship_due' THEN n ELSE 0 END) AS ship_due,
           SUM(CASE WHEN figure = 'shipped_in_time' THEN n ELSE 0 END) AS shipped_in_time,
           SUM(CASE WHEN figure = 'units_out' THEN n ELSE 0 END) AS units_out,
           SUM(CASE WHEN figure = 'brought_in' THEN n ELSE 0 END) AS brought_in,
           SUM(CASE WHEN figure = 'good_reviews' THEN n ELSE 0 END) AS good_reviews,
           SUM(CASE WHEN figure = 'mixed_reviews' THEN n ELSE 0 END) AS mixed_reviews,
           SUM(CASE WHEN figure = 'bad_reviews' THEN n ELSE 0 END) AS bad_reviews,
           SUM(CASE WHEN figure = 'ad_spend' THEN n ELSE 0 END) AS ad_spend
    FROM facts WHERE day_of IS NOT NULL GROUP BY shop, day_of
)
SELECT shop, day_of, orders, units, gmv, cancellations, unpaid_cancellations, entered, gone,
       SUM(entered - gone) OVER (PARTITION BY shop ORDER BY day_of) AS pending,
       ship_due, shipped_in_time, units_out,
       SUM(brought_in - units_out) OVER (PARTITION BY shop ORDER BY day_of) AS on_hand,
       good_reviews, mixed_reviews, bad_reviews, ad_spend
FROM days
