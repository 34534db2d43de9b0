package dev.backroom.cli.figures;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.kpi.Recount;
import dev.backroom.model.kpi.Bucket;
import dev.backroom.model.kpi.Tally;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A recount's differences in words. */
final class FigureWords {
    private static final int MOST_PLACES = 20;
    private static final int MOST_AMOUNTS = 12;
    private static final String MONEY = "gmv:";

    private FigureWords() {}

    /** How the shop's counters compare with what is stored: the sum over all hours first, then where. */
    static List<String> of(Recount.Found found) {
        if (found.agrees()) {
            return List.of("shop " + found.shop() + ": the figures agree to the last digit");
        }
        Map<Bucket, Tally> places = found.missing().tallies();
        List<String> lines = new ArrayList<>();
        lines.add("shop " + found.shop() + ": orders and reviews hold what the counters do not, in " + places.size()
                + " sets of counters");
        lines.addAll(sums(places).entrySet().stream()
                .map(kind -> "  " + kind.getKey() + ": " + amounts(kind.getValue()))
                .toList());
        places.entrySet().stream()
                .filter(entry -> entry.getKey().kind() != Bucket.Kind.NOW)
                .limit(MOST_PLACES)
                .forEach(entry -> lines.add("    " + place(entry.getKey()) + ": " + amounts(entry.getValue())));
        long more = places.keySet().stream()
                        .filter(bucket -> bucket.kind() != Bucket.Kind.NOW)
                        .count()
                - MOST_PLACES;
        if (more > 0) {
            lines.add("    and " + more + " more");
        }
        return lines;
    }

    static void write(ObjectNode into, Recount.Found found) {
        into.put("shop", found.shop().value()).put("agrees", found.agrees());
        ArrayNode missing = into.putArray("missing");
        found.missing().tallies().forEach((bucket, tally) -> {
            ObjectNode counters = missing.addObject()
                    .put("counters", bucket.kind().name().toLowerCase(Locale.ROOT))
                    .put("start", bucket.start().toString());
            ObjectNode amounts = counters.putObject("amounts");
            tally.amounts().forEach(amounts::put);
        });
    }

    private static Map<String, Tally> sums(Map<Bucket, Tally> places) {
        Map<String, Tally> sums = new TreeMap<>();
        places.forEach((bucket, tally) -> sums.merge(kind(bucket), tally, Tally::plus));
        return sums;
    }

    private static String kind(Bucket bucket) {
        return switch (bucket.kind()) {
            case NOW -> "as of now";
            case HOUR -> "over all hours";
            case UNITS -> "units sold, over all hours";
        };
    }

    private static String place(Bucket bucket) {
        return switch (bucket.kind()) {
            case NOW -> "now";
            case HOUR -> "hour " + bucket.start();
            case UNITS -> "units sold in hour " + bucket.start();
        };
    }

    private static String amounts(Tally tally) {
        String some = tally.amounts().entrySet().stream()
                .limit(MOST_AMOUNTS)
                .map(entry -> amount(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        int more = tally.amounts().size() - MOST_AMOUNTS;
        return some.isEmpty() ? "it evens out" : more > 0 ? some + ", and " + more + " more" : some;
    }

    private static String amount(String name, BigDecimal amount) {
        String number = (amount.signum() > 0 ? "+" : "") + amount.toPlainString();
        if (name.startsWith(MONEY)) {
            return number + " " + name.substring(MONEY.length()) + " of sales";
        }
        if (name.startsWith(Tally.SKU)) {
            return number + " units of " + name.substring(Tally.SKU.length());
        }
        return number + " " + name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
