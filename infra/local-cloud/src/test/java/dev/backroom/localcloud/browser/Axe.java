package dev.backroom.localcloud.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** axe-core on the page that is shown. */
final class Axe {
    /** WCAG 2.2 A and AA, and what axe-core calls good practice. */
    static final List<String> ALL = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Those of them that another scheme may break: contrast. */
    static final List<String> COLOURS = List.of("wcag2aa");

    private static final String SCRIPT = script();
    private static final String RUN = """
            async tags => {
                const found = await axe.run(document, {resultTypes: ['violations'], runOnly: {type: 'tag', values: tags}});
                return found.violations
                    .filter(one => one.impact === 'serious' || one.impact === 'critical')
                    .map(one => one.id + ': ' + one.help + '; '
                        + one.nodes.slice(0, 3).map(node => node.html + ' ' + node.failureSummary).join(' | '));
            }
            """;

    private Axe() {}

    /** Findings that are serious or critical, in words; empty if there is none. */
    static List<?> serious(Page page, List<String> tags) {
        if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(SCRIPT);
        }
        return (List<?>) page.evaluate(RUN, tags);
    }

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe-core's jar has no axe.min.js any more");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
