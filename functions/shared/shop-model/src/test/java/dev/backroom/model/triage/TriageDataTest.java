package dev.backroom.model.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The data files are as they say they are. */
final class TriageDataTest {
    private static final List<String> SECTIONS = List.of("address", "postal-code", "house-number", "phone");

    static Stream<String> languages() {
        return MessageReader.LANGUAGES.stream();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AT", "BE", "BR", "DE", "ES", "FR", "GB", "ID", "IE", "IT", "JP", "MX", "MY", "NL", "PH", "PL", "SG",
                "TH", "US", "VN"
            })
    void everyServedMarketHasRules_eachWithItsSource(String market) {
        assertThat(MarketRules.of(market)).isPresent();
        SectionedFile file = SectionedFile.read("market-" + market + ".txt");
        assertThat(file.sections().keySet()).containsAll(SECTIONS);
        file.sections()
                .keySet()
                .forEach(section -> assertThat(file.value(section, "source"))
                        .as("%s [%s]", market, section)
                        .isPresent());
    }

    @Test
    void anUnknownMarketHasNoRules_whateverItsName() {
        assertThat(MarketRules.of("ZZ")).isEmpty();
        assertThat(MarketRules.of("")).isEmpty();
        assertThat(MarketRules.of("../../US")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLexiconKnowsAllIntentsAndItsNegations(String language) {
        SectionedFile file = SectionedFile.read("intents-" + language + ".txt");
        for (String section : List.of("cancel", "change-address", "change-item", "delivery-wish", "not")) {
            assertThat(file.entries(section)).as("%s [%s]", language, section).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void readsAnyMessage_howeverOddOrLong() {
        MessageReader reader = new MessageReader();
        for (String odd :
                List.of("", " ", "\u0000\uFFFF", "🙏🙏🙏", "'", "…", "a".repeat(5_000), "want ".repeat(900))) {
            assertThat(reader.read(odd).intent()).isEqualTo(Intent.NONE);
        }
        assertThat(reader.read("not ".repeat(400) + "cancel").intent()).isEqualTo(Intent.NONE);
    }

    @Test
    void showsWhatItFoundByTheLexiconsWords_andKeepsTheBuyersApart() {
        Wish wish = new MessageReader().read("pls change the adress to 14 Mill Lane");

        assertThat(wish.intent()).isEqualTo(Intent.CHANGE_ADDRESS);
        assertThat(wish.evidence().getFirst().words()).isEqualTo("change the address");
        assertThat(wish.evidence().toString()).doesNotContain("mill");
    }

    @Test
    void hearsANegation_inEveryOrderOfWords() {
        MessageReader reader = new MessageReader();
        for (String no : List.of(
                "Please don't cancel",
                "bitte nicht stornieren",
                "storniert das bitte nicht",
                "no cancelen",
                "não cancele",
                "n'annulez pas",
                "jgn dibatalin ya",
                "huwag nyo po i-cancel",
                "đừng huỷ đơn",
                "อย่ายกเลิกนะ",
                "不要取消",
                "キャンセルしないで")) {
            assertThat(reader.read(no).intent()).as(no).isEqualTo(Intent.NONE);
        }
    }
}
