package dev.backroom.store.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is written is read by somebody: an attribute without a reader costs write units for nothing. */
final class AttributesTest {
    @Test
    void readsEveryAttributeThatItWrites() throws IOException, URISyntaxException {
        Path classes = Path.of(Attribute.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes.resolve("dev/backroom/store"))) {
            AttributeUses uses =
                    AttributeUses.of(files.filter(file -> file.toString().endsWith(".class"))
                            .filter(file -> !file.toString().contains("AttributesTest"))
                            .map(AttributesTest::bytes));
            assertThat(uses.written()).as("attributes of all rooms").hasSizeGreaterThan(60);
            assertThat(uses.unread()).as("written and never read").isEmpty();
        }
    }

    /** The judge can fail. */
    @Test
    void findsAnAttributeThatNobodyReads() throws IOException {
        String file = "AttributesTest$Careless.class";
        try (InputStream type = Objects.requireNonNull(AttributesTest.class.getResourceAsStream(file))) {
            AttributeUses uses = AttributeUses.of(Stream.of(type.readAllBytes()));
            assertThat(uses.unread()).containsExactly("dev/backroom/store/dynamo/AttributesTest$Careless.UNREAD");
            assertThat(uses.read()).hasSize(2);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes three attributes, reads one and names another. */
    static final class Careless {
        static final Attribute<String> READ = Attribute.text("read");
        static final Attribute<String> NAMED = Attribute.text("named");
        static final Attribute<String> UNREAD = Attribute.text("unread");

        private Careless() {}

        static Map<String, AttributeValue> copy(StoredItem item) {
            return new ItemWriter(Map.of())
                    .put(UNREAD, READ.in(item))
                    .put(READ, item.text(NAMED.name()))
                    .put(NAMED, "")
                    .item();
        }
    }
}
