package dev.backroom.localcloud;

import dev.backroom.localcloud.function.FunctionCatalog;
import dev.backroom.localcloud.schedule.Ticker;
import dev.backroom.localcloud.usage.UsageListener;
import dev.backroom.tableengine.fault.FaultOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * How a local cloud is to stand.
 *
 * @param home where data is kept; empty keeps everything in memory
 * @param fresh forgets what the home keeps
 * @param port of the front, {@code dynamoDbPort} and {@code sqsPort} of the engines; 0 for a free one
 * @param parameters values for the template's parameters
 * @param variables replace what the template gives the functions, where it gives a variable of that name
 * @param appKey the app's key and {@code appSecret} its secret, put into the parameter store; empty leaves it as it is
 * @param clock the shop's time
 * @param accountConcurrency runs at once over all functions without a reservation
 * @param visibilityCap the longest visibility timeout of a queue; for a clock that runs fast. A departure from the
 *     template, and noted as such
 * @param windowCap the longest batching window of an event source; for a clock that runs fast, in which seconds are the shop's
 *     hours. A departure from the template, and noted as such
 * @param timeouts how many times as long as the template says a function may run: for a machine of unknown speed, on which a
 *     timeout is only to end what hangs. Noted as a departure where it is more than 1
 * @param faults how slow, busy and faulty the tables are once everything is open; noted as a departure where they fail
 * @param tap hears of every request and answer of the functions, the event sources and this cloud's own clients
 */
public record LocalCloudOptions(
        Path template,
        Optional<Path> home,
        boolean fresh,
        int port,
        int dynamoDbPort,
        int sqsPort,
        Map<String, String> parameters,
        Map<String, String> variables,
        Optional<String> appKey,
        Optional<String> appSecret,
        Clock clock,
        int accountConcurrency,
        Optional<Duration> visibilityCap,
        Optional<Duration> windowCap,
        int timeouts,
        FaultOptions faults,
        FunctionCatalog catalog,
        UsageListener usage,
        ExecutionInterceptor tap,
        Ticker ticker) {
    public static final String STACK = "backroom";
    public static final String REGION = "us-east-1";

    public LocalCloudOptions {
        parameters = Map.copyOf(parameters);
        variables = Map.copyOf(variables);
    }

    /** In memory, on free ports, in real time, with this project's functions. */
    public static Builder of(Path template) {
        return new Builder(template);
    }

    @Override
    public String toString() {
        return "LocalCloudOptions[%s, %s]".formatted(template, home);
    }

    /** Sets what differs from {@link LocalCloudOptions#of}. */
    public static final class Builder {
        private final Path template;
        private Optional<Path> home = Optional.empty();
        private boolean fresh;
        private int port;
        private int dynamoDbPort;
        private int sqsPort;
        private Map<String, String> parameters = Map.of();
        private Map<String, String> variables = Map.of();
        private Optional<String> appKey = Optional.empty();
        private Optional<String> appSecret = Optional.empty();
        private Clock clock = Clock.systemUTC();
        private int accountConcurrency = 1000;
        private Optional<Duration> visibilityCap = Optional.empty();
        private Optional<Duration> windowCap = Optional.empty();
        private int timeouts = 1;
        private FunctionCatalog catalog = BackroomFunctions.catalog();
        private FaultOptions faults = FaultOptions.NONE;
        private UsageListener usage = UsageListener.NONE;
        private ExecutionInterceptor tap = new ExecutionInterceptor() {};
        private Ticker ticker = Ticker.ofThread();

        private Builder(Path template) {
            this.template = template;
        }

        public Builder home(Path value) {
            home = Optional.of(value);
            return this;
        }

        public Builder fresh(boolean value) {
            fresh = value;
            return this;
        }

        public Builder port(int value) {
            port = value;
            return this;
        }

        public Builder dynamoDbPort(int value) {
            dynamoDbPort = value;
            return this;
        }

        public Builder sqsPort(int value) {
            sqsPort = value;
            return this;
        }

        public Builder parameters(Map<String, String> value) {
            parameters = value;
            return this;
        }

        public Builder variables(Map<String, String> value) {
            variables = value;
            return this;
        }

        public Builder app(String key, String secret) {
            appKey = Optional.of(key);
            appSecret = Optional.of(secret);
            return this;
        }

        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        public Builder accountConcurrency(int value) {
            accountConcurrency = value;
            return this;
        }

        public Builder visibilityCap(Duration value) {
            visibilityCap = Optional.of(value);
            return this;
        }

        public Builder windowCap(Duration value) {
            windowCap = Optional.of(value);
            return this;
        }

        public Builder timeouts(int value) {
            timeouts = value;
            return this;
        }

        public Builder faults(FaultOptions value) {
            faults = value;
            return this;
        }

        public Builder catalog(FunctionCatalog value) {
            catalog = value;
            return this;
        }

        public Builder usage(UsageListener value) {
            usage = value;
            return this;
        }

        public Builder tap(ExecutionInterceptor value) {
            tap = value;
            return this;
        }

        public Builder ticker(Ticker value) {
            ticker = value;
            return this;
        }

        public LocalCloudOptions build() {
            return new LocalCloudOptions(
                    template,
                    home,
                    fresh,
                    port,
                    dynamoDbPort,
                    sqsPort,
                    parameters,
                    variables,
                    appKey,
                    appSecret,
                    clock,
                    accountConcurrency,
                    visibilityCap,
                    windowCap,
                    timeouts,
                    faults,
                    catalog,
                    usage,
                    tap,
                    ticker);
        }
    }
}
