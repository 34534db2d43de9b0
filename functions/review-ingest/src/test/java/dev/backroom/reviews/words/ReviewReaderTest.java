package dev.backroom.reviews.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.review.Aspect;
import dev.backroom.model.review.Mention;
import dev.backroom.model.review.Polarity;
import dev.backroom.model.review.ReviewReading;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReviewReaderTest {
    private static final ReviewReader READER = new ReviewReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "The dress runs small, order a size up; en; size-fit:BAD",
                "Colour is different from the picture and the fabric is itchy; en; appearance-differs:BAD material:BAD",
                "I asked twice and they never replied; en; service:BAD",
                "Arrived broken, no bubble wrap!!!; en; damaged:BAD packaging:BAD",
                "They sent me the wrong colour and it doesn’t come with the charger; en; wrong-item:BAD missing-item:BAD",
                "Smells like chemicals, this is fake; en; smell:BAD authenticity:BAD",
                "Great price but it stopped working after two days; en; price-value:GOOD function:BAD",
                "There are no instructions and they refused to refund; en; instructions:BAD after-sales:BAD",
                "This delivery was not fast; en; shipping-slow:BAD",
                "衣服偏小，而且掉色严重，客服不回复; zh; size-fit:BAD material:BAD service:BAD",
                "物流很快，包装完好，质量很好; zh; shipping-slow:GOOD packaging:GOOD quality:GOOD",
                "收到就坏了，少了一个配件，味道刺鼻; zh; missing-item:BAD smell:BAD",
                "颜色好看但是有色差; zh; appearance-differs:GOOD appearance-differs:BAD",
                "发错货了，要退货不给退; zh; wrong-item:BAD after-sales:BAD",
                "Bahannya tipis bgt dan kekecilan; id; material:BAD size-fit:BAD",
                "pengirimannya cpt, barang bagusss, penjual ramah; id; shipping-slow:GOOD service:GOOD",
                "brg rusak, chat gk dibalas; id; damaged:BAD service:BAD",
                "Tidak sesuai gambar dan bau menyengat; id; appearance-differs:BAD smell:BAD",
                "Harga murah tapi kualitas jelek; id; price-value:GOOD quality:BAD",
            })
    void findsWhatAReviewIsAbout(String text, String lang, String expected) {
        ReviewReading reading = READER.read(text, 3);
        assertThat(reading.lang()).isEqualTo(lang);
        assertThat(found(reading)).containsAll(Arrays.asList(expected.split(" ")));
    }

    @Test
    void takesThePolarityFromTheStars_whenTheWordsDoNotSay() {
        assertThat(found(READER.read("About the fabric of this dress", 5))).containsExactly("material:GOOD");
        assertThat(found(READER.read("About the fabric of this dress", 1))).containsExactly("material:BAD");
    }

    @Test
    void readsNothing_fromALanguageWithoutALexicon() {
        for (String text : List.of("サイズが小さいです", "ขนาดเล็กเกินไป", "Слишком маленький размер", "", "!!!", "12345")) {
            assertThat(READER.read(text, 1)).as(text).isEqualTo(new ReviewReading("und", List.of()));
        }
    }

    @Test
    void readsBareLettersAlike_whateverTheirFormRepeatOrCase() {
        assertThat(found(READER.read("ＦＡＳＴ　ＤＥＬＩＶＥＲＹ", 5))).contains("shipping-slow:GOOD");
        assertThat(found(READER.read("gooood quality, sooo soft", 5))).contains("quality:GOOD", "material:GOOD");
        assertThat(found(READER.read("kualitas bagusssss bgttt", 5))).contains("quality:GOOD");
        assertThat(found(READER.read("fast de\u200blivery", 5))).contains("shipping-slow:GOOD");
    }

    @Test
    void keepsFewMentions_howeverLongTheText() {
        ReviewReading reading =
                READER.read("too small, runs small, too tight. broken. smells bad! fake? ".repeat(80), 1);
        assertThat(reading.mentions())
                .hasSizeLessThanOrEqualTo(ReviewReader.MOST_MENTIONS)
                .doesNotHaveDuplicates();
        assertThat(reading.mentions().stream().filter(m -> m.aspect() == Aspect.SIZE_FIT))
                .hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "id"})
    void hasWordsForEveryAspect(String lang) {
        LexiconFile file = LexiconFile.read("lexicon-" + lang + ".txt");
        Set<String> aspects = Arrays.stream(Aspect.values()).map(Aspect::code).collect(Collectors.toSet());
        assertThat(file.sections().keySet().stream()
                        .filter(section -> section.startsWith("aspect "))
                        .map(section -> section.substring("aspect ".length())))
                .containsExactlyInAnyOrderElementsOf(aspects);
    }

    @Test
    void findsEveryPhrase_alsoInsideAnother() {
        Phrases phrases = new Phrases();
        int he = phrases.add("he");
        int she = phrases.add("she");
        int hers = phrases.add("hers");
        assertThat(phrases.add("she")).isEqualTo(she);
        assertThat(phrases.seal().in("ushers"))
                .containsExactlyInAnyOrder(
                        new Phrases.Hit(she, 1, 4), new Phrases.Hit(he, 2, 4), new Phrases.Hit(hers, 2, 6));
    }

    private static List<String> found(ReviewReading reading) {
        return reading.mentions().stream()
                .map((Mention mention) -> mention.aspect().code() + ":" + mention.polarity())
                .distinct()
                .toList();
    }

    @Test
    void decidesTheFeelingOfAClause_withNegation() {
        Lexicon lexicon = new Lexicon(LexiconFile.read("lexicon-en.txt"), true);
        assertThat(lexicon.polarity(" not good ")).contains(Polarity.BAD);
        assertThat(lexicon.polarity(" no problem ")).contains(Polarity.GOOD);
        assertThat(lexicon.polarity(" a table ")).isEmpty();
    }
}
