package dev.backroom.reviews.words;

import dev.backroom.model.review.Mention;
import dev.backroom.model.review.Polarity;
import dev.backroom.model.review.Review;
import dev.backroom.model.review.ReviewReading;
import dev.backroom.model.review.ReviewSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a review is about, in English, Chinese and Indonesian. A text in any other language says nothing. */
public final class ReviewReader {
    /** Remarks kept of one review. */
    public static final int MOST_MENTIONS = 10;
    /** Of one aspect and polarity so many phrases are kept. */
    private static final int MOST_PHRASES = 2;

    private static final int FEW_WORDS = 6;

    private final Map<String, Lexicon> lexicons = new LinkedHashMap<>();

    public ReviewReader() {
        lexicons.put("en", new Lexicon(LexiconFile.read("lexicon-en.txt"), true));
        lexicons.put("id", new Lexicon(LexiconFile.read("lexicon-id.txt"), false));
        lexicons.put("zh", new Lexicon(LexiconFile.read("lexicon-zh.txt"), false));
    }

    public ReviewReading read(ReviewSnapshot seen) {
        return read(seen.title() + "\n" + seen.text(), seen.stars());
    }

    /**
     * Reads a text.
     *
     * @param stars decide where a clause does not say whether it praises or complains; of 3 it complains
     */
    public ReviewReading read(String text, int stars) {
        String lang = language(text);
        Lexicon lexicon = lexicons.get(lang);
        if (lexicon == null) {
            return new ReviewReading(lang, List.of());
        }
        Polarity otherwise = stars >= Review.GOOD_STARS ? Polarity.GOOD : Polarity.BAD;
        List<Mention> mentions = new ArrayList<>();
        Map<Mention, Integer> phrases = new HashMap<>();
        for (String clause : lexicon.clauses(text)) {
            for (Mention mention : lexicon.mentions(clause, otherwise)) {
                Mention kind = new Mention(mention.aspect(), mention.polarity(), "");
                if (mentions.size() < MOST_MENTIONS
                        && !mentions.contains(mention)
                        && phrases.merge(kind, 1, Integer::sum) <= MOST_PHRASES) {
                    mentions.add(mention);
                }
            }
        }
        return new ReviewReading(lang, mentions);
    }

    /** By script first, then by the small words that only one language has. */
    private String language(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long han = text.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                .count();
        boolean kana =
                text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA);
        long latin = text.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
                .count();
        if (han * 5 >= letters && han > 0 && !kana) {
            return "zh";
        }
        if (latin * 5 < letters * 4) {
            return "und";
        }
        String best = "und";
        int most = 0;
        for (String lang : List.of("en", "id")) {
            Lexicon lexicon =
                    lexicons.getOrDefault(lang, lexicons.values().iterator().next());
            List<String> clauses = lexicon.clauses(text);
            long words = clauses.stream()
                    .mapToLong(clause -> clause.strip().split(" ").length)
                    .sum();
            int score = 3 * lexicon.marks(text) + (words <= FEW_WORDS ? lexicon.known(clauses) : 0);
            if (score > most && score * 10L >= words) {
                most = score;
                best = lang;
            }
        }
        return best;
    }
}
