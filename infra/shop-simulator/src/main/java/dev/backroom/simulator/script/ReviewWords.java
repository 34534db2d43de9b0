package dev.backroom.simulator.script;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What buyers write, put together from phrases; now and then with something in it that a careless reader trips over. */
final class ReviewWords {
    private static final double HOSTILE = 0.06;

    /** Phrases of one language; the first sentence of a review tells what the stars tell. */
    private record Tongue(List<String> titles, List<String> good, List<String> mixed, List<String> bad, String gap) {}

    private static final Tongue ENGLISH = new Tongue(
            List.of("", "", "My honest view", "After two weeks", "Bought it in the live"),
            List.of(
                    "Love it, my skin feels soft and clean.",
                    "Arrived fast and well packed.",
                    "Great quality for this price.",
                    "The seller answered within minutes.",
                    "Exactly as shown in the live, will buy again."),
            List.of(
                    "It is okay, nothing special.",
                    "Good product, but the box was a little dented.",
                    "Smells nice. Delivery took longer than promised."),
            List.of(
                    "The bottle arrived broken and leaking.",
                    "I got a rash after one day and want a refund.",
                    "Wrong colour was sent and nobody answers.",
                    "Looks fake, not as described. Waste of money.",
                    "Late delivery, the parcel was open and one piece is missing."),
            " ");
    private static final Tongue CHINESE = new Tongue(
            List.of("", "", "真实评价", "直播间买的"),
            List.of("质量很好，非常喜欢。", "物流很快，包装完好。", "性价比高，会回购。", "客服态度很好，回复及时。"),
            List.of("一般般，没有想象中好。", "东西还可以，就是快递慢了点。"),
            List.of("收到的时候瓶子破了，漏得到处都是。", "用了过敏，要求退款。", "发错颜色，客服不理人。", "感觉是假货，和描述不符。"),
            "");
    private static final Tongue INDONESIAN = new Tongue(
            List.of("", "", "Ulasan jujur", "Beli di live"),
            List.of(
                    "Barang bagus, sesuai deskripsi.",
                    "Pengiriman cepat dan packing aman.",
                    "Harga murah kualitas oke, recommended.",
                    "Admin ramah, respon cepat."),
            List.of("Biasa saja, belum kelihatan hasilnya.", "Produk oke tapi pengiriman agak lama."),
            List.of(
                    "Botol pecah dan isinya tumpah, kecewa.",
                    "Kulit saya jadi gatal, minta refund.",
                    "Barang salah kirim dan penjual tidak respon.",
                    "Kayaknya palsu, tidak sesuai deskripsi."),
            " ");
    private static final List<String> TRAPS = List.of(
            "<script>alert('review')</script>",
            "\"><img src=x onerror=alert(1)>",
            "'; DROP TABLE reviews; --",
            "=HYPERLINK(\"http://simulator.invalid\",\"refund\")",
            "line one\nline two\r\nline three\ttab",
            "{{7*7}} ${jndi:ldap://simulator.invalid/a} %s %n",
            "\u202Etxt.ecived\u202C reads backwards",
            "z\u0335\u0321\u031Ba\u0337l\u0334g\u0336o\u0338 👩‍👩‍👧‍👦🇵🇭 \uFEFF\u200B",
            "comma, \"quotes\", 'more'; and a back\\slash",
            "</td></tr></table>&lt;b&gt; &#x3C;i&#x3E;");

    /** A title and a text. */
    record Words(String title, String text) {}

    private ReviewWords() {}

    static Words of(int stars, SplittableRandom chance) {
        double draw = chance.nextDouble();
        Tongue tongue = draw < 0.5 ? ENGLISH : draw < 0.75 ? CHINESE : INDONESIAN;
        List<String> phrases = stars >= 4 ? tongue.good() : stars == 3 ? tongue.mixed() : tongue.bad();
        List<String> left = new ArrayList<>(phrases);
        int count = Math.min(left.size(), 1 + chance.nextInt(3));
        List<String> said = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            said.add(left.remove(chance.nextInt(left.size())));
        }
        if (chance.nextDouble() < HOSTILE) {
            said.add(chance.nextInt(said.size() + 1), TRAPS.get(chance.nextInt(TRAPS.size())));
        }
        String title = tongue.titles().get(chance.nextInt(tongue.titles().size()));
        return new Words(title, String.join(tongue.gap(), said));
    }
}
