package dev.backroom.console.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The pages' texts in one language. One file each; a test holds them against each other and against their use. */
public final class Texts {
    private static final Map<Language, Texts> ALL = all();

    private final Language language;
    private final Properties texts;

    private Texts(Language language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    public static Texts in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    public Language language() {
        return language;
    }

    public Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /**
     * A text, its one gap filled.
     *
     * @throws IllegalArgumentException if there is no such text
     */
    public String get(String key, Object... gap) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text is called " + key);
        }
        return gap.length == 0 ? text : text.replace("%s", String.valueOf(gap[0]));
    }

    /** What a constant is called. */
    public String of(String group, Enum<?> value) {
        return get(group + "." + value.name());
    }

    /** The two largest units of a span: {@code 2 d 3 h}, {@code 3 h 20 min}, {@code 5 min}. */
    public String span(Duration span) {
        return Times.span(span, language);
    }

    /** Who an amount of time is left for, or by how much it is over. */
    public String left(Duration left) {
        return get(left.isNegative() ? "lateBy" : "left", span(left));
    }

    private static Map<Language, Texts> all() {
        Map<Language, Texts> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, new Texts(language, read("/texts/" + language.file())));
        }
        return all;
    }

    private static Properties read(String file) {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Texts.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
