package dev.backroom.localcloud.browser;

import java.util.List;
import java.util.stream.IntStream;

/** Texts that would become markup, script or a disguise on a page that did not escape them. */
final class HostileTexts {
    private static final List<String> SHAPES = List.of(
            "<script>hit(%d)</script>",
            "\"><script>hit(%d)</script>",
            "'><img src=x onerror=hit(%d)>",
            "<svg/onload=hit(%d)>",
            "</td></tr></table><h1>%d</h1>",
            "</style><script>hit(%d)</script>",
            "<a href=\"javascript:hit(%d)\">x</a>",
            "&lt;script&gt;hit(%d)&lt;/script&gt;",
            "<iframe srcdoc='<script>hit(%d)</script>'>",
            "{\"a\":\"</cwdb-action><b>%d\"}",
            "\u202e<b>%d</b>\u202c",
            "`${hit(%d)}`",
            "<!-- %d",
            "]]><x%d>",
            "\" onmouseover=\"hit(%d)",
            "%%3Cscript%%3Ehit(%d)%%3C/script%%3E",
            "<form action=//evil><input name=a%d>",
            "<base href=//evil/%d>",
            "<math><mi xlink:href=data:x,%d>",
            "\ud83d\ude00<u>%d</u>\u200b");

    private HostileTexts() {}

    /** 200 of them, all different. */
    static List<String> all() {
        return IntStream.range(0, 200)
                .mapToObj(i -> SHAPES.get(i % SHAPES.size()).formatted(i))
                .toList();
    }

    /** As a page shows it: marks that turn the direction of writing are replaced. */
    static String shown(String text) {
        return text.replaceAll("[\u202a-\u202e\u2066-\u2069]", "\ufffd");
    }
}
