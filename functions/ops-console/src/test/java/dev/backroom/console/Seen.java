package dev.backroom.console;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reader sees of a page. */
final class Seen {
    private Seen() {}

    /** The text of the page, blanks folded. */
    static String text(String page) {
        return page.replaceAll("(?s)<style>.*?</style>", "")
                .replaceAll("<[^>]*>", " ")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ");
    }

    /** Ids of the orders, in their order. */
    static List<String> rows(String page) {
        return Pattern.compile("(?<=>)576\\d{15}(?=<)")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** Where the list goes on. */
    static Optional<String> nextPage(String page) {
        Matcher link = Pattern.compile("after=([^\"&]+)[^>]*>Next page<").matcher(page);
        return link.find() ? Optional.of(URLDecoder.decode(link.group(1), StandardCharsets.UTF_8)) : Optional.empty();
    }
}
