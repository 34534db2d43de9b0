package dev.backroom.runtime.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private final Environment environment = new Environment(Map.of(
            "ORDERS_TABLE", "orders",
            "STOCK_TABLE", " ",
            "BACKROOM_TIKTOK_API", "https://api.example",
            "BACKROOM_TIKTOK_AUTH", "auth secret"));

    @Test
    void saysWhatIsMissing_whatItHolds_andWhereToSetIt() {
        assertThat(environment.get(Variable.ORDERS_TABLE)).isEqualTo("orders");
        for (Variable missing : new Variable[] {Variable.STOCK_TABLE, Variable.SHOPS_TABLE}) {
            assertThat(environment.find(missing)).isEmpty();
            assertThatThrownBy(() -> environment.get(missing))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("environment variable " + missing + " is not set: it holds " + missing.holds()
                            + "; set it on the function in template.yaml");
        }
    }

    @Test
    void refusesAnAddressThatIsNone_withoutRepeatingIt() {
        assertThat(environment.address(Variable.BACKROOM_TIKTOK_API)).isEqualTo(URI.create("https://api.example"));
        assertThatThrownBy(() -> environment.address(Variable.BACKROOM_TIKTOK_AUTH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("BACKROOM_TIKTOK_AUTH is no absolute address")
                .hasMessageNotContaining("secret");
    }
}
