package dev.backroom.console.html;

import dev.backroom.console.text.Language;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Phrase;
import java.util.List;

/** Writes a table with a heading row. Where there is no room for a row it becomes a card, each cell under its heading. */
public final class Table {
    private static final int LONG_ID = 24;

    private final Html html;
    private final List<String> headings;
    private int column;

    /** @param numbers the headings whose columns hold numbers */
    public Table(Html html, Language language, List<? extends Phrase> headings, List<? extends Phrase> numbers) {
        this.html = html;
        this.headings = headings.stream().map(heading -> heading.in(language)).toList();
        html.start("div", "class", "wide")
                .start("table", "class", "cards")
                .start("thead")
                .start("tr");
        for (Phrase heading : headings) {
            html.element("th", heading.in(language), "scope", "col", "class", numbers.contains(heading) ? "num" : "");
        }
        html.end().end().start("tbody");
    }

    /** @param mark the class of the row: {@code bad}, {@code warn} or empty text */
    public Table row(String mark) {
        column = 0;
        html.start("tr", "class", mark);
        return this;
    }

    public Table cell(String text) {
        return cell(text, "");
    }

    /** Long ids break anywhere, short ones nowhere. */
    public Table cell(String text, String style) {
        boolean breaks = style.equals("id") && text.length() > LONG_ID;
        return cell(() -> html.text(text), breaks ? "id any" : style);
    }

    public Table number(long value) {
        return cell(Numbers.count(value), "num");
    }

    /** A cell that holds more than a text. */
    public Table cell(Runnable write, String style) {
        html.start("td", "class", style, "data-label", headings.get(column++));
        write.run();
        html.end();
        return this;
    }

    public void endRow() {
        html.end();
    }

    public void done() {
        html.end().end().end();
    }
}
