package dev.backroom.desk.watch;

import dev.backroom.model.Shop;
import dev.backroom.model.job.JobTrouble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;

/** Does one thing for every connected shop and counts what was done; a shop for which it fails leaves the others. */
public final class PerShopCheck implements ScheduledCheck {
    private static final Logger LOG = Logger.getLogger(PerShopCheck.class);

    private final String name;
    private final Supplier<List<Shop>> shops;
    private final ToIntFunction<Shop> look;

    /** @param look answers how many were dealt with */
    public PerShopCheck(String name, Supplier<List<Shop>> shops, ToIntFunction<Shop> look) {
        this.name = name;
        this.shops = shops;
        this.look = look;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, Object> run() {
        Map<String, Object> answer = new LinkedHashMap<>();
        for (Shop shop : shops.get()) {
            if (shop.state() == Shop.State.CONNECTED) {
                answer.put(shop.id().value(), of(shop));
            }
        }
        return answer;
    }

    private Object of(Shop shop) {
        try {
            return look.applyAsInt(shop);
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s failed for shop %s; the next run retries", name, shop.id());
            return JobTrouble.of(e);
        }
    }
}
