package dev.backroom.localcloud.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/**
 * Stands for the topics of this machine: what would go out by e-mail is added to a file.
 *
 * @param file empty where nothing is kept
 * @param guard hears of every request first, and may refuse it
 */
public record MailFile(Optional<Path> file, Consumer<SdkRequest> guard) implements SnsClient {
    /** Open to everybody. */
    public MailFile(Optional<Path> file) {
        this(file, request -> {});
    }

    @Override
    public synchronized PublishResponse publish(PublishRequest request) {
        guard.accept(request);
        file.ifPresent(path -> add(path, request));
        return PublishResponse.builder().messageId(UUID.randomUUID().toString()).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private static void add(Path path, PublishRequest request) {
        String subject = Objects.requireNonNullElse(request.subject(), "");
        try {
            Files.writeString(
                    path,
                    "To: " + request.topicArn() + "\nSubject: " + subject + "\n\n" + request.message() + "\n\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
