package dev.backroom.notices;

import dev.backroom.model.Shop;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Notices in one language, from the readable table of that language. */
public final class NoticeTexts {
    private static final int MOST_MORE = 12;
    private static final Pattern FACT = Pattern.compile("\\{([A-Za-z]+)(\\|time)?}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx");

    private final TextTable texts;

    public NoticeTexts(Language language) {
        this.texts = TextTable.read("notices-" + language.code() + ".properties");
    }

    /**
     * A group in words.
     *
     * @param shop the group's shop, for its name and zone; absent where it is not known, then times are in UTC
     */
    public Message render(NoticeGroup group, Optional<Shop> shop) {
        String type = group.type().name();
        List<Notice> notices = group.notices();
        Words words = new Words(
                shop.map(Shop::name)
                        .or(() -> group.shop().map(id -> id.value()))
                        .orElseGet(() -> texts.text("shop.unnamed")),
                shop.map(Shop::zone).orElse(ZoneOffset.UTC),
                notices.size());
        List<String> lines = new ArrayList<>();
        for (Notice notice : notices) {
            words.fill(texts.text(type + ".line"), notice.facts()).ifPresent(lines::add);
        }
        Map<String, String> first = notices.getFirst().facts();
        if (notices.size() == 1) {
            for (int i = 1; i <= MOST_MORE; i++) {
                texts.find(type + ".more." + i)
                        .flatMap(text -> words.fill(text, first))
                        .ifPresent(lines::add);
            }
        }
        texts.find(type + ".advice").flatMap(text -> words.fill(text, first)).ifPresent(lines::add);
        String title = words.fill(texts.text(type + (notices.size() == 1 ? ".one" : ".many")), first)
                .orElse(words.shop() + ": " + type);
        return new Message(group.severity(), title, lines, 0);
    }

    private record Words(String shop, ZoneId zone, int count) {
        /** The text with its facts; empty where one of them is not given. */
        Optional<String> fill(String text, Map<String, String> facts) {
            Matcher matcher = FACT.matcher(text);
            if (matcher.results().anyMatch(match -> value(match, facts).isEmpty())) {
                return Optional.empty();
            }
            return Optional.of(FACT.matcher(text)
                    .replaceAll(match ->
                            Matcher.quoteReplacement(value(match, facts).orElse(""))));
        }

        private Optional<String> value(MatchResult match, Map<String, String> facts) {
            Optional<String> value = switch (match.group(1)) {
                case "shop" -> Optional.of(shop);
                case "count" -> Optional.of(Integer.toString(count));
                default -> Optional.ofNullable(facts.get(match.group(1)));
            };
            return value.map(Cut::clean)
                    .filter(text -> !text.isEmpty())
                    .map(text -> match.group(2) == null ? text : time(text));
        }

        private String time(String instant) {
            try {
                return TIME.format(Instant.parse(instant).atZone(zone));
            } catch (DateTimeException e) {
                return instant;
            }
        }
    }
}
