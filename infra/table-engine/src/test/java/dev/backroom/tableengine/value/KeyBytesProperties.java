package dev.backroom.tableengine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeyBytesProperties {
    @Property
    void ordersNumbers_asTheirBytesAre(@ForAll("numbers") Num one, @ForAll("numbers") Num other) {
        int bytes = Arrays.compareUnsigned(KeyBytes.encode(one), KeyBytes.encode(other));
        assertThat(Integer.signum(bytes)).isEqualTo(Integer.signum(one.compareTo(other)));
    }

    @Property
    void readsNumberBack_fromItsBytes(@ForAll("numbers") Num number) {
        assertThat(new KeyBytes.Reader(KeyBytes.encode(number)).next(Type.N)).isEqualTo(number);
    }

    @Property
    void ordersTexts_asTheirUtf8Is(@ForAll("texts") String one, @ForAll("texts") String other) {
        int plain =
                Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
        int encoded = Arrays.compareUnsigned(KeyBytes.encode(new Value.S(one)), KeyBytes.encode(new Value.S(other)));
        assertThat(Integer.signum(encoded)).isEqualTo(Integer.signum(plain));
        assertThat(Integer.signum(Utf8.compare(one, other))).isEqualTo(Integer.signum(plain));
        assertThat(Utf8.length(one)).isEqualTo(one.getBytes(StandardCharsets.UTF_8).length);
    }

    @Property
    void ordersPairs_byPartitionThenSort(
            @ForAll byte[] hash, @ForAll("numbers") Num range, @ForAll byte[] otherHash, @ForAll("numbers") Num other) {
        byte[] one = KeyBytes.encode(Bytes.of(hash), range);
        byte[] two = KeyBytes.encode(Bytes.of(otherHash), other);
        int hashes = Arrays.compareUnsigned(hash, otherHash);
        int wanted = hashes != 0 ? hashes : range.compareTo(other);
        assertThat(Integer.signum(Arrays.compareUnsigned(one, two))).isEqualTo(Integer.signum(wanted));
        KeyBytes.Reader reader = new KeyBytes.Reader(one);
        assertThat(reader.next(Type.B)).isEqualTo(Bytes.of(hash));
        assertThat(reader.next(Type.N)).isEqualTo(range);
        assertThat(reader.atEnd()).isTrue();
    }

    @Property
    void spansEveryText_thatBeginsWithThePrefix(@ForAll("texts") String beginning, @ForAll("texts") String text) {
        byte[] from = KeyBytes.prefix(new Value.S(beginning));
        byte[] to = KeyBytes.afterPrefix(from);
        byte[] key = KeyBytes.encode(new Value.S(text));
        boolean inside = Arrays.compareUnsigned(from, key) <= 0 && (to == null || Arrays.compareUnsigned(key, to) < 0);
        assertThat(inside).isEqualTo(text.startsWith(beginning));
    }

    @Provide
    Arbitrary<Num> numbers() {
        Arbitrary<BigInteger> digits = Arbitraries.bigIntegers()
                .between(
                        BigInteger.TEN.pow(38).subtract(BigInteger.ONE).negate(),
                        BigInteger.TEN.pow(38).subtract(BigInteger.ONE));
        Arbitrary<Integer> exponents = Arbitraries.oneOf(
                Arbitraries.integers().between(-130, 87), Arbitraries.integers().between(-3, 3));
        Arbitrary<Num> wide = Combinators.combine(digits, exponents)
                .as((unscaled, exponent) -> Num.of(new BigDecimal(unscaled, -exponent)));
        Arbitrary<Num> close =
                Arbitraries.integers().between(-2000, 2000).map(number -> Num.of(BigDecimal.valueOf(number, 2)));
        return Arbitraries.oneOf(wide, close);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars('a', 'b', '\0', '\u0001', '\u00ff', '\u07ff', '\u0800', '\uffff', '\ue000')
                .ofMaxLength(4)
                .flatMap(text -> Arbitraries.of(text, text + "\ud83d\ude00", "\ud83d\ude00" + text));
    }
}
