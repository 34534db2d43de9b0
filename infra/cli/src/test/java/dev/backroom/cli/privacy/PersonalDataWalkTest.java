package dev.backroom.cli.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.cli.terminal.Installation;
import dev.backroom.localcloud.BackroomFunctions;
import dev.backroom.localcloud.LocalCloud;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.function.FunctionCatalog;
import dev.backroom.localcloud.function.FunctionWorld;
import dev.backroom.localcloud.function.LambdaFunction;
import dev.backroom.simulator.books.BuyerFacts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** What is planted is found, in every place; what belongs there is not. */
@Tag("system")
final class PersonalDataWalkTest {
    private static final BuyerFacts BUYERS = new BuyerFacts(
            Set.of("Ana"),
            Set.of("Núñez-Demo"),
            Set.of("Ana Núñez-Demo"),
            Set.of("(+63)9000001234"),
            Set.of("7 Mock Boulevard"),
            Set.of("我不想要了,请帮我取消订单"));
    private static final byte[] LABEL = "%PDF-1.4 to Ana Núñez-Demo".getBytes(StandardCharsets.ISO_8859_1);
    private static final Logger LOG = Logger.getLogger("planted");

    @TempDir
    private Path home = Path.of("");

    @Test
    void findsWhatIsPlanted_whereverItIs() throws Exception {
        try (PersonalDataWalk walk = PersonalDataWalk.lookingFor(BUYERS);
                LocalCloud cloud = cloud(walk)) {
            FunctionWorld tools = cloud.world("OrderSync");
            tools.dynamoDb()
                    .putItem(p -> p.tableName(table(cloud, "Orders")).item(item("o", "to Ana NÚÑEZ-DEMO, please")));
            tools.dynamoDb()
                    .transactWriteItems(t -> t.transactItems(TransactWriteItem.builder()
                            .put(Put.builder()
                                    .tableName(table(cloud, "Shops"))
                                    .item(item("s", "Ana"))
                                    .build())
                            .build()));
            tools.sqs()
                    .sendMessage(
                            s -> s.queueUrl(queue(cloud, "StockChanges")).messageBody("{\"to\":\"(+63)9000001234\"}"));
            cloud.sqs()
                    .sendMessage(
                            s -> s.queueUrl(queue(cloud, "OrderEventsDead")).messageBody("at 7 mock boulevard."));
            cloud.sqs().sendMessage(s -> s.queueUrl(queue(cloud, "Notices")).messageBody("call 639000001234"));
            cloud.world("TokenRefresh")
                    .ssm()
                    .putParameter(p -> p.name("/backroom/backroom/tokens/x")
                            .type(ParameterType.SECURE_STRING)
                            .value("Ana Núñez-Demo"));
            LOG.log(Level.INFO, "first", new IllegalStateException(new IllegalStateException("9000001234")));
            System.out.println("{\"_aws\":{},\"Shop\":\"Ana Núñez-Demo\"}");
            System.err.println("7+Mock+Boulevard");
            cloud.sqs()
                    .sendMessage(s -> s.queueUrl(queue(cloud, "Handovers"))
                            .messageBody("{\"label\":\"https://x/documents/115/SHIPPING_LABEL.pdf?sign=1\"}"));
            Files.writeString(
                    home.resolve("answer.json"), Base64.getEncoder().encodeToString(LABEL), StandardCharsets.UTF_8);
            tools.dynamoDb()
                    .putItem(p -> p.tableName(table(cloud, "Orders"))
                            .item(Map.of(
                                    "pk",
                                    AttributeValue.fromS("l"),
                                    "sk",
                                    AttributeValue.fromS("planted"),
                                    "document",
                                    AttributeValue.fromB(SdkBytes.fromByteArray(LABEL)))));
            Files.writeString(home.resolve("mail.txt"), "Subject: 我不想要了,请帮我取消订单", StandardCharsets.UTF_8);
            Files.writeString(home.resolve("notes.json"), "{\"family\":\"Núñez-Demo\"}", StandardCharsets.UTF_8);

            walk.look(cloud, home);

            assertThat(walk.found())
                    .contains(
                            "WRITE to backroom-Orders holds a name",
                            "WRITE to backroom-Shops holds a given name",
                            "TABLE Orders holds a name",
                            "TABLE Shops holds a given name",
                            "STREAM of backroom-Orders holds a name",
                            "QUEUE backroom-StockChanges holds a phone",
                            "QUEUE OrderEventsDead holds a address",
                            "NOTICE backroom-Notices holds a phone",
                            "NOTICE mail.txt holds a message",
                            "PARAMETER /backroom/backroom/tokens/x holds a name",
                            "LOG of planted holds a phone",
                            "METRIC on standard output holds a name",
                            "OUTPUT of errors holds a address",
                            "FILE notes.json holds a family name",
                            "QUEUE backroom-Handovers holds a label",
                            "FILE answer.json holds a label",
                            "WRITE to backroom-Orders holds a label",
                            "TABLE Orders holds a label");
        }
    }

    @Test
    void findsNothing_whereRecipientsAloneAreKnown() throws Exception {
        try (PersonalDataWalk walk = PersonalDataWalk.lookingFor(BUYERS);
                LocalCloud cloud = cloud(walk)) {
            cloud.dynamoDb()
                    .putItem(p -> p.tableName(table(cloud, "Recipients"))
                            .item(item("o", "Ana Núñez-Demo, 7 Mock Boulevard")));
            cloud.dynamoDb()
                    .putItem(p -> p.tableName(table(cloud, "Labels"))
                            .item(Map.of(
                                    "pk",
                                    AttributeValue.fromS("l"),
                                    "sk",
                                    AttributeValue.fromS("P1#00"),
                                    "document",
                                    AttributeValue.fromB(SdkBytes.fromByteArray(LABEL)))));
            // Others' data, and numbers that hold a phone's digits by chance.
            cloud.dynamoDb()
                    .putItem(p -> p.tableName(table(cloud, "Orders"))
                            .item(item("o", "Banana Boulevard 17 Mock Boulevards 576639000001234")));

            walk.look(cloud, home);

            assertThat(walk.found()).isEmpty();
            assertThat(walk.recipientsKnown()).isEqualTo(1);
            assertThat(walk.labelsKnown()).isEqualTo(1);
            assertThat(walk.looked()).containsKeys(Place.WRITE, Place.TABLE, Place.STREAM, Place.FILE);
        }
    }

    private LocalCloud cloud(PersonalDataWalk walk) {
        LambdaFunction nothing = (event, context) -> "null".getBytes(StandardCharsets.UTF_8);
        Map<String, Function<FunctionWorld, LambdaFunction>> makers = new HashMap<>();
        BackroomFunctions.catalog().byHandler().keySet().forEach(handler -> makers.put(handler, world -> nothing));
        LocalCloud cloud =
                LocalCloud.start(LocalCloudOptions.of(Installation.find().template())
                        .home(home)
                        .catalog(new FunctionCatalog(makers))
                        .tap(walk.tap())
                        .build());
        cloud.pauseEventSources();
        return cloud;
    }

    private static Map<String, AttributeValue> item(String pk, String text) {
        return Map.of(
                "pk",
                AttributeValue.fromS(pk),
                "sk",
                AttributeValue.fromS("planted"),
                "text",
                AttributeValue.fromS(text));
    }

    private static String table(LocalCloud cloud, String id) {
        return cloud.endpoints().tables().getOrDefault(id, "");
    }

    private static String queue(LocalCloud cloud, String id) {
        return cloud.endpoints().queues().getOrDefault(id, "");
    }
}
