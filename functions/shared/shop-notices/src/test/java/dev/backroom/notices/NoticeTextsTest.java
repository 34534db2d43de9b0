package dev.backroom.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.review.Aspect;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class NoticeTextsTest {
    private static final Instant EVENING = Instant.parse("2026-11-20T18:00:00Z");
    private static final ShopId ID = new ShopId("7495540735365777507");
    private static final Shop SHOP = new Shop(
            ID,
            "Maple & Co",
            "US",
            ZoneId.of("America/Los_Angeles"),
            "cipher",
            "seller",
            Shop.DEFAULT_OWNER,
            EVENING,
            Shop.State.CONNECTED,
            Map.of());
    private static final Pattern PLACE = Pattern.compile("\\{[a-zA-Z|]+}");

    @ParameterizedTest
    @EnumSource(NoticeType.class)
    void leavesNoPlaceUnfilled_whenEveryFactIsGiven(NoticeType type) {
        Map<String, String> facts = new HashMap<>();
        type.facts().forEach(name -> facts.put(name, "2026-11-21T16:00:00Z"));
        for (Language language : Language.values()) {
            for (List<Notice> notices : List.of(
                    List.of(notice("a", type, facts)), List.of(notice("a", type, facts), notice("b", type, facts)))) {
                Message message = render(language, notices);
                assertThat(message.title()).contains("Maple & Co").doesNotContainPattern(PLACE);
                assertThat(message.lines())
                        .isNotEmpty()
                        .noneMatch(line -> PLACE.matcher(line).find());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(NoticeType.class)
    void saysTheSameInBothLanguages_andNamesOnlyKnownFacts(NoticeType type) {
        TextTable english = TextTable.read("notices-en.properties");
        TextTable chinese = TextTable.read("notices-zh.properties");
        assertThat(new TreeSet<>(chinese.texts().keySet()))
                .isEqualTo(new TreeSet<>(english.texts().keySet()));
        english.texts().forEach((key, text) -> {
            assertThat(places(chinese.text(key))).as(key).isEqualTo(places(text));
            if (key.startsWith(type.name() + ".")) {
                assertThat(places(text))
                        .as(key)
                        .allMatch(place -> place.equals("shop")
                                || place.equals("count")
                                || type.facts().contains(place));
            }
        });
    }

    @Test
    void showsTimesInTheShopsZone_andLeavesOutLinesWithoutTheirFacts() {
        Message message = render(
                Language.EN,
                List.of(notice(
                        "a",
                        NoticeType.REVIEW_NEGATIVE,
                        Map.of("product", "17", "stars", "1", "due", "2026-11-21T16:00:00Z", "order", "9"))));
        assertThat(message.title()).isEqualTo("Maple & Co: a 1-star review");
        assertThat(message.lines())
                .containsExactly(
                        "Product 17: 1 of 5 stars, reply by 2026-11-21 08:00 -08:00",
                        "Order: 9",
                        "Write to the buyer first, then reply in the seller centre and mark it as replied here.");
    }

    @Test
    void namesAspectsInTheReadersLanguage_andKeepsACodeThatItDoesNotKnow() {
        List<Notice> notices = List.of(notice(
                "a",
                NoticeType.REVIEW_NEGATIVE,
                Map.of("product", "17", "stars", "1", "aspects", "packaging, wrong-item, brand-new")));
        assertThat(render(Language.ZH, notices).lines()).contains("涉及：包装、发错货、brand-new");
        assertThat(render(Language.EN, notices).lines())
                .anyMatch(line -> line.startsWith("It is about: ") && !line.contains("wrong-item"));
    }

    @Test
    void keepsAMessageOnItsLines_whenAFactHoldsBreaksOrTurnsTheDirection() {
        Message message = render(
                Language.EN,
                List.of(notice(
                        "a", NoticeType.STOCK_OUT, Map.of("sku", "A\n\u202eB\u0007", "title", "x\r\ny{available}"))));
        assertThat(message.lines()).contains("A B: nothing left to promise", "Item: x  y{available}");
    }

    @Test
    void groupsByShopAndType_mostSevereFirst() {
        List<NoticeGroup> groups = NoticeGroup.of(List.of(
                notice("a", NoticeType.STOCK_LOW, Map.of()),
                notice("b", NoticeType.STOCK_OUT, Map.of()),
                notice("c", NoticeType.STOCK_LOW, Map.of()),
                new Notice("d", NoticeType.STOCK_LOW, Severity.INFO, Optional.empty(), "", EVENING, Map.of())));
        assertThat(groups)
                .extracting(NoticeGroup::type, group -> group.notices().size())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(NoticeType.STOCK_OUT, 1),
                        org.assertj.core.groups.Tuple.tuple(NoticeType.STOCK_LOW, 2),
                        org.assertj.core.groups.Tuple.tuple(NoticeType.STOCK_LOW, 1));
    }

    @Test
    void readsBackWhatItWrote_andRefusesWhatItDoesNotKnow() throws UnreadableNotice {
        Notice notice = notice("k#1", NoticeType.STOCK_LOW, Map.of("sku", "LIP-01", "title", "唇釉 \"1\""));
        assertThat(NoticeCodec.read(NoticeCodec.write(notice))).isEqualTo(notice);
        for (String text :
                List.of("", "[]", "{", "null", "{}", NoticeCodec.write(notice).replace("STOCK_LOW", "NEWS"))) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> NoticeCodec.read(text))
                    .as(text)
                    .isInstanceOf(UnreadableNotice.class);
        }
    }

    @Test
    void namesEveryAspect_inBothLanguages() {
        for (Language language : Language.values()) {
            AspectTexts texts = new AspectTexts(language);
            for (Aspect aspect : Aspect.values()) {
                assertThat(List.of(texts.name(aspect), texts.advice(aspect), texts.owner(aspect.owner())))
                        .noneMatch(String::isBlank);
            }
        }
    }

    private static Message render(Language language, List<Notice> notices) {
        return new NoticeTexts(language).render(NoticeGroup.of(notices).getFirst(), Optional.of(SHOP));
    }

    private static Notice notice(String id, NoticeType type, Map<String, String> facts) {
        return Notice.of(id, type, ID, "subject", EVENING, facts);
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(place -> place.replaceAll("[{}]|\\|[a-z]+", ""))
                .sorted()
                .toList();
    }
}
