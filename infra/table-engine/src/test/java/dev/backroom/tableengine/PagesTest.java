package dev.backroom.tableengine;

import static dev.backroom.tableengine.Tables.attribute;
import static dev.backroom.tableengine.Tables.item;
import static dev.backroom.tableengine.Tables.key;
import static dev.backroom.tableengine.Tables.n;
import static dev.backroom.tableengine.Tables.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

@Tag("engine")
class PagesTest {
    private static final int ROWS = 20;
    private static final Endpoint ENDPOINT = Endpoint.open();
    private static final DynamoDbClient CLIENT = ENDPOINT.client();
    private static String table = "";

    @BeforeAll
    static void create() {
        table = Tables.create(
                CLIENT,
                "pages",
                request -> request.attributeDefinitions(
                                attribute("pk", ScalarAttributeType.S), attribute("sk", ScalarAttributeType.N))
                        .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
        for (int partition = 0; partition < 3; partition++) {
            for (int at = 0; at < ROWS; at++) {
                String pk = "p" + partition;
                int sort = at - 10;
                CLIENT.putItem(put -> put.tableName(table)
                        .item(item(
                                "pk", pk, "sk", sort, "even", sort % 2 == 0 ? "yes" : "no", "body", "x".repeat(50))));
            }
        }
    }

    @AfterAll
    static void close() {
        ENDPOINT.close();
    }

    private static QueryResponse query(
            String condition, Map<String, AttributeValue> values, Consumer<QueryRequest.Builder> more) {
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(condition)
                .expressionAttributeValues(values);
        more.accept(request);
        return CLIENT.query(request.build());
    }

    private static List<Integer> sorts(List<Map<String, AttributeValue>> items) {
        return items.stream()
                .map(row ->
                        Integer.valueOf(Objects.requireNonNull(row.get("sk")).n()))
                .toList();
    }

    private static List<Integer> sorts(String condition, AttributeValue... values) {
        Map<String, AttributeValue> given = values.length == 1
                ? Map.of(":p", s("p1"), ":a", values[0])
                : Map.of(":p", s("p1"), ":a", values[0], ":b", values[1]);
        return sorts(query("pk = :p AND " + condition, given, more -> {}).items());
    }

    @Test
    void answersInTheOrderOfNumbers_forwardAndBackward() {
        List<Integer> forward = IntStream.range(-10, 10).boxed().toList();

        assertThat(sorts(query("pk = :p", Map.of(":p", s("p1")), more -> {}).items()))
                .isEqualTo(forward);
        assertThat(sorts(query("pk = :p", Map.of(":p", s("p1")), more -> more.scanIndexForward(false))
                        .items()))
                .isEqualTo(forward.reversed());
    }

    @Test
    void keepsToTheSortKeysCondition_whicheverItIs() {
        assertThat(sorts("sk = :a", n(3))).containsExactly(3);
        assertThat(sorts("sk < :a", n(-7))).containsExactly(-10, -9, -8);
        assertThat(sorts("sk <= :a", n(-8))).containsExactly(-10, -9, -8);
        assertThat(sorts("sk > :a", n(7))).containsExactly(8, 9);
        assertThat(sorts("sk >= :a", n(8))).containsExactly(8, 9);
        assertThat(sorts("sk BETWEEN :a AND :b", n(-1), n(1))).containsExactly(-1, 0, 1);
    }

    @Test
    void leavesNothingOut_whenReadInPages() {
        for (boolean forward : new boolean[] {true, false}) {
            List<Integer> read = new ArrayList<>();
            Map<String, AttributeValue> last = Map.of();
            do {
                Map<String, AttributeValue> start = last;
                QueryResponse page = query(
                        "pk = :p",
                        Map.of(":p", s("p2")),
                        more -> more.limit(3)
                                .scanIndexForward(forward)
                                .exclusiveStartKey(start.isEmpty() ? null : start));
                read.addAll(sorts(page.items()));
                last = page.lastEvaluatedKey();
            } while (!last.isEmpty());

            List<Integer> all = IntStream.range(-10, 10).boxed().toList();
            assertThat(read).isEqualTo(forward ? all : all.reversed());
        }
    }

    @Test
    void namesTheLastKey_whenTheLimitIsExactlyTheRest() {
        QueryResponse exact = query("pk = :p", Map.of(":p", s("p1")), more -> more.limit(ROWS));
        QueryResponse more = query("pk = :p", Map.of(":p", s("p1")), limit -> limit.limit(ROWS + 1));

        assertThat(exact.lastEvaluatedKey()).isEqualTo(item("pk", "p1", "sk", 9));
        assertThat(more.hasLastEvaluatedKey()).isFalse();
    }

    @Test
    void countsWhatItReadAndWhatItShows_whenFiltered() {
        QueryResponse filtered = query(
                "pk = :p",
                Map.of(":p", s("p1"), ":yes", s("yes")),
                more -> more.filterExpression("even = :yes").limit(5));

        assertThat(filtered.scannedCount()).isEqualTo(5);
        assertThat(filtered.count()).isEqualTo(3);
        assertThat(filtered.items()).hasSize(3);
        QueryResponse counted = query("pk = :p", Map.of(":p", s("p1")), more -> more.select(Select.COUNT));
        assertThat(counted.count()).isEqualTo(ROWS);
        assertThat(counted.hasItems()).isFalse();
    }

    @Test
    void endsAPageAfterAMegabyte_howeverManyRowsFollow() {
        String large = Tables.create(CLIENT, "large");
        for (int at = 0; at < 5; at++) {
            String sort = "s" + at;
            CLIENT.putItem(put -> put.tableName(large).item(item("pk", "p", "sk", sort, "body", "b".repeat(300_000))));
        }

        QueryResponse page = CLIENT.query(query -> query.tableName(large)
                .keyConditionExpression("pk = :p")
                .expressionAttributeValues(Map.of(":p", s("p"))));

        assertThat(page.count()).isEqualTo(4);
        assertThat(page.lastEvaluatedKey()).isEqualTo(item("pk", "p", "sk", "s3"));
    }

    @Test
    void readsEachRowInOneSegment_whenScannedInParallel() {
        Set<Map<String, AttributeValue>> seen = new HashSet<>();
        int read = 0;
        for (int segment = 0; segment < 4; segment++) {
            int number = segment;
            for (ScanResponse page : CLIENT.scanPaginator(scan ->
                    scan.tableName(table).segment(number).totalSegments(4).limit(7))) {
                read += page.count();
                seen.addAll(page.items());
            }
        }

        assertThat(read).isEqualTo(3 * ROWS);
        assertThat(seen).hasSize(3 * ROWS);
    }

    @Test
    void refusesStartingKeysThatDoNotFit_inTheServicesWords() {
        Map<String, AttributeValue> partition = Map.of(":p", s("p1"));
        assertThatThrownBy(() -> query("pk = :p", partition, more -> more.exclusiveStartKey(item("pk", "p2", "sk", 1))))
                .hasMessageContaining(
                        "The provided starting key is outside query boundaries based on provided conditions");
        assertThatThrownBy(() -> query("pk = :p", partition, more -> more.exclusiveStartKey(item("pk", "p1"))))
                .hasMessageStartingWith("The provided starting key is invalid (");
        assertThatThrownBy(() -> query("sk = :p", Map.of(":p", n(1)), more -> more.exclusiveStartKey(item("pk", "p1"))))
                .hasMessageStartingWith("The provided starting key is invalid (");
        assertThatThrownBy(() -> CLIENT.scan(scan -> scan.tableName(table).exclusiveStartKey(item("pk", "p1"))))
                .hasMessageContaining(
                        "The provided starting key is invalid: The provided key element does not match the schema");
        assertThatThrownBy(() -> query(
                        "pk = :p AND sk > :a",
                        Map.of(":p", s("p1"), ":a", n(3)),
                        more -> more.exclusiveStartKey(item("pk", "p1", "sk", 1))))
                .hasMessageContaining("The provided starting key does not match the range key predicate");
    }

    @Test
    void refusesFiltersOnKeys_andIndexesThatAreNotThere() {
        assertThatThrownBy(() ->
                        query("pk = :p", Map.of(":p", s("p1"), ":a", n(1)), more -> more.filterExpression("sk = :a")))
                .hasMessageContaining(
                        "Filter Expression can only contain non-primary key attributes: Primary key attribute: sk");
        assertThatThrownBy(() -> query("pk = :p", Map.of(":p", s("p1")), more -> more.indexName("nowhere")))
                .hasMessageContaining("The table does not have the specified index: nowhere");
        assertThatThrownBy(() -> query("sk = :p", Map.of(":p", s("p1")), more -> {}))
                .hasMessageContaining("Query condition missed key schema element: pk");
    }
}
