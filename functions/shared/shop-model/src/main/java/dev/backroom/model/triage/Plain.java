package dev.backroom.model.triage;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text in the one form that the data files are compared in. */
final class Plain {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private Plain() {}

    /** One width, small letters, typographic variants folded. */
    static String text(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /** The same without accents on Latin letters; other scripts keep their marks, which are letters there. */
    static String bare(String text) {
        String apart = Normalizer.normalize(text(text), Normalizer.Form.NFD);
        StringBuilder kept = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            switch (c) {
                case 'đ' -> kept.append('d');
                case 'ß' -> kept.append("ss");
                case 'ø' -> kept.append('o');
                case 'ł' -> kept.append('l');
                case 'ı' -> kept.append('i');
                case 'æ' -> kept.append("ae");
                case 'œ' -> kept.append("oe");
                default -> {
                    if (c < 0x300 || c > 0x36f) {
                        kept.append(c);
                    }
                }
            }
        }
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    /** The words of a text, without accents and signs. */
    static List<String> words(String text) {
        return BETWEEN_WORDS
                .splitAsStream(bare(text))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A name of a place as the region tables compare it. */
    static String name(String text) {
        return String.join(" ", words(text));
    }
}
