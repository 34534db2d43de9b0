package dev.backroom.console.page;

/** One of the pages: reads its own tables, and says what its template shows. */
public interface ConsolePage {
    View show(PageContext c, Reading reading);
}
