package dev.backroom.tableengine;

import static dev.backroom.tableengine.Tables.item;
import static dev.backroom.tableengine.Tables.n;
import static dev.backroom.tableengine.Tables.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

@Tag("engine")
class SingleItemsTest {
    private static final Endpoint ENDPOINT = Endpoint.open();
    private static final DynamoDbClient CLIENT = ENDPOINT.client();
    private static String table = "";

    @BeforeAll
    static void create() {
        table = Tables.create(CLIENT, "single");
    }

    @AfterAll
    static void close() {
        ENDPOINT.close();
    }

    private static void put(Map<String, AttributeValue> item) {
        CLIENT.putItem(put -> put.tableName(table).item(item));
    }

    private static Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
        return CLIENT.getItem(get -> get.tableName(table).key(key).consistentRead(true))
                .item();
    }

    @Test
    void replacesTheWholeItem_whenPutAgain() {
        put(item("pk", "replace", "sk", "1", "old", 1));

        var answer = CLIENT.putItem(put -> put.tableName(table)
                .item(item("pk", "replace", "sk", "1", "new", 2))
                .returnValues(ReturnValue.ALL_OLD));

        assertThat(answer.attributes()).isEqualTo(item("pk", "replace", "sk", "1", "old", 1));
        assertThat(get(item("pk", "replace", "sk", "1"))).isEqualTo(item("pk", "replace", "sk", "1", "new", 2));
    }

    @Test
    void answersWithoutAttributes_whenNothingWasThere() {
        assertThat(CLIENT.putItem(put -> put.tableName(table)
                                .item(item("pk", "fresh", "sk", "1"))
                                .returnValues(ReturnValue.ALL_OLD))
                        .hasAttributes())
                .isFalse();
        assertThat(CLIENT.deleteItem(delete -> delete.tableName(table)
                                .key(item("pk", "nobody", "sk", "1"))
                                .returnValues(ReturnValue.ALL_OLD))
                        .hasAttributes())
                .isFalse();
        assertThat(CLIENT.getItem(get -> get.tableName(table).key(item("pk", "nobody", "sk", "1")))
                        .hasItem())
                .isFalse();
    }

    @Test
    void deletesTheItem_andShowsWhatItWas() {
        put(item("pk", "gone", "sk", "1", "a", 1));

        var answer = CLIENT.deleteItem(delete ->
                delete.tableName(table).key(item("pk", "gone", "sk", "1")).returnValues(ReturnValue.ALL_OLD));

        assertThat(answer.attributes()).isEqualTo(item("pk", "gone", "sk", "1", "a", 1));
        assertThat(get(item("pk", "gone", "sk", "1"))).isEmpty();
    }

    @Test
    void showsTheItem_whenAConditionRefusesAndItIsAskedFor() {
        put(item("pk", "held", "sk", "1", "a", 1));

        assertThatThrownBy(() -> CLIENT.putItem(put -> put.tableName(table)
                        .item(item("pk", "held", "sk", "1", "a", 2))
                        .conditionExpression("attribute_not_exists(pk)")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                .isInstanceOfSatisfying(ConditionalCheckFailedException.class, refused -> {
                    assertThat(refused.awsErrorDetails().errorMessage()).isEqualTo("The conditional request failed");
                    assertThat(refused.item()).isEqualTo(item("pk", "held", "sk", "1", "a", 1));
                });
        assertThatThrownBy(() -> CLIENT.deleteItem(delete -> delete.tableName(table)
                        .key(item("pk", "held", "sk", "1"))
                        .conditionExpression("a = :two")
                        .expressionAttributeValues(Map.of(":two", n(2)))))
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        refused -> assertThat(refused.hasItem()).isFalse());
        assertThat(get(item("pk", "held", "sk", "1"))).containsEntry("a", n(1));
    }

    private static UpdateItemResponse update(
            String pk, String expression, Map<String, AttributeValue> values, ReturnValue shown) {
        return CLIENT.updateItem(update -> update.tableName(table)
                .key(item("pk", pk, "sk", "1"))
                .updateExpression(expression)
                .expressionAttributeValues(values.isEmpty() ? null : values)
                .returnValues(shown));
    }

    @Test
    void createsTheItem_whenUpdatedBeforeItIsThere() {
        update("made", "SET a = :a ADD c :one", Map.of(":a", s("x"), ":one", n(1)), ReturnValue.NONE);

        assertThat(get(item("pk", "made", "sk", "1"))).isEqualTo(item("pk", "made", "sk", "1", "a", "x", "c", 1));
    }

    @Test
    void makesAnItemOfTheKeyAlone_whenUpdatedWithoutExpression() {
        CLIENT.updateItem(update -> update.tableName(table).key(item("pk", "bare", "sk", "1")));

        assertThat(get(item("pk", "bare", "sk", "1"))).isEqualTo(item("pk", "bare", "sk", "1"));
    }

    @Test
    void makesNoItem_whenAnUpdateOnlyTakesAway() {
        update("nothing", "REMOVE a", Map.of(), ReturnValue.NONE);

        assertThat(get(item("pk", "nothing", "sk", "1"))).isEmpty();
    }

    @Test
    void showsWhatAnUpdateTouched_asItWasAndAsItIs() {
        put(item("pk", "shown", "sk", "1", "a", 1, "b", 2));
        Map<String, AttributeValue> three = Map.of(":v", n(3));

        assertThat(update("shown", "SET a = :v", three, ReturnValue.UPDATED_OLD).attributes())
                .isEqualTo(item("a", 1));
        assertThat(update("shown", "SET a = a + :v", three, ReturnValue.UPDATED_NEW)
                        .attributes())
                .isEqualTo(item("a", 6));
        assertThat(update("shown", "SET a = :v", three, ReturnValue.ALL_OLD).attributes())
                .isEqualTo(item("pk", "shown", "sk", "1", "a", 6, "b", 2));
        assertThat(update("shown", "REMOVE b", Map.of(), ReturnValue.ALL_NEW).attributes())
                .isEqualTo(item("pk", "shown", "sk", "1", "a", 3));
        assertThat(update("shown", "REMOVE a", Map.of(), ReturnValue.UPDATED_NEW)
                        .hasAttributes())
                .isFalse();
        assertThat(update("shown", "SET n = :v", three, ReturnValue.UPDATED_OLD).hasAttributes())
                .isFalse();
    }

    @Test
    void showsOnlyTheProjectedPaths_whenGot() {
        put(item("pk", "paths", "sk", "1", "m", AttributeValue.fromM(item("x", 1, "y", 2)), "a", 1));

        assertThat(CLIENT.getItem(get -> get.tableName(table)
                                .key(item("pk", "paths", "sk", "1"))
                                .projectionExpression("#m.x, pk")
                                .expressionAttributeNames(Map.of("#m", "m")))
                        .item())
                .isEqualTo(item("pk", "paths", "m", AttributeValue.fromM(item("x", 1))));
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorMessage())
                                .isEqualTo(message));
    }

    @Test
    void refusesKeysThatDoNotFit_inTheServicesWords() {
        assertRefused(
                () -> put(item("pk", "a")),
                "One or more parameter values were invalid: Missing the key sk in the item");
        assertRefused(
                () -> put(item("pk", "a", "sk", 1)),
                "One or more parameter values were invalid: Type mismatch for key sk expected: S actual: N");
        assertRefused(() -> get(item("pk", "a")), "The provided key element does not match the schema");
        assertRefused(
                () -> get(item("pk", "a", "sk", "b", "x", "c")), "The provided key element does not match the schema");
        assertRefused(
                () -> put(item("pk", "", "sk", "b")),
                "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an"
                        + " empty string value. Key: pk");
        assertRefused(
                () -> update("a", "SET pk = :p", Map.of(":p", s("b")), ReturnValue.NONE),
                "One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the"
                        + " key");
    }

    @Test
    void takesKeysUpToTheirLimit_andNoLonger() {
        put(item("pk", "p".repeat(2048), "sk", "s".repeat(1024)));

        assertRefused(
                () -> put(item("pk", "p".repeat(2049), "sk", "s")),
                "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048"
                        + " bytes");
        assertRefused(
                () -> put(item("pk", "p", "sk", "s".repeat(1025))),
                "One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size"
                        + " limit of 1024 bytes");
    }

    @Test
    void takesItemsUpTo400Kilobytes_andNoLarger() {
        int names = "pkasksbody".length();
        put(item("pk", "a", "sk", "s", "body", "b".repeat(409_600 - names)));

        assertRefused(
                () -> put(item("pk", "a", "sk", "s", "body", "b".repeat(409_601 - names))),
                "Item size has exceeded the maximum allowed size");
        assertRefused(
                () -> update("a", "SET b = :b", Map.of(":b", s("b".repeat(409_600))), ReturnValue.NONE),
                "Item size to update has exceeded the maximum allowed size");
    }

    @Test
    void takesNamesOfAttributes_upTo65535Characters() {
        String longest = "n".repeat(65_535);
        put(item("pk", "named", "sk", "1", longest, 1));

        assertThat(CLIENT.getItem(get -> get.tableName(table)
                                .key(item("pk", "named", "sk", "1"))
                                .projectionExpression("#n")
                                .expressionAttributeNames(Map.of("#n", longest)))
                        .item())
                .isEqualTo(item(longest, 1));
        assertThatThrownBy(() -> put(item("pk", "named", "sk", "2", longest + "n", 1)))
                .hasMessageContaining("Member must have length less than or equal to 65535");
    }

    @Test
    void refusesUpdates_thatNestTooDeeply() {
        AttributeValue deep = s("bottom");
        for (int level = 0; level < 31; level++) {
            deep = AttributeValue.fromM(Map.of("m", deep));
        }
        put(item("pk", "deep", "sk", "1", "m", deep));
        String bottom = "m" + ".m".repeat(31);

        assertRefused(
                () -> update(
                        "deep",
                        "SET " + bottom + " = :m",
                        Map.of(":m", AttributeValue.fromM(Map.of("n", s("below")))),
                        ReturnValue.NONE),
                "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond"
                        + " supported limit");
        update("deep", "SET " + bottom + " = :m", Map.of(":m", s("as deep")), ReturnValue.NONE);
    }

    @Test
    void saysThatTheTableIsMissing_afterTheRequestItselfIsRight() {
        assertThatThrownBy(
                        () -> CLIENT.putItem(put -> put.tableName("nosuchtable").item(item("pk", "a"))))
                .isInstanceOfSatisfying(
                        ResourceNotFoundException.class,
                        missing -> assertThat(missing.awsErrorDetails().errorMessage())
                                .isEqualTo("Requested resource not found"));
        assertThatThrownBy(() -> CLIENT.putItem(put ->
                        put.tableName("nosuchtable").item(item("pk", "a")).conditionExpression("not an expression")))
                .hasMessageContaining("Invalid ConditionExpression: Syntax error");
    }
}
