package dev.backroom.localcloud;

import dev.backroom.localcloud.engine.DynamoDbEngine;
import dev.backroom.localcloud.function.FunctionCatalog;
import dev.backroom.localcloud.function.FunctionWorld;
import dev.backroom.localcloud.function.LambdaFunction;
import dev.backroom.localcloud.template.StackContext;
import dev.backroom.tableengine.UsageListener;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The project's template with functions made for a test. */
public final class TestClouds {
    private TestClouds() {}

    public static Path template() {
        return Path.of(System.getProperty("backroom.root", "../.."), "template.yaml");
    }

    /** Where the stacks of tests stand. */
    public static StackContext context() {
        URI nowhere = URI.create("http://127.0.0.1:1");
        return new StackContext(
                LocalCloudOptions.STACK, LocalCloudOptions.REGION, StackContext.LOCAL_ACCOUNT, nowhere, nowhere);
    }

    /** Functions that answer null, but for the given ones. */
    public static FunctionCatalog catalog(Map<String, LambdaFunction> functions) {
        Map<String, Function<FunctionWorld, LambdaFunction>> makers = new HashMap<>();
        for (String handler : BackroomFunctions.catalog().byHandler().keySet()) {
            LambdaFunction function = functions.getOrDefault(handler, (event, context) -> bytes("null"));
            makers.put(handler, world -> function);
        }
        return new FunctionCatalog(makers);
    }

    /** An engine in memory that reports nothing of what comes over HTTP. */
    public static DynamoDbEngine tables() {
        return DynamoDbEngine.start(0, Optional.empty(), LocalCloudOptions.REGION, UsageListener.NOBODY);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
