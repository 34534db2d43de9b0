package dev.backroom.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {
    @Test
    void isThatOfFips180() {
        assertThat(Sha256.hex("abc".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void keepsTextsApart() {
        assertThat(Sha256.hex(8, "ab", "c")).hasSize(16).isNotEqualTo(Sha256.hex(8, "a", "bc"));
        assertThat(Sha256.hex(4, "ab", "c")).isEqualTo(Sha256.hex(8, "ab", "c").substring(0, 8));
    }
}
