package dev.backroom.store;

import dev.backroom.fixtures.Endpoint;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The same promises on LocalStack, where Docker answers. */
@Tag("cloud")
class LocalStackStoreTest extends StoreContract {
    /** The last image that needs no account. */
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    private static @Nullable LocalStackContainer localStack;

    @BeforeAll
    static void startWhereDockerAnswers() {
        boolean docker = DockerClientFactory.instance().isDockerAvailable();
        if (!docker) {
            System.out.println("SKIPPED: LocalStackStoreTest, because Docker does not answer on this machine");
        }
        Assumptions.assumeTrue(docker, "Docker does not answer: start it for the tests against LocalStack");
        localStack = new LocalStackContainer(IMAGE).withServices("dynamodb");
        localStack.start();
    }

    @AfterAll
    static void stop() {
        if (localStack != null) {
            localStack.stop();
        }
    }

    @Override
    protected DynamoDbClient dynamo() {
        return Endpoint.client(Objects.requireNonNull(localStack).getEndpoint());
    }
}
