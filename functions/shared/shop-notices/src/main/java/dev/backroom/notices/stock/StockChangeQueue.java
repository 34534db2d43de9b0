package dev.backroom.notices.stock;

import dev.backroom.model.stock.Sku;
import dev.backroom.notices.SqsBodies;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue that the publishing function reads. */
public final class StockChangeQueue implements StockChangeOutbox {
    /** The most SKUs that one message names; a batch of orders fits into one. */
    public static final int SKUS_PER_MESSAGE = 100;

    private final SqsBodies queue;

    /** @param url the value of {@code STOCK_CHANGES_URL} */
    public StockChangeQueue(SqsClient sqs, String url) {
        this.queue = new SqsBodies(sqs, url);
    }

    @Override
    public void changed(String owner, Collection<Sku> skus) {
        List<Sku> all = List.copyOf(new TreeSet<>(skus));
        List<String> bodies = new ArrayList<>();
        for (int from = 0; from < all.size(); from += SKUS_PER_MESSAGE) {
            List<Sku> some = all.subList(from, Math.min(all.size(), from + SKUS_PER_MESSAGE));
            bodies.add(StockChangeCodec.write(new StockChange(owner, new TreeSet<>(some))));
        }
        queue.send(bodies);
    }
}
