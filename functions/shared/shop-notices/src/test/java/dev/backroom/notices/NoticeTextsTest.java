package dev.backroom.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.review.Aspect;
import dev.backroom.runtime.queue.UnreadableMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    @EnumSource(Language.class)
    void showsExactlyTheFactsOfEachType(Language language) {
        TextTable table = table(language);
        for (NoticeType type : NoticeType.values()) {
            Set<String> shown = new TreeSet<>();
            table.texts().forEach((key, text) -> {
                if (key.startsWith(type.name() + ".")) {
                    shown.addAll(places(text));
                }
            });
            shown.removeAll(Set.of("shop", "count"));
            assertThat(shown).as(type.name()).isEqualTo(new TreeSet<>(type.facts()));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasTheTextsOfEveryType_andNoneThatNobodyShows(Language language) {
        TextTable table = table(language);
        Set<String> read = new TreeSet<>(Set.of("shop.unnamed"));
        for (NoticeType type : NoticeType.values()) {
            for (String part : List.of(".one", ".many", ".line")) {
                assertThat(table.find(type + part)).as(type + part).isPresent();
                read.add(type + part);
            }
            read.add(type + ".advice");
            // Those of one type are counted without a gap.
            for (int i = 1;
                    i <= NoticeTexts.MOST_MORE
                            && table.find(type + ".more." + i).isPresent();
                    i++) {
                read.add(type + ".more." + i);
            }
        }
        assertThat(read).containsAll(table.texts().keySet());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysNothingTwice(Language language) throws IOException {
        // The later of two lines with one key would win without a word.
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(NoticeTexts.class.getResourceAsStream(file(language))),
                StandardCharsets.UTF_8))) {
            assertThat(lines.lines()
                            .filter(line -> line.matches("[A-Za-z].*=.*"))
                            .map(line -> line.replaceFirst("\\s*=.*", "")))
                    .doesNotHaveDuplicates()
                    .hasSize(table(language).texts().size());
        }
    }

    @Test
    void showsTheSameFactsInBothLanguages() {
        TextTable english = table(Language.EN);
        TextTable chinese = table(Language.ZH);
        assertThat(chinese.texts()).containsOnlyKeys(english.texts().keySet());
        english.texts()
                .forEach((key, text) ->
                        assertThat(places(chinese.text(key))).as(key).isEqualTo(places(text)));
    }

    @Test
    void carriesNoFactThatItsTypeDoesNotName() throws UnreadableMessage {
        assertThatThrownBy(() -> notice("a", NoticeType.STOCK_OUT, Map.of("sku", "LIP-01", "buyer", "Ana")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Ana");
        Notice notice = notice("a", NoticeType.STOCK_OUT, Map.of("sku", "LIP-01"));
        String newer = NoticeCodec.write(notice).replace("\"sku\"", "\"colour\":\"red\",\"sku\"");
        assertThat(NoticeCodec.read(newer)).isEqualTo(notice);
    }

    @ParameterizedTest
    @EnumSource(NoticeType.class)
    void showsEveryFactOfItsType_somewhere(NoticeType type) {
        List<String> shown = TextTable.read("notices-en.properties").texts().entrySet().stream()
                .filter(text -> text.getKey().startsWith(type.name() + "."))
                .flatMap(text -> places(text.getValue()).stream())
                .toList();
        assertThat(shown).containsAll(type.facts());
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
    void namesHoldsInTheReadersLanguage_andKeepsACodeThatItDoesNotKnow() {
        List<Notice> notices = List.of(notice(
                "a",
                NoticeType.ORDER_HELD,
                Map.of("fresh", "3", "held", "9", "reasons", "ADDRESS_INCOMPLETE 2, BRAND_NEW 1")));
        assertThat(render(Language.ZH, notices).lines()).contains("新增 3 个，共 9 个：地址不完整 2、BRAND_NEW 1");
        assertThat(render(Language.EN, notices).lines()).contains("3 new, 9 in all: address incomplete 2, BRAND_NEW 1");
    }

    @Test
    void namesEveryHold_inBothLanguages() {
        for (Language language : Language.values()) {
            HoldTexts texts = new HoldTexts(language);
            assertThat(HoldCode.values())
                    .extracting(texts::name)
                    .doesNotHaveDuplicates()
                    .noneMatch(String::isBlank);
        }
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
    void readsBackWhatItWrote_andRefusesWhatItDoesNotKnow() throws UnreadableMessage {
        Notice notice = notice("k#1", NoticeType.STOCK_LOW, Map.of("sku", "LIP-01", "title", "唇釉 \"1\""));
        assertThat(NoticeCodec.read(NoticeCodec.write(notice))).isEqualTo(notice);
        for (String text :
                List.of("", "[]", "{", "null", "{}", NoticeCodec.write(notice).replace("STOCK_LOW", "NEWS"))) {
            assertThatThrownBy(() -> NoticeCodec.read(text)).as(text).isInstanceOf(UnreadableMessage.class);
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

    private static TextTable table(Language language) {
        return TextTable.read(file(language));
    }

    private static String file(Language language) {
        return "notices-" + language.code() + ".properties";
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
