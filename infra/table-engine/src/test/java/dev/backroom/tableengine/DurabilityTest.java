package dev.backroom.tableengine;

import static dev.backroom.tableengine.Tables.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;

@Tag("system")
class DurabilityTest {
    private static final int ROUNDS = 4;
    private static final int FEWEST = 50;
    private static final int MOST = 800;

    @TempDir
    Path folder;

    /** What the processes take for the system's folder for temporary files. */
    @TempDir
    Path temporary;

    /** The process is killed, not asked to end, after it acknowledged some random number of writes. */
    @Test
    void losesNoAcknowledgedWrite_whenTheProcessIsKilled() throws Exception {
        SplittableRandom dice = new SplittableRandom();
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(writesUntilKilled(round, FEWEST + dice.nextInt(MOST)));
        }
        assertThat(temporary).as("what killed processes leave behind").isEmptyDirectory();

        try (Endpoint endpoint = Endpoint.inProcess(TableEngine.open(EngineOptions.in(folder)))) {
            Set<String> there = new HashSet<>();
            Set<String> twins = new HashSet<>();
            endpoint.client()
                    .scanPaginator(scan -> scan.tableName(DurableWriter.TABLE))
                    .items()
                    .forEach(row -> {
                        there.add(text(row, "pk"));
                        if (row.containsKey("twin")) {
                            twins.add(text(row, "pk") + "-twin");
                        }
                    });
            assertThat(there).containsAll(acknowledged);
            assertThat(there).as("both halves of each transaction, or neither").containsAll(twins);
            assertThat(there.stream().filter(pk -> pk.endsWith("-twin"))).allMatch(twins::contains);
            assertThat(streamed(endpoint)).isEqualTo(there);
            assertThat(endpoint.client()
                            .describeTable(describe -> describe.tableName(DurableWriter.TABLE))
                            .table()
                            .itemCount())
                    .as("items as counted in the commits")
                    .isEqualTo(there.size());
        }
    }

    private List<String> writesUntilKilled(int round, int writes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        DurableWriter.class.getName(),
                        folder.toString(),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            while (acknowledged.size() < writes) {
                String line = lines.readLine();
                assertThat(line).as("the process writes until it is killed").isNotNull();
                acknowledged.add(String.valueOf(line));
            }
            process.destroyForcibly();
            process.waitFor();
        }
        return acknowledged;
    }

    private static Set<String> streamed(Endpoint endpoint) {
        DynamoDbClient client = endpoint.client();
        String arn = client.describeTable(describe -> describe.tableName(DurableWriter.TABLE))
                .table()
                .latestStreamArn();
        Set<String> streamed = new HashSet<>();
        for (Shard shard : endpoint.streams()
                .describeStream(describe -> describe.streamArn(arn))
                .streamDescription()
                .shards()) {
            String iterator = endpoint.streams()
                    .getShardIterator(get -> get.streamArn(arn)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            GetRecordsResponse page;
            do {
                String position = iterator;
                page = endpoint.streams().getRecords(get -> get.shardIterator(position));
                page.records().forEach(each -> streamed.add(text(each.dynamodb().keys(), "pk")));
                iterator = page.nextShardIterator();
            } while (!page.records().isEmpty() && iterator != null);
        }
        return streamed;
    }

    private static String text(Map<String, AttributeValue> row, String name) {
        return row.getOrDefault(name, AttributeValue.fromS("")).s();
    }

    @Test
    void findsEverythingAgain_whenOpenedOnceMore() {
        try (Endpoint first = Endpoint.inProcess(TableEngine.open(EngineOptions.in(folder)))) {
            first.client().createTable(request -> Tables.simple(request, "kept"));
            first.client().putItem(put -> put.tableName("kept").item(item("pk", "a", "v", 1)));
            first.client()
                    .updateTimeToLive(update -> update.tableName("kept")
                            .timeToLiveSpecification(
                                    ttl -> ttl.attributeName("until").enabled(true)));
        }
        try (Endpoint second = Endpoint.inProcess(TableEngine.open(EngineOptions.in(folder)))) {
            assertThat(second.client()
                            .getItem(get -> get.tableName("kept").key(item("pk", "a")))
                            .item())
                    .isEqualTo(item("pk", "a", "v", 1));
            assertThat(second.client()
                            .describeTimeToLive(describe -> describe.tableName("kept"))
                            .timeToLiveDescription()
                            .attributeName())
                    .isEqualTo("until");
        }
    }
}
