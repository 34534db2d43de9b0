package dev.backroom.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.console.html.Templates;
import dev.backroom.console.page.Link;
import dev.backroom.console.text.Language;
import dev.backroom.console.text.Times;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TemplatesTest {
    @Test
    void escapesTextAndAttributes() {
        assertThat(link("a<b>&\"'", "\"><script>"))
                .isEqualTo("<a class=\"&quot;&gt;&lt;script&gt;\" href=\"?page=today\">a&lt;b&gt;&amp;&quot;&#39;</a>");
    }

    @Test
    void keepsEveryScriptOfThePlanet_andDropsWhatTurnsIt() {
        assertThat(link("héllo 你好 🎉 \u0007\u2066", "")).contains(">héllo 你好 🎉 \uFFFD\uFFFD<");
    }

    /** The engine escapes what it is not told to leave alone: no template may tell it, or bring a script, or lead away. */
    @Test
    void askForNothingRaw_andBringWhatThePagesNeedAlone() {
        assertThat(templates()).hasSizeGreaterThan(20).allSatisfy((name, template) -> {
            assertThat(template).as(name).doesNotContainPattern("\\.(raw|safe)\\b|RawString|<script|\\son[a-z]+=");
            assertThat(found("(?:action|href)=\"([^\"]*)\"", template))
                    .as(name)
                    .isSubsetOf("/console", "call", "{it.href}", "{frame.label}");
        });
    }

    @Test
    void declareTheTypesThatTheyAreCheckedAgainst() {
        assertThat(templates()).allSatisfy((name, template) -> {
            if (template.contains("{#include layout}")) {
                assertThat(template).as(name).contains("{@dev.backroom.console.page.PageContext c}", " v}");
            } else if (template.contains("{#for") || template.contains("{it.")) {
                assertThat(template)
                        .as("what no native executable could read: " + name)
                        .startsWith("{@");
            }
        });
    }

    @Test
    void tellsASpanInItsTwoLargestUnits() {
        assertThat(Times.span(Duration.ofMinutes(-125), Language.ENGLISH)).isEqualTo("2 h 5 min");
        assertThat(Times.span(Duration.ofHours(51), Language.ENGLISH)).isEqualTo("2 d 3 h");
        assertThat(Times.span(Duration.ofSeconds(59), Language.CHINESE)).isEqualTo("0 分");
    }

    private static String link(String text, String style) {
        return Templates.standalone().render("tags/link", Map.of("it", new Link(text, style, "?page=today", "", "")));
    }

    static Map<String, String> templates() {
        Path folder = Path.of("src/main/resources/templates");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .collect(Collectors.toMap(file -> folder.relativize(file).toString(), TemplatesTest::read));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> found(String pattern, String in) {
        return Pattern.compile(pattern)
                .matcher(in)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
