package dev.backroom.desk.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.backroom.model.ShopId;
import org.junit.jupiter.api.Test;

final class FingerprintsTest {
    private static final ShopId SHOP = new ShopId("1");
    private static final Fingerprints TRACES = new Fingerprints(new byte[16]);

    @Test
    void areOneForOneAddress_howeverItIsWritten() {
        assertThat(TRACES.ofAddress(SHOP, "12 Mill Lane, Leeds", "LS9 0NX"))
                .isEqualTo(TRACES.ofAddress(SHOP, "12  MILL LANE Leeds", "ls90nx"))
                .matches("[0-9a-f]{24}");
        assertThat(TRACES.ofPhone(SHOP, "0740 012 3456")).isEqualTo(TRACES.ofPhone(SHOP, "07400123456"));
    }

    @Test
    void differBetweenShopsKindsAndSalts() {
        byte[] other = new byte[16];
        other[0] = 1;

        assertThat(TRACES.ofBuyer(SHOP, "7"))
                .isNotEqualTo(TRACES.ofBuyer(new ShopId("2"), "7"))
                .isNotEqualTo(TRACES.ofPhone(SHOP, "7"))
                .isNotEqualTo(new Fingerprints(other).ofBuyer(SHOP, "7"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprints(new byte[15]));
    }
}
