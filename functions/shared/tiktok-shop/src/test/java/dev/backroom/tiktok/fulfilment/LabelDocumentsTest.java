package dev.backroom.tiktok.fulfilment;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.backroom.tiktok.TikTokEndpoints;
import dev.backroom.tiktok.TikTokFailure;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabelDocumentsTest {
    private static final int LARGEST = 1000;
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final byte[] DOCUMENT = "%PDF-1.7 to Nora Weber".getBytes(StandardCharsets.US_ASCII);

    private final WireMockServer server = new WireMockServer(options().dynamicPort());

    private Duration limit = LONG;

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void readsADocument_withoutTheSellersToken() {
        answers(aResponse().withBody(DOCUMENT));

        assertThat(documents().read(address())).isEqualTo(DOCUMENT);

        server.verify(1, getRequestedFor(urlEqualTo("/doc?secret=1")).withoutHeader("x-tts-access-token"));
    }

    @Test
    void asksAgainLater_whenTheAddressIsOverOrNobodyAnswers() {
        for (int status : new int[] {302, 403, 404, 429, 500}) {
            answers(aResponse().withStatus(status).withHeader("Location", server.baseUrl() + "/elsewhere"));
            fails(TikTokFailure.Transient.class, "HTTP " + status);
        }
        answers(aResponse().withBody(DOCUMENT).withFixedDelay(5_000));
        limit = Duration.ofMillis(300);
        fails(TikTokFailure.Transient.class, "nothing within");
        limit = LONG;
        answers(aResponse().withBody(new byte[LARGEST + 1]));
        fails(TikTokFailure.Transient.class, "no answer");
    }

    @Test
    void takesNothingElseForALabel() {
        answers(aResponse().withBody("<html>sign in</html>"));
        fails(TikTokFailure.Permanent.class, "no PDF");
        answers(aResponse().withBody(""));
        fails(TikTokFailure.Permanent.class, "no PDF");
    }

    @Test
    void goesNowhere_withoutEncryption() {
        assertThatThrownBy(() -> documents().read(URI.create("http://169.254.169.254/latest")))
                .isInstanceOf(TikTokFailure.Permanent.class);
        LabelDocuments real = new LabelDocuments(TikTokEndpoints.PLATFORM, LARGEST, Duration.ofMillis(300));
        assertThatThrownBy(() -> real.read(address())).isInstanceOf(TikTokFailure.Permanent.class);
        assertThatThrownBy(() -> real.read(URI.create("file:///etc/passwd")))
                .isInstanceOf(TikTokFailure.Permanent.class);
    }

    private void fails(Class<? extends TikTokFailure> how, String why) {
        assertThatThrownBy(() -> documents().read(address()))
                .isInstanceOf(how)
                .hasMessageContaining(why)
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("Nora");
    }

    private void answers(ResponseDefinitionBuilder answer) {
        server.resetAll();
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    private URI address() {
        return URI.create(server.baseUrl() + "/doc?secret=1");
    }

    private LabelDocuments documents() {
        URI here = URI.create(server.baseUrl());
        return new LabelDocuments(new TikTokEndpoints(here, here), LARGEST, limit);
    }
}
