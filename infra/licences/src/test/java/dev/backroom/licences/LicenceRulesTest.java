package dev.backroom.licences;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The check itself: what it lets pass and what it does not. */
class LicenceRulesTest {
    private final LicenceRules rules = LicenceRules.read();

    @Test
    void refusesDynamoDbLocal() throws JsonProcessingException {
        assertThat(violations(
                        "software.amazon.dynamodb",
                        "DynamoDBLocal",
                        "{\"license\":{\"name\":\"DynamoDB Local License\","
                                + "\"url\":\"https://aws.amazon.com/dynamodb/dynamodblocallicense/\"}}"))
                .containsExactly("software.amazon.dynamodb:DynamoDBLocal:1 is under [DynamoDB Local License]");
    }

    @Test
    void refusesWhatIsPlainGplOrSourceAvailable_orSaysNothing() throws JsonProcessingException {
        for (String id : List.of("GPL-3.0-only", "AGPL-3.0-only", "SSPL-1.0", "BUSL-1.1", "Elastic-2.0")) {
            assertThat(violations("a", "b", "{\"license\":{\"id\":\"%s\"}}".formatted(id)))
                    .as(id)
                    .hasSize(1);
        }
        assertThat(violations("a", "b", "")).containsExactly("a:b:1 is under []");
        assertThat(violations("a", "b", "{\"expression\":\"Apache-2.0 AND SSPL-1.0\"}"))
                .hasSize(1);
    }

    @Test
    void acceptsOpenLicences_byIdNameExpressionAndChoice() throws JsonProcessingException {
        assertThat(violations("a", "b", "{\"license\":{\"id\":\"Apache-2.0\"}}"))
                .isEmpty();
        assertThat(violations("a", "b", "{\"license\":{\"name\":\"The apache license, version 2.0\"}}"))
                .isEmpty();
        assertThat(violations("a", "b", "{\"license\":{\"id\":\"GPL-2.0-only\"}},{\"license\":{\"id\":\"EPL-2.0\"}}"))
                .isEmpty();
        assertThat(violations("a", "b", "{\"expression\":\"(GPL-2.0-only OR MIT)\"}"))
                .isEmpty();
    }

    private List<String> violations(String group, String name, String licences) throws JsonProcessingException {
        JsonNode bom = new ObjectMapper()
                .readTree("{\"components\":[{\"group\":\"%s\",\"name\":\"%s\",\"version\":\"1\",\"licenses\":[%s]}]}"
                        .formatted(group, name, licences));
        return rules.violations(bom);
    }
}
