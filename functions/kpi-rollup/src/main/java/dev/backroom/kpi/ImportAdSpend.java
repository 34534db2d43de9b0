package dev.backroom.kpi;

import dev.backroom.model.Money;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Texts;
import dev.backroom.store.kpi.AdSpendTable;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.shop.ShopTable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes what was spent on ads, a line per shop, day and campaign. The same line again changes nothing. */
public final class ImportAdSpend {
    /** The campaign of a line that names none. */
    public static final String ALL_CAMPAIGNS = "all";

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,4})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final LocalDate FIRST = LocalDate.of(2016, 1, 1);

    /**
     * A line as it was given.
     *
     * @param number where it stands, for people
     * @param day of the ad account, {@code 2026-11-20}
     * @param campaign may be empty
     * @param amount in main units with a decimal point, {@code 1234.50}
     */
    public record Line(int number, String shop, String day, String campaign, String amount, String currency) {}

    /** @param reason one sentence for the person who fixes the sheet */
    public record Rejected(int number, String reason) {}

    private record Spend(Shop shop, LocalDate day, String campaign, Money money) {}

    private final ShopTable shops;
    private final AdSpendTable adSpend;
    private final KpiTable kpis;
    private final Clock clock;

    ImportAdSpend(ShopTable shops, AdSpendTable adSpend, KpiTable kpis, Clock clock) {
        this.shops = shops;
        this.adSpend = adSpend;
        this.kpis = kpis;
        this.clock = clock;
    }

    /** Takes the right lines and gives back the others. */
    public List<Rejected> take(List<Line> lines) {
        Map<ShopId, Shop> known = shops.all().stream().collect(Collectors.toMap(Shop::id, Function.identity()));
        Map<String, Integer> seen = new HashMap<>();
        List<Rejected> rejected = new ArrayList<>();
        for (Line line : lines) {
            try {
                Spend spend = spend(line, known);
                String key = spend.shop().id() + "#" + spend.day() + "#" + spend.campaign();
                Integer first = seen.putIfAbsent(key, line.number());
                if (first != null) {
                    throw new IllegalArgumentException("the same shop, day and campaign stand in line " + first);
                }
                store(spend);
            } catch (IllegalArgumentException e) {
                rejected.add(new Rejected(line.number(), String.valueOf(e.getMessage())));
            }
        }
        return rejected;
    }

    private void store(Spend spend) {
        ShopId shop = spend.shop().id();
        adSpend.put(shop, spend.day(), spend.campaign(), spend.money());
        kpis.reopen(shop, spend.day());
        kpis.touch(shop, spend.day(), "ad-spend@" + clock.instant());
    }

    private Spend spend(Line line, Map<ShopId, Shop> known) {
        Shop shop = Optional.ofNullable(known.get(new ShopId(line.shop().strip())))
                .orElseThrow(() -> new IllegalArgumentException("no connected shop has this id"));
        String campaign = line.campaign().isBlank()
                ? ALL_CAMPAIGNS
                : Texts.requireToken("campaign", line.campaign().strip());
        return new Spend(
                shop,
                day(line.day().strip(), LocalDate.ofInstant(clock.instant(), shop.zone())),
                campaign,
                money(line.amount().strip(), line.currency().strip()));
    }

    private static LocalDate day(String text, LocalDate today) {
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("day is not written like 2026-11-20", e);
        }
        // The ad account's day may be ahead of the shop's.
        if (day.isBefore(FIRST) || day.isAfter(today.plusDays(1))) {
            throw new IllegalArgumentException("day is before 2016 or in the future");
        }
        return day;
    }

    private static Money money(String amount, String currency) {
        if (!AMOUNT.matcher(amount).matches()) {
            throw new IllegalArgumentException(
                    "amount is not a number in plain digits with at most four places after a point");
        }
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("currency is not a code of three capital letters");
        }
        return new Money(new BigDecimal(amount), currency);
    }
}
