package dev.backroom.console;

/** What CloudWatch shows to somebody who adds the widget to a dashboard. */
public final class Description {
    public static final String TEXT = """
            ## Backroom

            The back room of this stack: what to do now and the figures, orders, stock, reviews, and what is stuck.

            ### Widget parameters

            Param | Description
            ---|---
            **page** | `today` (default), `orders`, `waves`, `stock`, `aftersales`, `reviews` or `system`
            **shop** | id of the only shop to show; without it all of them
            **lang** | `en` or `zh`; without it the dashboard's own language

            ### Example parameters

            ``` yaml
            page: orders
            lang: en
            ```
            """;

    private Description() {}
}
