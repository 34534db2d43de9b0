package dev.backroom.console;

import dev.backroom.console.html.Escaping;
import dev.backroom.console.html.Templates;
import dev.backroom.console.html.TextResolver;
import io.quarkus.qute.Engine;
import io.quarkus.qute.EngineBuilder;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Hands the process's environment and clients to the function. */
@Singleton
public final class OpsConsoleBeans {
    @Produces
    @Singleton
    public OpsConsoleFunctions functions(DynamoDbClient dynamo, SqsClient sqs, Engine engine) {
        return new OpsConsoleFunctions(System.getenv(), dynamo, sqs, Clock.systemUTC(), new Templates(engine));
    }

    void configure(@Observes EngineBuilder engine) {
        engine.addResultMapper(new Escaping()).addValueResolver(new TextResolver());
    }
}
