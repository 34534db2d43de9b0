package dev.backroom.localcloud.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.localcloud.usage.UsageListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.SsmException;

@Tag("system")
final class ParameterStoreTest {
    @TempDir
    Path directory;

    private final Clients clients = new Clients("us-east-1", UsageListener.NONE);
    private ParameterStore store;
    private SsmClient ssm;

    @BeforeEach
    void start() {
        store = ParameterStore.start(
                0, "us-east-1", "000000000000", Optional.of(directory.resolve("parameters.json")), Clock.systemUTC());
        ssm = clients.ssm(store.endpoint());
    }

    @AfterEach
    void stop() {
        store.close();
        clients.close();
    }

    @Test
    void givesBackWhatWasPut_withVersions() {
        assertThat(put("/a/token", "one", false)).isEqualTo(1);
        assertThat(put("/a/token", "two", true)).isEqualTo(2);
        Parameter parameter = get("/a/token", true);
        assertThat(parameter.value()).isEqualTo("two");
        assertThat(parameter.version()).isEqualTo(2);
        assertThat(parameter.type()).isEqualTo(ParameterType.SECURE_STRING);
        assertThat(parameter.arn()).isEqualTo("arn:aws:ssm:us-east-1:000000000000:parameter/a/token");
    }

    @Test
    void refusesToOverwrite_whenNotAsked() {
        put("/a/token", "one", false);
        assertThatThrownBy(() -> put("/a/token", "two", false)).isInstanceOf(ParameterAlreadyExistsException.class);
        assertThat(get("/a/token", true).value()).isEqualTo("one");
    }

    @Test
    void keepsTheValueToItself_whenNobodyAsksForDecryption() {
        put("/a/token", "one", false);
        assertThat(get("/a/token", false).value()).isNotEqualTo("one");
    }

    @Test
    void saysSo_whenThereIsNoSuchParameter() {
        assertThatThrownBy(() -> get("/nothing", true)).isInstanceOf(ParameterNotFoundException.class);
        put("/a/token", "one", false);
        GetParametersResponse several = ssm.getParameters(
                request -> request.names("/a/token", "/nothing").withDecryption(true));
        assertThat(several.parameters()).extracting(Parameter::value).containsExactly("one");
        assertThat(several.invalidParameters()).containsExactly("/nothing");
    }

    @Test
    void forgetsWhatIsDeleted_andNothingElse() {
        put("/a/token", "one", false);
        put("/b/token", "two", false);
        ssm.deleteParameter(request -> request.name("/a/token"));
        assertThatThrownBy(() -> get("/a/token", true)).isInstanceOf(ParameterNotFoundException.class);
        assertThatThrownBy(() -> ssm.deleteParameter(request -> request.name("/a/token")))
                .isInstanceOf(ParameterNotFoundException.class);
        assertThat(get("/b/token", true).value()).isEqualTo("two");
        assertThat(directory.resolve("parameters.json")).content().doesNotContain("/a/token");
    }

    @Test
    void refuses_whatTheProviderRefuses() {
        assertThatThrownBy(() -> put("/a/b c", "x", false)).isInstanceOf(SsmException.class);
        assertThatThrownBy(() -> put("/a", "x".repeat(4_097), false)).isInstanceOf(SsmException.class);
        assertThatThrownBy(() -> ssm.putParameter(request -> request.name("/a").value("x")))
                .isInstanceOf(SsmException.class)
                .hasMessageContaining("type is required");
        assertThatThrownBy(() -> ssm.deleteParameter(request -> request.name("/a")))
                .isInstanceOf(SsmException.class);
    }

    @Test
    void keepsParametersInAFileOfItsOwnersOnly_andReadsThemAtTheNextStart() throws IOException {
        put("/a/token", "one", false);
        Path file = directory.resolve("parameters.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(directory.toFile().list()).containsExactly("parameters.json");
        try (ParameterStore again =
                ParameterStore.start(0, "us-east-1", "000000000000", Optional.of(file), Clock.systemUTC())) {
            assertThat(clients.ssm(again.endpoint())
                            .getParameter(request -> request.name("/a/token").withDecryption(true))
                            .parameter()
                            .value())
                    .isEqualTo("one");
        }
    }

    private long put(String name, String value, boolean overwrite) {
        return ssm.putParameter(request -> request.name(name)
                        .value(value)
                        .type(ParameterType.SECURE_STRING)
                        .overwrite(overwrite))
                .version();
    }

    private Parameter get(String name, boolean decrypt) {
        return ssm.getParameter(request -> request.name(name).withDecryption(decrypt))
                .parameter();
    }
}
