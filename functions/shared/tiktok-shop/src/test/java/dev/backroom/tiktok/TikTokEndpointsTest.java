package dev.backroom.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TikTokEndpointsTest {
    private static final URI AUTH = URI.create("https://auth.example");

    @Test
    void acceptsAHost_withOrWithoutAnEmptyPath() {
        assertThat(new TikTokEndpoints(URI.create("http://localhost:8081/"), AUTH).api())
                .isEqualTo(URI.create("http://localhost:8081"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8081",
                "ftp://host",
                "https:///x",
                "https://host/path",
                "https://host?x=1",
                "https://u:p@host"
            })
    void refusesAnythingElse_withoutRepeatingIt(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TikTokEndpoints(URI.create(uri), AUTH))
                .withMessageNotContaining("u:p");
    }
}
