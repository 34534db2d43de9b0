package dev.backroom.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.console.html.Html;
import dev.backroom.console.text.Language;
import dev.backroom.console.text.Times;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class HtmlTest {
    @Test
    void escapesTextAndAttributes() {
        String html =
                new Html().element("p", "a<b>&\"'", "title", "\"><script>").done();
        assertThat(html).isEqualTo("<p title=\"&quot;&gt;&lt;script&gt;\">a&lt;b&gt;&amp;&quot;&#39;</p>");
    }

    @Test
    void refusesWhatThePagesDoNotNeed() {
        assertThatThrownBy(() -> new Html().start("script")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Html().start("p onclick")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Html().start("p", "onclick", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Html().start("a", "href", "javascript:alert(1)"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Html().start("p").done()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsEveryScriptOfThePlanet_andDropsWhatTurnsIt() {
        assertThat(new Html().text("héllo 你好 🎉 \u0007\u2066").done()).isEqualTo("héllo 你好 🎉 \uFFFD\uFFFD");
    }

    @Test
    void tellsASpanInItsTwoLargestUnits() {
        assertThat(Times.span(Duration.ofMinutes(-125), Language.ENGLISH)).isEqualTo("2 h 5 min");
        assertThat(Times.span(Duration.ofHours(51), Language.ENGLISH)).isEqualTo("2 d 3 h");
        assertThat(Times.span(Duration.ofSeconds(59), Language.CHINESE)).isEqualTo("0 分");
    }
}
