package dev.backroom.notices;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** The texts of one file, by key. */
record TextTable(Map<String, String> texts) {
    /** @param file such as {@code notices-en.properties}, beside this class */
    static TextTable read(String file) {
        try (InputStream in = TextTable.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the texts " + file + " are not packaged");
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new TextTable(properties.stringPropertyNames().stream()
                    .collect(Collectors.toMap(key -> key, properties::getProperty)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    String text(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("no text for " + key));
    }
}
