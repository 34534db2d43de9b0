package dev.backroom.notices;

import dev.backroom.model.Shop;
import dev.backroom.model.review.Aspect;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Notices in one language, from the readable table of that language. */
public final class NoticeTexts {
    static final int MOST_MORE = 12;
    private static final Pattern FACT = Pattern.compile("\\{([A-Za-z]+)(\\|time|\\|aspects|\\|holds)?}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx");

    private final TextTable texts;
    private final AspectTexts aspects;
    private final HoldTexts holds;
    private final String and;

    public NoticeTexts(Language language) {
        this.texts = TextTable.read("notices-" + language.code() + ".properties");
        this.aspects = new AspectTexts(language);
        this.holds = new HoldTexts(language);
        this.and = switch (language) {
            case EN -> ", ";
            case ZH -> "、";
        };
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
                this,
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

    /** The names of aspects that a fact lists by their codes; a code that this version does not know stays. */
    private String names(String codes) {
        return Arrays.stream(codes.split(",", -1))
                .map(String::trim)
                .map(code -> Aspect.of(code).map(aspects::name).orElse(code))
                .collect(Collectors.joining(and));
    }

    /** The names of holds that a fact lists by their codes, each with its number behind it. */
    private String held(String codes) {
        return Arrays.stream(codes.split(",", -1))
                .map(String::trim)
                .map(one -> one.split(" ", 2))
                .map(one -> holds.named(one[0]) + (one.length > 1 ? " " + one[1] : ""))
                .collect(Collectors.joining(and));
    }

    private record Words(NoticeTexts of, String shop, ZoneId zone, int count) {
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
            return value.map(Cut::clean).filter(text -> !text.isEmpty()).map(text -> switch (Objects.requireNonNullElse(
                    match.group(2), "")) {
                case "|time" -> time(text);
                case "|aspects" -> of.names(text);
                case "|holds" -> of.held(text);
                default -> text;
            });
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
